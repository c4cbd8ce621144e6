import * as l10n from '@vscode/l10n';
import type { Operation } from '../state/operation.ts';
import type { Order } from '../state/orders.ts';
import type { Question } from '../ui/confirm.ts';

function partQuestion(order: Order): Question | undefined {
  switch (order.kind) {
    case 'deleteImage': {
      const { id, name } = order.image;
      return {
        message: l10n.t('Delete the image {0}?', name),
        detail: l10n.t(
          'The id of {0} is {1}. Instances can no longer be deployed from it. This can’t be undone.',
          name,
          id,
        ),
        confirm: l10n.t('Delete Image'),
        name,
      };
    }
    case 'stopInstance': {
      const { name } = order.instance;
      return {
        message: l10n.t('Shut down {0}?', name),
        detail: l10n.t('What runs on {0} ends. An instance in SHUTOFF is still billed in full.', name),
        confirm: l10n.t('Shut Down'),
        name: undefined,
      };
    }
    case 'clone':
    case 'createImage':
    case 'startInstance':
      return undefined;
  }
}

/** What to ask before an operation is begun anew; undefined where it destroys and interrupts nothing. */
export function retryQuestion({ orders }: Pick<Operation, 'orders'>): Question | undefined {
  return orders.map(partQuestion).find((question) => question !== undefined);
}
