import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../../domain/checks.ts';
import { no } from '../../../domain/checks.ts';
import type { Resource } from '../../../domain/resources.ts';
import type { Blocks, Detail } from './detail.ts';
import { detailOf } from './detail.ts';
import type { BulkAction } from './bulk-actions.ts';
import type { BulkStore } from './bulk-store.ts';
import { bulkEligibility, consequences } from './bulk-actions.ts';
import type { RowAction } from './rows.ts';
import { idText, reasonText, row } from './rows.ts';
import { countOf, kindTitle, named, namedWhole, wordsOf } from './words.ts';

export interface Eligible {
  readonly resource: Resource;
  /** What only Barrack can tell; undefined where nothing is open. */
  readonly open: string | undefined;
}

export interface Excluded {
  readonly resource: Resource;
  readonly reason: string;
}

/** What an action is done to, and what it can't be done to now. */
export interface Sorted {
  readonly eligible: readonly Eligible[];
  readonly excluded: readonly Excluded[];
}

/**
 * What something can be done to, and what not.
 * @param inUse why it can't be done beside what is under way; undefined where it can
 */
export function sortedBy<R extends Resource>(
  resources: readonly R[],
  eligibility: (resource: R) => Eligibility,
  inUse: (resource: R) => string | undefined = () => undefined,
): Sorted {
  const all = resources.map((resource) => {
    const is = eligibility(resource);
    const busy = is.can === 'no' ? undefined : inUse(resource);
    return { resource, is: busy === undefined ? is : no(busy) };
  });
  return {
    eligible: all.flatMap(({ resource, is }) =>
      is.can === 'no' ? [] : [{ resource, open: is.can === 'server' ? is.reason : undefined }],
    ),
    excluded: all.flatMap(({ resource, is }) => (is.can === 'no' ? [{ resource, reason: is.reason }] : [])),
  };
}

/** The same for an action, by its rules; `inUse` as above. */
export function sorted(
  action: BulkAction,
  resources: readonly Resource[],
  store: Pick<BulkStore, 'imageOf' | 'instanceOf' | 'tierOf'>,
  inUse?: (resource: Resource) => string | undefined,
): Sorted {
  return sortedBy(resources, (resource) => bulkEligibility(action, resource, store), inUse);
}

/** All that is asked before many resources are changed, or one. */
export interface Preview extends Detail {
  readonly message: string;
  /** The button that does it. */
  readonly confirm: string;
  /** What may have to be typed, as in a question; undefined where nothing is destroyed. */
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly phrase: string | undefined;
}

/** A row of what it is done to, with what only Barrack can tell of it. */
function eligibleRow(action: RowAction, { resource, open }: Eligible, store: BulkStore): string {
  const text = row(action, resource, store);
  return open === undefined ? text : `${text} (${reasonText(open)})`;
}

/** Why it can't be done to one, which the reason names. */
function excludedRow(action: RowAction, { resource, reason }: Excluded, store: BulkStore): string {
  const id = idText(action, resource, store);
  return id === undefined ? reasonText(reason) : `${reasonText(reason)} (${id})`;
}

/** What it is done to, and what it can't be done to, a row each. */
export function rowsOf(
  action: RowAction,
  { eligible, excluded }: Sorted,
  store: BulkStore,
): Pick<Blocks, 'eligible' | 'excluded'> {
  return {
    eligible: eligible.map((each) => eligibleRow(action, each, store)),
    excluded: excluded.map((each) => excludedRow(action, each, store)),
  };
}

/** @param others how many of another kind were selected, too: nothing is done to them */
export function preview(
  action: BulkAction,
  { eligible, excluded }: Sorted,
  others: number,
  store: BulkStore,
): Preview {
  const resources = eligible.map(({ resource }) => resource);
  const [first] = resources;
  const one = resources.length === 1 ? first : undefined;
  const count = resources.length;
  const words = wordsOf(action);
  const destroys = action.startsWith('delete');
  const message = words.ask(
    one === undefined ? countOf(action, count) : (destroys ? namedWhole : named)(one, store),
  );
  return {
    message,
    ...detailOf(message, {
      ...rowsOf(action, { eligible, excluded }, store),
      notPossible: words.notPossible(),
      others,
      means: consequences(action, resources, store),
    }),
    confirm: words.title(kindTitle(action, count)),
    name: destroys ? one?.name : undefined,
    id: destroys && one !== undefined && store.needsId(one) ? one.id : undefined,
    phrase: destroys && one === undefined ? l10n.t('delete {0}', countOf(action, count)) : undefined,
  };
}
