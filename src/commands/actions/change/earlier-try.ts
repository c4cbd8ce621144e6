import * as l10n from '@vscode/l10n';
import { newestUnfinished } from '../../../forms/model/unfinished.ts';
import { operationLabel } from '../../../ui/format/operation-words.ts';
import { makeTheSameName } from '../../../writes/engine/name-conflicts.ts';
import type { Operation } from '../../../writes/engine/operation.ts';
import type { Order } from '../../../writes/model/orders.ts';
import type { Question } from '../../../ui/confirm.ts';
import { timeText } from '../../../ui/format/dates.ts';
import type { NameStore } from '../../../ui/format/names.ts';
import { paragraphs, plainLines } from '../../../ui/format/safe-text.ts';

/** What is asked of an operation that may have made the same. */
type Tried = Pick<
  Operation,
  | 'account'
  | 'main'
  | 'progress'
  | 'isForeign'
  | 'isHeldElsewhere'
  | 'isPaused'
  | 'isDatedAhead'
  | 'startedAt'
>;

/** Of one of which it is not known what it made; undefined where it is, or where beginning the same is refused anyway. */
function warning(earlier: Tried, store: NameStore): string | undefined {
  const { progress, startedAt, isForeign, isPaused } = earlier;
  const [label, time] = [operationLabel(earlier, store), timeText(startedAt)];
  if (isPaused) {
    return l10n.t(
      '“{0}”, started {1} with another API key, is paused. If that key belongs to this account, doing it again could create a second, billed resource: use “Continue with This Account…” instead.',
      label,
      time,
    );
  }
  if (progress.step !== 'unknown') {
    return undefined;
  }
  const begun = isForeign
    ? l10n.t(
        'The result of “{0}”, started {1} with another API key, is unknown. If that key belongs to this account, doing it again could create a second, billed resource.',
        label,
        time,
      )
    : l10n.t(
        'Nobody knows what came of “{0}”, begun {1}. If Barrack carried it out, this makes a second one, billed too.',
        label,
        time,
      );
  return [begun, progress.check].filter((text) => text !== '').join(' ');
}

/** What is being carried out by a window, or will be, hides nothing that was tried before. */
const isLeft = ({ isForeign, isHeldElsewhere, progress }: Tried): boolean =>
  isForeign ? !isHeldElsewhere : progress.step !== 'waiting';

/**
 * One warning for each order and key with which an earlier operation may have made its result, without anybody knowing:
 * what came of it with one key tells nothing of what came of it with another.
 */
function warnings(
  orders: readonly Order[],
  all: readonly Tried[],
  isTold: (one: Tried) => boolean,
  store: NameStore,
): readonly string[] {
  const byKey = [...Map.groupBy(all.filter(isLeft), ({ account }) => account).values()];
  return orders
    .flatMap((order) =>
      byKey.map((those) => newestUnfinished(those, (other) => makeTheSameName(other, order))),
    )
    .filter((earlier) => earlier !== undefined && !isTold(earlier))
    .map((earlier) => earlier && warning(earlier, store))
    .filter((text) => text !== undefined);
}

/**
 * The question with a warning first where what it asks about may be there already; a question of its own where there was
 * none to ask.
 * @param isTold whether that is said of an operation anyway
 */
export function withEarlierTries<Q extends Question | undefined>(
  question: Q,
  orders: readonly Order[],
  all: readonly Tried[],
  store: NameStore,
  isTold: (one: Tried) => boolean = () => false,
): Q | Question {
  const found = warnings(orders, all, isTold, store);
  if (found.length === 0) {
    return question;
  }
  const asked: Question = question ?? {
    message: l10n.t('Create what may already exist?'),
    detail: plainLines([]),
    confirm: l10n.t('Create Anyway'),
    name: undefined,
  };
  return { ...asked, detail: paragraphs([plainLines([...new Set(found)]), asked.detail]) };
}
