import * as l10n from '@vscode/l10n';
import type { Instance } from '../../../domain/resources.ts';
import type { NameStore } from '../../../ui/format/names.ts';
import { called } from '../../../ui/format/names.ts';
import { countLabel } from '../../../kinds/labels.ts';
import { detailOf } from '../preview/detail.ts';
import type { BulkStore } from '../preview/bulk-store.ts';
import type { Preview, Sorted, Excluded } from '../preview/preview.ts';
import { rowsOf } from '../preview/preview.ts';
import { named } from '../preview/words.ts';
import { reasonsOf } from './attach-sorting.ts';

/** More reasons than this don't fit into a message. */
const mostReasons = 4;

/**
 * What is asked before several volumes are attached.
 * @param others how many of another kind were selected, too: nothing is done to them
 */
export function attachPreview(
  { eligible, excluded }: Sorted,
  instance: Instance,
  others: number,
  store: BulkStore,
): Preview {
  const host = called(instance, store);
  const count = eligible.length;
  const [first] = eligible;
  const what =
    first !== undefined && count === 1 ? named(first.resource, store) : countLabel('volumes', count);
  const message = l10n.t('Attach {0} to {1}?', what, host);
  return {
    message,
    ...detailOf(message, {
      ...rowsOf('attachVolume', { eligible, excluded }, store),
      notPossible: l10n.t('Cannot be attached to {0} now', host),
      others,
      means: [
        l10n.t(
          'Attaching costs nothing by itself: a volume is billed as long as it is there, attached or not.',
        ),
      ],
    }),
    confirm: count === 1 ? l10n.t('Attach Volume') : l10n.t('Attach {0} Volumes', count),
    name: undefined,
    id: undefined,
    phrase: undefined,
  };
}

/** Why none of them can be attached. */
export function cannotAttachText(staying: readonly Excluded[], store: NameStore): string {
  const what =
    staying.length === 1
      ? staying.map(({ resource }) => called(resource, store)).join()
      : countLabel('volumes', staying.length);
  return `${l10n.t('{0} can’t be attached now.', what)} ${reasonsOf(staying, mostReasons)}`;
}
