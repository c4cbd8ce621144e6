import * as l10n from '@vscode/l10n';
import { madeText, rowLabel } from '../operations/words.ts';
import type { Operation } from '../state/operation.ts';
import type { Order } from '../state/orders.ts';
import type { Question } from '../ui/confirm.ts';
import { plain } from '../ui/safe-text.ts';
import { clipped, cut } from './bulk/cut.ts';
import type { OrderStore } from './change/order-costs.ts';
import { orderCosts } from './change/order-costs.ts';
import { orderQuestion } from './change/order-question.ts';

/** So many operations or steps, and so many consequences, fit into a question. */
const mostShown = 15;
/** Longer halves of a label leave no room for the other. */
const longestHalf = 80;

/** What of an operation is asked about. */
type Retried = Pick<Operation, 'orders' | 'main'>;

function label(order: Order): string {
  return [rowLabel(order), madeText(order)]
    .filter((half) => half !== undefined)
    .map((half) => clipped(plain(half), longestHalf))
    .join(' ');
}

interface Meant {
  /** What it does to what there is, and what it costs, a sentence or more each. */
  readonly lines: readonly string[];
  /** The names of what it destroys. */
  readonly destroyed: readonly string[];
}

function costLines(order: Order, store: OrderStore): readonly string[] {
  const costs = orderCosts(order, store);
  return costs.length === 0 ? [] : [l10n.t('{0}: {1}', label(order), costs.join(' '))];
}

function meant(orders: readonly Order[], store: OrderStore): Meant {
  const questions = orders.map(orderQuestion).filter((question) => question !== undefined);
  return {
    lines: [...questions.map(({ detail }) => detail), ...orders.flatMap((order) => costLines(order, store))],
    destroyed: questions.map(({ name }) => name).filter((name) => name !== undefined),
  };
}

/** What may have to be typed: a name, or a phrase where more than one thing is destroyed. */
function typed({ destroyed }: Meant): Pick<Question, 'name' | 'phrase'> {
  return {
    name: destroyed.length === 1 ? destroyed[0] : undefined,
    phrase: destroyed.length > 1 ? l10n.t('delete {0} resources', destroyed.length) : undefined,
  };
}

function detailOf(done: readonly string[], { lines }: Meant): string {
  return [...cut(done, mostShown), '', ...cut(lines, mostShown)].join('\n');
}

/** For one: each of its steps, and what they mean. */
function questionForSteps({ orders, main }: Retried, means: Meant): Question {
  return {
    message: l10n.t('Try “{0}” again?', label(main.plan.order)),
    detail: detailOf(
      orders.map((order, index) => `${index + 1}. ${label(order)}`),
      means,
    ),
    confirm: l10n.t('Try Again'),
    ...typed(means),
  };
}

/** One for all: what is done, step by step, and what that means. */
function questionForMany(operations: readonly Retried[], means: Meant): Question {
  return {
    message: l10n.t('Try {0} operations again?', operations.length),
    detail: detailOf(
      operations.map(({ orders }) => orders.map(label).join(', ')),
      means,
    ),
    confirm: l10n.t('Try {0} Again', operations.length),
    ...typed(means),
  };
}

/** For one of a single step. */
function questionForOrder(order: Order, store: OrderStore): Question {
  const costs: Question = {
    message: l10n.t('Try “{0}” again?', label(order)),
    detail: orderCosts(order, store).join('\n'),
    confirm: l10n.t('Try Again'),
    name: undefined,
  };
  return orderQuestion(order) ?? costs;
}

/**
 * What to ask before operations are begun anew, once for all; undefined where none destroys or interrupts anything or
 * makes Barrack bill more.
 */
export function retryQuestion(operations: readonly Retried[], store: OrderStore): Question | undefined {
  const orders = operations.flatMap((operation) => operation.orders);
  const means = meant(orders, store);
  const [operation] = operations;
  const [order] = orders;
  if (means.lines.length === 0 || operation === undefined || order === undefined) {
    return undefined;
  }
  if (operations.length > 1) {
    return questionForMany(operations, means);
  }
  return orders.length > 1 ? questionForSteps(operation, means) : questionForOrder(order, store);
}
