import * as l10n from '@vscode/l10n';
import { newestUnfinished } from '../forms/unfinished.ts';
import { operationLabel } from '../operations/words.ts';
import { makeTheSameName } from '../state/conflicting-names.ts';
import { isSameIntent } from '../state/intents.ts';
import type { Operation } from '../state/operation.ts';
import type { Order } from '../state/orders.ts';
import type { Question } from '../ui/confirm.ts';
import { timeText } from '../ui/dates.ts';
import { paragraphs, plainLines } from '../ui/safe-text.ts';

/** What is asked of an operation that may have made the same. */
type Tried = Pick<Operation, 'main' | 'progress' | 'isForeign' | 'isPaused' | 'isDatedAhead' | 'startedAt'>;

function warning(earlier: Tried): string {
  const { progress, startedAt } = earlier;
  const check = progress.step === 'unknown' ? progress.check : '';
  const begun = l10n.t(
    'Nobody knows what came of “{0}”, begun {1}. If Barrack carried it out, this makes a second one, billed too.',
    operationLabel(earlier),
    timeText(startedAt),
  );
  return [begun, check].filter((text) => text !== '').join(' ');
}

/** Of one that was begun with another key, which may be of the same account. */
function pausedWarning(paused: Tried): string {
  return l10n.t(
    '“{0}”, started {1} with another API key, is paused. If that key belongs to this account, doing it again could create a second, billed resource: use “Continue with This Account…” instead.',
    operationLabel(paused),
    timeText(paused.startedAt),
  );
}

/** One warning for each order whose result an earlier operation may have made, without anybody knowing. */
function warnings(orders: readonly Order[], all: readonly Tried[]): readonly string[] {
  const mine = all.filter(({ isForeign, progress }) => !isForeign && progress.step !== 'waiting');
  return orders.flatMap((order) => {
    const earlier = newestUnfinished(mine, (other) => makeTheSameName(other, order));
    const paused = all.find((one) => one.isPaused && isSameIntent(one.main.plan.order, order));
    return [
      ...(earlier?.progress.step === 'unknown' ? [warning(earlier)] : []),
      ...(paused === undefined ? [] : [pausedWarning(paused)]),
    ];
  });
}

/** The question with a warning first where what it asks about may be there already. */
export function withEarlierTries<Q extends Question | undefined>(
  question: Q,
  orders: readonly Order[],
  all: readonly Tried[],
): Q {
  const found = warnings(orders, all);
  return question === undefined || found.length === 0
    ? question
    : { ...question, detail: paragraphs([plainLines([...new Set(found)]), question.detail]) };
}
