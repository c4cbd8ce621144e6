import * as l10n from '@vscode/l10n';
import { formatSize } from '../../../domain/sizes.ts';
import type { Snapshot, Volume } from '../../../domain/resources.ts';
import type { Order } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import type { Question } from '../../../ui/confirm.ts';
import { called, shortName } from '../../../ui/format/names.ts';
import { plainLines } from '../../../ui/format/safe-text.ts';
import type { Priced } from '../preview/costs.ts';
import { resizeCost, restoreCost, snapshotCost } from '../preview/costs.ts';

type Store = Priced & Pick<ResourceStore, 'needsId' | 'shortId'>;

/** What is asked before a volume grows: that can't be taken back. */
export function resizeQuestion(volume: Volume, { sizeGb }: Order<'resizeVolume'>, store: Store): Question {
  const name = called(volume, store);
  const then = formatSize(sizeGb);
  return {
    message:
      volume.sizeGb === undefined
        ? l10n.t('Resize {0} to {1}?', name, then)
        : l10n.t('Resize {0} from {1} to {2}?', name, formatSize(volume.sizeGb), then),
    detail: plainLines([
      ...resizeCost(volume, sizeGb, store),
      l10n.t('A volume can’t be made smaller again.'),
    ]),
    confirm: l10n.t('Resize'),
    keep: l10n.t('Keep Size'),
    name: undefined,
  };
}

export function snapshotQuestion(order: Order<'createSnapshot'>, store: Store): Question {
  const instance = called({ kind: 'instance', ...order.instance }, store);
  return {
    message: l10n.t('Create the snapshot {0} of {1}?', shortName(order), instance),
    detail: plainLines(snapshotCost(store)),
    confirm: l10n.t('Create Snapshot'),
    name: undefined,
  };
}

export function restoreQuestion(
  snapshot: Snapshot,
  order: Order<'restoreSnapshot'>,
  store: Store & Pick<ResourceStore, 'find'>,
): Question {
  const id = snapshot.instance?.id;
  const origin = id === undefined ? undefined : store.find('instance', id);
  return {
    message: l10n.t('Restore {0} as the new instance {1}?', called(snapshot, store), shortName(order)),
    detail: plainLines([...restoreCost(origin, store), l10n.t('The snapshot stays as it is.')]),
    confirm: l10n.t('Restore as New Instance'),
    name: undefined,
  };
}
