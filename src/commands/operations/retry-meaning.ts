import * as l10n from '@vscode/l10n';
import { madeText, rowLabel } from '../../ui/format/operation-words.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { Question } from '../../ui/confirm.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { namesAlone } from '../../ui/format/names.ts';
import { visible } from '../../domain/visible.ts';
import { clipped } from '../../domain/visible.ts';
import { joined } from '../../ui/format/text.ts';
import { consequences } from '../actions/preview/bulk-actions.ts';
import type { BulkAction } from '../actions/preview/bulk-actions.ts';
import type { BulkStore } from '../actions/preview/bulk-store.ts';
import { rowFacts } from '../actions/preview/rows.ts';
import { countOf, wordsOf } from '../actions/preview/words.ts';
import type { Aim } from '../actions/preview/order-aim.ts';
import { aimOf } from '../actions/preview/order-aim.ts';
import { orderCosts } from '../actions/preview/order-costs.ts';
import { blindQuestion } from '../actions/preview/order-question.ts';

/** Longer halves of a label leave no room for the other. */
const longestHalf = 80;

export function label(order: Order, store: NameStore): string {
  return [rowLabel(order, store), madeText(order, store)]
    .filter((half) => half !== undefined)
    .map((half) => clipped(visible(half), longestHalf))
    .join(' ');
}

/** An order, and what it destroys or interrupts of what is listed now. */
interface Aimed {
  readonly order: Order;
  readonly aim: Aim | undefined;
}

const aimed = (orders: readonly Order[], store: BulkStore): readonly Aimed[] =>
  orders.map((order) => ({ order, aim: aimOf(order, store) }));

/** Each once, though it is aimed at twice. */
const resourcesOf = (them: readonly Aimed[]) => [
  ...new Set(them.map(({ aim }) => aim?.resource).filter((one) => one !== undefined)),
];

/** What each order does, with which of all listed things it destroys. */
export function labeller(orders: readonly Order[], store: BulkStore): (order: Order) => string {
  const deleted = aimed(orders, store).filter(({ order }) => order.kind.startsWith('delete'));
  const aims = new Map(deleted.map(({ order, aim }) => [order, aim]));
  return (order) => {
    const aim = aims.get(order);
    return aim === undefined
      ? label(order, store)
      : joined([label(order, namesAlone), rowFacts(aim.action, aim.resource, store)]);
  };
}

const line = (what: string, sentences: readonly string[]): readonly string[] =>
  sentences.length === 0 ? [] : [l10n.t('{0}: {1}', what, sentences.join(' '))];

/** What the same done to one or several things means, as before it was done first. */
function groupLines(action: BulkAction, them: readonly Aimed[], store: BulkStore): readonly string[] {
  const resources = resourcesOf(them);
  const [first] = them;
  const what =
    first !== undefined && resources.length === 1
      ? label(first.order, store)
      : wordsOf(action).title(countOf(action, resources.length));
  return line(what, consequences(action, resources, store));
}

export interface Meant {
  /** What it does to what there is, and what it costs, a sentence or more each. */
  readonly lines: readonly string[];
  /** What it destroys, by what may have to be typed. */
  readonly destroyed: readonly Pick<Question, 'name' | 'id'>[];
}

export function meant(orders: readonly Order[], store: BulkStore): Meant {
  const all = aimed(orders, store);
  const groups = Map.groupBy(all, ({ aim }) => aim?.action);
  const blind = (groups.get(undefined) ?? []).map(({ order }) => blindQuestion(order, store)?.detail);
  const questions = orders.map((order) => blindQuestion(order, store));
  return {
    lines: [
      ...[...groups].flatMap(([action, them]) =>
        action === undefined ? [] : groupLines(action, them, store),
      ),
      ...blind.filter((detail) => detail !== undefined),
      ...orders.flatMap((order) => line(label(order, store), orderCosts(order, store))),
    ],
    destroyed: questions
      .filter((question) => question !== undefined)
      .filter(({ name }) => name !== undefined),
  };
}
