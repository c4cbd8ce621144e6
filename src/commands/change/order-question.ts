import * as l10n from '@vscode/l10n';
import type { Order } from '../../state/orders.ts';
import type { Question } from '../../ui/confirm.ts';
import { plain } from '../../ui/safe-text.ts';
import type { BulkStore } from '../bulk/orders.ts';
import { preview } from '../bulk/preview.ts';
import { shortName } from '../bulk/rows.ts';
import { aimOf, goingOf } from './order-aim.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

function deletion(thing: Named, message: string, kept: string, button: string): Question {
  const told = l10n.t('The id of {0} is {1}.', shortName(thing), plain(thing.id));
  const detail = [told, kept, l10n.t('This can’t be undone.')].join(' ');
  return { message, detail, confirm: button, name: thing.name };
}

function interruption(message: string, detail: string, button: string): Question {
  return { message, detail, confirm: button, name: undefined };
}

function volumeDeletion(volume: Named): Question {
  return deletion(
    volume,
    l10n.t('Delete the volume {0}?', shortName(volume)),
    l10n.t('All data on it is lost.'),
    l10n.t('Delete Volume'),
  );
}

function snapshotDeletion(snapshot: Named): Question {
  return deletion(
    snapshot,
    l10n.t('Delete the snapshot {0}?', shortName(snapshot)),
    l10n.t('If an image was made from it, that may be deleted with it.'),
    l10n.t('Delete Snapshot'),
  );
}

function imageDeletion(image: Named): Question {
  return deletion(
    image,
    l10n.t('Delete the image {0}?', shortName(image)),
    l10n.t('Instances can no longer be deployed from it.'),
    l10n.t('Delete Image'),
  );
}

function detaching(volume: Named, instance: Named): Question {
  const [name, host] = [shortName(volume), shortName(instance)];
  return interruption(
    l10n.t('Detach {0} from {1}?', name, host),
    l10n.t('What runs on {0} can no longer use {1}.', host, name),
    l10n.t('Detach Volume'),
  );
}

function shuttingDown(instance: Named): Question {
  const name = shortName(instance);
  return interruption(
    l10n.t('Shut down {0}?', name),
    l10n.t('What runs on {0} ends. An instance in SHUTOFF is still billed in full.', name),
    l10n.t('Shut Down'),
  );
}

function rebooting(instance: Named): Question {
  const name = shortName(instance);
  return interruption(
    l10n.t('Reboot {0}?', name),
    l10n.t('What runs on {0} is interrupted.', name),
    l10n.t('Reboot'),
  );
}

function hibernating(instance: Named): Question {
  const name = shortName(instance);
  return interruption(
    l10n.t('Hibernate {0}?', name),
    l10n.t('What runs on {0} ends.', name),
    l10n.t('Hibernate'),
  );
}

/** What is asked where what an order is done to is no longer listed; undefined where it destroys and interrupts nothing. */
export function blindQuestion(order: Order): Question | undefined {
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

/**
 * What is asked before an order that is already known is sent, as before it was given; undefined where it destroys and
 * interrupts nothing.
 */
export function orderQuestion(order: Order, store: BulkStore): Question | undefined {
  const aim = aimOf(order, store);
  if (aim === undefined) {
    return blindQuestion(order);
  }
  const sorted = { going: [goingOf(aim, store)], staying: [] };
  const { message, detail, confirm, name } = preview(aim.action, sorted, 0, store);
  return { message, detail, confirm, name };
}
