import * as l10n from '@vscode/l10n';
import { operationLabel } from '../operations/words.ts';
import type { Operation } from '../state/operation.ts';
import type { Order } from '../state/orders.ts';
import type { Question } from '../ui/confirm.ts';
import { plain } from '../ui/safe-text.ts';
import { cut } from './bulk/cut.ts';

/** So many operations, and so many consequences, fit into a question. */
const mostShown = 15;

/** What of an operation is asked about. */
type Retried = Pick<Operation, 'orders' | 'main'>;

interface Named {
  readonly id: string;
  readonly name: string;
}

function deletion({ id, name }: Named, message: string, kept: string, button: string): Question {
  const told = l10n.t('The id of {0} is {1}.', plain(name), plain(id));
  return { message, detail: [told, kept, l10n.t('This can’t be undone.')].join(' '), confirm: button, name };
}

function interruption(message: string, detail: string, button: string): Question {
  return { message, detail, confirm: button, name: undefined };
}

function volumeDeletion(volume: Named): Question {
  return deletion(
    volume,
    l10n.t('Delete the volume {0}?', plain(volume.name)),
    l10n.t('All data on it is lost.'),
    l10n.t('Delete Volume'),
  );
}

function snapshotDeletion(snapshot: Named): Question {
  return deletion(
    snapshot,
    l10n.t('Delete the snapshot {0}?', plain(snapshot.name)),
    l10n.t('If an image was made from it, that may be deleted with it.'),
    l10n.t('Delete Snapshot'),
  );
}

function imageDeletion(image: Named): Question {
  return deletion(
    image,
    l10n.t('Delete the image {0}?', plain(image.name)),
    l10n.t('Instances can no longer be deployed from it.'),
    l10n.t('Delete Image'),
  );
}

function detaching(volume: Named, instance: Named): Question {
  const [name, host] = [plain(volume.name), plain(instance.name)];
  return interruption(
    l10n.t('Detach {0} from {1}?', name, host),
    l10n.t('What runs on {0} can no longer use {1}.', host, name),
    l10n.t('Detach Volume'),
  );
}

function shuttingDown(instance: Named): Question {
  const name = plain(instance.name);
  return interruption(
    l10n.t('Shut down {0}?', name),
    l10n.t('What runs on {0} ends. An instance in SHUTOFF is still billed in full.', name),
    l10n.t('Shut Down'),
  );
}

function rebooting(instance: Named): Question {
  const name = plain(instance.name);
  return interruption(
    l10n.t('Reboot {0}?', name),
    l10n.t('What runs on {0} is interrupted.', name),
    l10n.t('Reboot'),
  );
}

function hibernating(instance: Named): Question {
  const name = plain(instance.name);
  return interruption(
    l10n.t('Hibernate {0}?', name),
    l10n.t('What runs on {0} ends.', name),
    l10n.t('Hibernate'),
  );
}

function partQuestion(order: Order): Question | undefined {
  switch (order.kind) {
    case 'deleteVolume':
      return volumeDeletion(order.volume);
    case 'deleteSnapshot':
      return snapshotDeletion(order.snapshot);
    case 'deleteImage':
      return imageDeletion(order.image);
    case 'detachVolume':
      return detaching(order.volume, order.instance);
    case 'stopInstance':
      return shuttingDown(order.instance);
    case 'rebootInstance':
      return rebooting(order.instance);
    case 'hibernateInstance':
      return hibernating(order.instance);
    default:
      return undefined;
  }
}

function partsOf({ orders }: Retried): readonly Question[] {
  return orders.map(partQuestion).filter((question) => question !== undefined);
}

/** One for all: what is done, and what that means. */
function questionForMany(operations: readonly Retried[]): Question {
  const questions = operations.flatMap(partsOf);
  const destroyed = questions.filter(({ name }) => name !== undefined);
  const labels = operations.map((operation) => plain(operationLabel(operation)));
  const details = questions.map(({ detail }) => detail);
  return {
    message: l10n.t('Try {0} operations again?', operations.length),
    detail: [...cut(labels, mostShown), '', ...cut(details, mostShown)].join('\n'),
    confirm: l10n.t('Try {0} Again', operations.length),
    name: destroyed.length === 1 ? destroyed[0]?.name : undefined,
    phrase: destroyed.length > 1 ? l10n.t('delete {0} resources', destroyed.length) : undefined,
  };
}

/** What to ask before operations are begun anew, once for all; undefined where none destroys or interrupts anything. */
export function retryQuestion(operations: readonly Retried[]): Question | undefined {
  const [question] = operations.flatMap(partsOf);
  return operations.length < 2 || question === undefined ? question : questionForMany(operations);
}
