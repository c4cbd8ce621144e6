import * as l10n from '@vscode/l10n';
import type { Resource } from '../../../domain/resources.ts';
import type { Question } from '../../../ui/confirm.ts';
import { called, calledWhole, shortName } from '../../../ui/format/names.ts';
import { plainLines } from '../../../ui/format/safe-text.ts';
import type { BulkStore } from './bulk-store.ts';

/** What is asked about what is no longer listed: by what was known of it. */
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

export function volumeDeletion(volume: Named, store: Store): Question {
  return deletion(
    volume,
    store,
    l10n.t('Delete the volume {0}?', calledWhole(volume, store)),
    l10n.t('All data on it is lost.'),
    l10n.t('Delete Volume'),
  );
}

export function snapshotDeletion(snapshot: Named, store: Store): Question {
  return deletion(
    snapshot,
    store,
    l10n.t('Delete the snapshot {0}?', calledWhole(snapshot, store)),
    l10n.t('If an image was made from it, that may be deleted with it.'),
    l10n.t('Delete Snapshot'),
  );
}

export function imageDeletion(image: Named, store: Store): Question {
  return deletion(
    image,
    store,
    l10n.t('Delete the image {0}?', calledWhole(image, store)),
    l10n.t('Instances can no longer be deployed from it.'),
    l10n.t('Delete Image'),
  );
}

export function detaching(volume: Named, instance: Named, store: Store): Question {
  const [name, host] = [called(volume, store), called(instance, store)];
  return interruption(
    l10n.t('Detach {0} from {1}?', name, host),
    l10n.t('What runs on {0} can no longer use {1}.', host, name),
    l10n.t('Detach Volume'),
  );
}

export function shuttingDown(instance: Named, store: Store): Question {
  const name = called(instance, store);
  return interruption(
    l10n.t('Shut down {0}?', name),
    l10n.t('What runs on {0} ends. An instance in SHUTOFF is still billed in full.', name),
    l10n.t('Shut Down'),
  );
}

export function rebooting(instance: Named, store: Store): Question {
  const name = called(instance, store);
  return interruption(
    l10n.t('Reboot {0}?', name),
    l10n.t('What runs on {0} is interrupted.', name),
    l10n.t('Reboot'),
  );
}

export function hibernating(instance: Named, store: Store): Question {
  const name = called(instance, store);
  return interruption(
    l10n.t('Hibernate {0}?', name),
    l10n.t('What runs on {0} ends.', name),
    l10n.t('Hibernate'),
  );
}
