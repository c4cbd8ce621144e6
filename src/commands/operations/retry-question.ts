import * as l10n from '@vscode/l10n';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { Question } from '../../ui/confirm.ts';
import type { PlainLines } from '../../ui/format/safe-text.ts';
import { plainLines } from '../../ui/format/safe-text.ts';
import { cut } from '../../ui/format/first-of.ts';
import type { BulkStore } from '../actions/preview/bulk-store.ts';
import { orderCosts } from '../actions/preview/order-costs.ts';
import { orderQuestion } from '../actions/preview/order-question.ts';
import type { Meant } from './retry-meaning.ts';
import { label, labeller, meant } from './retry-meaning.ts';

/** So many operations or steps, and so many consequences, fit into a question. */
const mostShown = 15;
/** What of an operation is asked about. */
type Retried = Pick<Operation, 'orders' | 'main'>;

/** What an order does, in a row. */
type ToText = (order: Order) => string;

/** What may have to be typed: a name, or a phrase where more than one thing is destroyed. */
function typed({ destroyed }: Meant): Pick<Question, 'name' | 'id' | 'phrase'> {
  const only = destroyed.length === 1 ? destroyed[0] : undefined;
  return {
    name: only?.name,
    id: only?.id,
    phrase: destroyed.length > 1 ? l10n.t('delete {0} resources', destroyed.length) : undefined,
  };
}

function detailOf(done: readonly string[], { lines }: Meant): PlainLines {
  return plainLines([...cut(done, mostShown), '', ...cut(lines, mostShown)]);
}

/** For one: each of its steps, and what they mean. */
function questionForSteps(
  { orders, main }: Retried,
  means: Meant,
  toText: ToText,
  store: BulkStore,
): Question {
  return {
    message: l10n.t('Try “{0}” again?', label(main.plan.order, store)),
    detail: detailOf(
      orders.map((order, index) => `${index + 1}. ${toText(order)}`),
      means,
    ),
    confirm: l10n.t('Try Again'),
    ...typed(means),
  };
}

/** One for all: what is done, step by step, and what that means. */
function questionForMany(operations: readonly Retried[], means: Meant, toText: ToText): Question {
  return {
    message: l10n.t('Try {0} operations again?', operations.length),
    detail: detailOf(
      operations.map(({ orders }) => orders.map(toText).join(', ')),
      means,
    ),
    confirm: l10n.t('Try {0} Again', operations.length),
    ...typed(means),
  };
}

/** For one of a single step. */
function questionForOrder(order: Order, store: BulkStore): Question {
  const costs: Question = {
    message: l10n.t('Try “{0}” again?', label(order, store)),
    detail: plainLines(orderCosts(order, store)),
    confirm: l10n.t('Try Again'),
    name: undefined,
  };
  return orderQuestion(order, store) ?? costs;
}

/**
 * What to ask before operations are begun anew, once for all; undefined where none destroys or interrupts anything or
 * makes Barrack bill more.
 */
export function retryQuestion(operations: readonly Retried[], store: BulkStore): Question | undefined {
  const orders = operations.flatMap((operation) => operation.orders);
  const means = meant(orders, store);
  const [operation] = operations;
  const [order] = orders;
  if (means.lines.length === 0 || operation === undefined || order === undefined) {
    return undefined;
  }
  const toText = labeller(orders, store);
  const question =
    operations.length > 1
      ? questionForMany(operations, means, toText)
      : orders.length > 1
        ? questionForSteps(operation, means, toText, store)
        : questionForOrder(order, store);
  const grows = orders.some(({ kind }) => kind === 'resizeVolume'); // which can’t be undone
  return grows ? { ...question, keep: l10n.t('Don’t Try Again') } : question;
}
