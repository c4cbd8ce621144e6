import * as l10n from '@vscode/l10n';
import { endText } from '../../../ui/format/operation-words.ts';
import type { Operation } from '../../../writes/engine/operation.ts';
import type { Progress } from '../../../writes/model/progress.ts';
import { succeeded } from '../../../writes/model/progress.ts';
import type { NameStore } from '../../../ui/format/names.ts';
import { called } from '../../../ui/format/names.ts';
import { clipped } from '../../../domain/visible.ts';
import { cut, listed } from '../../../ui/format/first-of.ts';

/** More reasons than this, or longer ones, are left to the Operations view. */
const mostReasons = 4;
const longestReason = 120;

/** What of an operation its batch tells. */
export type Member = Pick<Operation, 'target' | 'progress' | 'endedAt' | 'unwatched' | 'canRetry'>;

/** How the operations of a batch stand. */
export interface Standing<M extends Member = Member> {
  readonly total: number;
  readonly open: readonly M[];
  readonly good: readonly M[];
  /** Stopped by the user before they were sent. */
  readonly stopped: readonly M[];
  readonly failed: readonly M[];
  /** Nobody knows. */
  readonly unknown: readonly M[];
}

type Group = Exclude<keyof Standing, 'total'>;

function groupOf({ endedAt, progress, unwatched, canRetry }: Member): Group {
  if (endedAt === undefined) {
    return 'open';
  }
  if (succeeded(progress)) {
    return 'good';
  }
  if (unwatched && canRetry) {
    return 'stopped';
  }
  return progress.step === 'unknown' ? 'unknown' : 'failed';
}

export function standingOf<M extends Member>(members: readonly M[]): Standing<M> {
  const groups = Map.groupBy(members, groupOf);
  const of = (group: Group): readonly M[] => groups.get(group) ?? [];
  return {
    total: members.length,
    open: of('open'),
    good: of('good'),
    stopped: of('stopped'),
    failed: of('failed'),
    unknown: of('unknown'),
  };
}

function reasonOf(progress: Progress): string {
  switch (progress.step) {
    case 'refused':
    case 'notDone':
      return progress.error.message;
    case 'unknown':
      return progress.check;
    default:
      return endText(progress, false);
  }
}

/** `a: busy; b, c: no credits`; what has the same reason stands together. */
function reasons(members: readonly Member[], store: NameStore): string {
  const byReason = Map.groupBy(members, ({ progress }) =>
    clipped(reasonOf(progress).replace(/\.$/u, ''), longestReason),
  );
  const each = [...byReason].map(([reason, alike]) =>
    l10n.t('{0}: {1}', listed(alike.map(({ target }) => called(target, store))), reason),
  );
  return cut(each, mostReasons).join('; ');
}

function failedText(failed: readonly Member[], store: NameStore): string | undefined {
  switch (failed.length) {
    case 0:
      return undefined;
    case 1:
      return l10n.t('1 was not: {0}.', reasons(failed, store));
    default:
      return l10n.t('{0} were not: {1}.', failed.length, reasons(failed, store));
  }
}

function unknownText(unknown: readonly Member[], store: NameStore): string | undefined {
  return unknown.length === 0
    ? undefined
    : l10n.t('Of {0} it is not known: {1}.', unknown.length, reasons(unknown, store));
}

function stoppedText(stopped: readonly Member[]): string | undefined {
  switch (stopped.length) {
    case 0:
      return undefined;
    case 1:
      return l10n.t('You stopped 1 before it was sent.');
    default:
      return l10n.t('You stopped {0} before they were sent.', stopped.length);
  }
}

/** What a batch says of itself. */
export interface BatchWords {
  /** While it goes on, such as `Deleting 20 volumes`. */
  readonly doing: string;
  /** Its members, such as `20 volumes`. */
  readonly what: string;
  /** Says of them, or of some of them, that it was done. */
  readonly wasDone: (what: string) => string;
  readonly wereDone: (what: string) => string;
}

/** `7 of 20 done`, for while it goes on. */
export function progressText({ total, open, good, unknown, failed, stopped }: Standing): string {
  const ended = total - open.length;
  const others = failed.length + unknown.length + stopped.length;
  return others === 0
    ? l10n.t('{0} of {1} done', ended, total)
    : l10n.t('{0} of {1} done, {2} not', good.length, total, others);
}

/** How it all ended, in one message. */
export function resultText(
  standing: Standing,
  { what, wasDone, wereDone }: BatchWords,
  store: NameStore,
): string {
  const { total, good, failed, unknown, stopped } = standing;
  const all = good.length === total;
  const some = l10n.t('{0} of {1}', good.length, what);
  const done = all ? wereDone(what) : good.length === 1 ? wasDone(some) : wereDone(some);
  return [done, failedText(failed, store), unknownText(unknown, store), stoppedText(stopped)]
    .filter((part) => part !== undefined)
    .join(' ');
}
