import * as l10n from '@vscode/l10n';
import { no } from '../../domain/checks.ts';
import type { Resource } from '../../domain/resources.ts';
import { consequences } from './consequences.ts';
import { cut } from './cut.ts';
import type { BulkAction, BulkStore } from './orders.ts';
import { bulkEligibility } from './orders.ts';
import { reasonText, row } from './rows.ts';
import { countOf, kindTitle, named, wordsOf } from './words.ts';

/** So many resources fit into a question; of these so many at least are what it is done to. */
const mostShown = 15;
const mostOfThose = 10;

export interface Going {
  readonly resource: Resource;
  /** What only Barrack can tell; undefined where nothing is open. */
  readonly open: string | undefined;
}

export interface Staying {
  readonly resource: Resource;
  readonly reason: string;
}

/** What an action is done to, and what it can't be done to now. */
export interface Sorted {
  readonly going: readonly Going[];
  readonly staying: readonly Staying[];
}

/** @param inUse why it can't be done beside what is under way; undefined where it can */
export function sorted(
  action: BulkAction,
  resources: readonly Resource[],
  store: Pick<BulkStore, 'imageOf' | 'instanceOf' | 'tierOf'>,
  inUse: (resource: Resource) => string | undefined = () => undefined,
): Sorted {
  const all = resources.map((resource) => {
    const is = bulkEligibility(action, resource, store);
    const busy = is.can === 'no' ? undefined : inUse(resource);
    return { resource, is: busy === undefined ? is : no(busy) };
  });
  return {
    going: all.flatMap(({ resource, is }) =>
      is.can === 'no' ? [] : [{ resource, open: is.can === 'server' ? is.reason : undefined }],
    ),
    staying: all.flatMap(({ resource, is }) => (is.can === 'no' ? [{ resource, reason: is.reason }] : [])),
  };
}

/** All that is asked before many resources are changed, or one. */
export interface Preview {
  readonly message: string;
  readonly detail: string;
  /** The button that does it. */
  readonly confirm: string;
  /** The same with every resource, where the detail leaves some out. */
  readonly whole: string | undefined;
  /** What may have to be typed: a name, or a phrase where it is more than one; undefined where nothing is destroyed. */
  readonly name: string | undefined;
  readonly phrase: string | undefined;
}

function goingRow(action: BulkAction, { resource, open }: Going, store: BulkStore): string {
  const text = row(action, resource, store);
  return open === undefined ? text : `${text} (${reasonText(open)})`;
}

interface Blocks {
  readonly going: readonly string[];
  readonly staying: readonly string[];
  readonly others: string | undefined;
  readonly means: readonly string[];
}

function detailOf(action: BulkAction, { going, staying, others, means }: Blocks): string {
  const stay = staying.length === 0 ? [] : [`${wordsOf(action).notPossible()}:`, ...staying];
  return [going, [...stay, others ?? ''], means]
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
}

/** How many of both are shown: all, if they fit. */
function room(going: number, staying: number): readonly [going: number, staying: number] {
  const forGoing = Math.min(going, Math.max(mostOfThose, mostShown - staying));
  return [forGoing, Math.max(mostShown - forGoing, 1)];
}

/** @param others how many of another kind were selected, too: nothing is done to them */
export function preview(
  action: BulkAction,
  { going, staying }: Sorted,
  others: number,
  store: BulkStore,
): Preview {
  const resources = going.map(({ resource }) => resource);
  const [first] = resources;
  const one = resources.length === 1 ? first : undefined;
  const count = resources.length;
  const words = wordsOf(action);
  const blocks: Blocks = {
    going: going.map((each) => goingRow(action, each, store)),
    staying: staying.map(({ reason }) => reasonText(reason)),
    others: others === 0 ? undefined : othersText(others),
    means: consequences(action, resources, store),
  };
  const [mostGoing, mostStaying] = room(count, staying.length);
  const isCut = count > mostGoing || staying.length > mostStaying;
  const message = words.ask(one === undefined ? countOf(action, count) : named(one));
  const shown = { ...blocks, going: cut(blocks.going, mostGoing), staying: cut(blocks.staying, mostStaying) };
  const destroys = action.startsWith('delete');
  return {
    message,
    detail: detailOf(action, shown),
    confirm: words.title(kindTitle(action, count)),
    whole: isCut ? `${message}\n\n${detailOf(action, blocks)}\n` : undefined,
    name: destroys ? one?.name : undefined,
    phrase: destroys && one === undefined ? l10n.t('delete {0}', countOf(action, count)) : undefined,
  };
}

function othersText(count: number): string {
  return count === 1
    ? l10n.t('1 selected item is of another kind, and stays as it is.')
    : l10n.t('{0} selected items are of another kind, and stay as they are.', count);
}
