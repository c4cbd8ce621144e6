import * as l10n from '@vscode/l10n';
import { formatSize } from '../../domain/money.ts';
import type { Snapshot, Volume } from '../../domain/resources.ts';
import type { ResizeOrder, RestorationOrder, SnapshotOrder } from '../../state/orders.ts';
import type { ResourceStore } from '../../state/store.ts';
import type { Question } from '../../ui/confirm.ts';
import { shortName } from '../bulk/rows.ts';
import type { Priced } from './costs.ts';
import { resizeCost, restoreCost, snapshotCost } from './costs.ts';

/** What is asked before a volume grows: that can't be taken back. */
export function resizeQuestion(volume: Volume, { sizeGb }: ResizeOrder, store: Priced): Question {
  const name = shortName(volume);
  const then = formatSize(sizeGb);
  return {
    message:
      volume.sizeGb === undefined
        ? l10n.t('Resize {0} to {1}?', name, then)
        : l10n.t('Resize {0} from {1} to {2}?', name, formatSize(volume.sizeGb), then),
    detail: [...resizeCost(volume, sizeGb, store), l10n.t('A volume can’t be made smaller again.')].join(
      '\n',
    ),
    confirm: l10n.t('Resize'),
    name: undefined,
  };
}

export function snapshotQuestion(order: SnapshotOrder, store: Priced): Question {
  return {
    message: l10n.t('Create the snapshot {0} of {1}?', shortName(order), shortName(order.instance)),
    detail: snapshotCost(store).join('\n'),
    confirm: l10n.t('Create Snapshot'),
    name: undefined,
  };
}

export function restoreQuestion(
  snapshot: Snapshot,
  order: RestorationOrder,
  store: Priced & Pick<ResourceStore, 'find'>,
): Question {
  const id = snapshot.instance?.id;
  const origin = id === undefined ? undefined : store.find('instance', id);
  return {
    message: l10n.t('Restore {0} as the new instance {1}?', shortName(snapshot), shortName(order)),
    detail: [...restoreCost(origin, store), l10n.t('The snapshot stays as it is.')].join('\n'),
    confirm: l10n.t('Restore as New Instance'),
    name: undefined,
  };
}
