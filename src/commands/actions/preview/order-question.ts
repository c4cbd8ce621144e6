import * as l10n from '@vscode/l10n';
import type { Resource } from '../../../domain/resources.ts';
import type { Order } from '../../../writes/model/orders.ts';
import type { Question } from '../../../ui/confirm.ts';
import { called, calledWhole, shortName } from '../../../ui/format/names.ts';
import { plainLines } from '../../../ui/format/safe-text.ts';
import type { BulkStore } from './bulk-orders.ts';
import { preview } from './preview.ts';
import { aimOf, goingOf } from './order-aim.ts';

type Named = Pick<Resource, 'kind' | 'id' | 'name'>;
type Store = Pick<BulkStore, 'needsId' | 'shortId'>;

function deletion(thing: Named, store: Store, message: string, kept: string, button: string): Question {
  const told = l10n.t('The ID of {0} is {1}.', shortName(thing), shortName({ name: thing.id }));
  return {
    message,
    detail: plainLines([[told, kept, l10n.t('This can’t be undone.')].join(' ')]),
    confirm: button,
    name: thing.name,
    id: store.needsId(thing) ? thing.id : undefined,
  };
}

function interruption(message: string, detail: string, button: string): Question {
  return { message, detail: plainLines([detail]), confirm: button, name: undefined };
}

function volumeDeletion(volume: Named, store: Store): Question {
  return deletion(
    volume,
    store,
    l10n.t('Delete the volume {0}?', calledWhole(volume, store)),
    l10n.t('All data on it is lost.'),
    l10n.t('Delete Volume'),
  );
}

function snapshotDeletion(snapshot: Named, store: Store): Question {
  return deletion(
    snapshot,
    store,
    l10n.t('Delete the snapshot {0}?', calledWhole(snapshot, store)),
    l10n.t('If an image was made from it, that may be deleted with it.'),
    l10n.t('Delete Snapshot'),
  );
}

function imageDeletion(image: Named, store: Store): Question {
  return deletion(
    image,
    store,
    l10n.t('Delete the image {0}?', calledWhole(image, store)),
    l10n.t('Instances can no longer be deployed from it.'),
    l10n.t('Delete Image'),
  );
}

function detaching(volume: Named, instance: Named, store: Store): Question {
  const [name, host] = [called(volume, store), called(instance, store)];
  return interruption(
    l10n.t('Detach {0} from {1}?', name, host),
    l10n.t('What runs on {0} can no longer use {1}.', host, name),
    l10n.t('Detach Volume'),
  );
}

function shuttingDown(instance: Named, store: Store): Question {
  const name = called(instance, store);
  return interruption(
    l10n.t('Shut down {0}?', name),
    l10n.t('What runs on {0} ends. An instance in SHUTOFF is still billed in full.', name),
    l10n.t('Shut Down'),
  );
}

function rebooting(instance: Named, store: Store): Question {
  const name = called(instance, store);
  return interruption(
    l10n.t('Reboot {0}?', name),
    l10n.t('What runs on {0} is interrupted.', name),
    l10n.t('Reboot'),
  );
}

function hibernating(instance: Named, store: Store): Question {
  const name = called(instance, store);
  return interruption(
    l10n.t('Hibernate {0}?', name),
    l10n.t('What runs on {0} ends.', name),
    l10n.t('Hibernate'),
  );
}

/** What is asked where what an order is done to is no longer listed; undefined where it destroys and interrupts nothing. */
export function blindQuestion(order: Order, store: Store): Question | undefined {
  switch (order.kind) {
    case 'deleteVolume':
      return volumeDeletion({ kind: 'volume', ...order.volume }, store);
    case 'deleteSnapshot':
      return snapshotDeletion({ kind: 'snapshot', ...order.snapshot }, store);
    case 'deleteImage':
      return imageDeletion({ kind: 'image', ...order.image }, store);
    case 'detachVolume':
      return detaching({ kind: 'volume', ...order.volume }, { kind: 'instance', ...order.instance }, store);
    case 'stopInstance':
      return shuttingDown({ kind: 'instance', ...order.instance }, store);
    case 'rebootInstance':
      return rebooting({ kind: 'instance', ...order.instance }, store);
    case 'hibernateInstance':
      return hibernating({ kind: 'instance', ...order.instance }, store);
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
    return blindQuestion(order, store);
  }
  const sorted = { eligible: [goingOf(aim, store)], excluded: [] };
  const { message, detail, confirm, name, id } = preview(aim.action, sorted, 0, store);
  return { message, detail, confirm, name, id };
}
