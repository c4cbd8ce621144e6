import * as l10n from '@vscode/l10n';
import { BarrackError } from '../api/errors.ts';
import type { Resource, ResourceKind } from '../domain/resources.ts';
import type { ListKind } from './kinds.ts';
import type { Progress } from './progress.ts';
import type { Sent, Source } from './source.ts';

export type OperationKind = 'clone' | 'createImage' | 'deleteImage';

/** The resource that an operation works on. */
export interface Target<K extends ResourceKind = ResourceKind> {
  readonly kind: K;
  readonly id: string;
  readonly name: string;
}

/** `missing`: it must have been there, and the list, read whole, lacks it. */
export type Seen<T extends Resource> = Progress<T> | 'missing';

/** What is particular to one kind of write; its life is the same for all (see Operation). */
export interface Plan<T extends Resource> {
  readonly kind: OperationKind;
  readonly target: Target;
  /** Of what it makes, or deletes. */
  readonly name: string;
  readonly region: string | undefined;
  /** The list in which its result shows. */
  readonly list: Exclude<ListKind, 'regions'>;
  /** Looks at the target and the rules again, right before sending; throws a BarrackError if they rule it out now. */
  recheck(source: Source): Promise<void>;
  send(source: Source): Promise<Sent<T>>;
  /** Called once when Barrack has said yes. */
  accepted(made: T | undefined): void;
  /** Called once when it is done or has ended in an error. */
  ended?(): void;
  /** What the lists, as they are now, tell of its result; undefined while they tell nothing. */
  look(): Seen<T> | undefined;
  /**
   * Asks for what is missing by itself: it has ended only if Barrack knows nothing of it. Else it is running, with the
   * resource where that is to be shown again.
   */
  confirm(source: Source): Promise<Progress<T>>;
  /** What the user has to look at where nobody can tell whether it was carried out. */
  readonly whatToCheck: string;
  /** How it stands, in the user's words. */
  describe(progress: Progress<T>): string;
}

/** Nothing was sent, because a rule of the platform forbids it as things are now. */
export function ruledOut(message: string, field?: 'name'): BarrackError {
  return new BarrackError({
    kind: 'conflict',
    message,
    remedy: l10n.t('Nothing was sent. Look at it again before you go on.'),
    outcome: 'notSent',
    ...(field === undefined ? {} : { fieldErrors: { [field]: [message] } }),
  });
}

/** Nothing was sent, because what has to be looked at before could not be read. */
export function notChecked(error: unknown): BarrackError {
  if (!BarrackError.is(error)) {
    throw error;
  }
  const { kind, operation, status, requestId, serverText, retryAfterMs, remedy } = error;
  const message = l10n.t('Nothing was sent, since the check before it failed: {0}', error.message);
  const outcome = 'notSent';
  return new BarrackError({
    kind,
    message,
    remedy,
    outcome,
    operation,
    status,
    requestId,
    serverText,
    retryAfterMs,
  });
}

/** Nothing was sent, because this program itself failed before. */
export function checkBroke(error: unknown): BarrackError {
  const message = l10n.t('Nothing was sent, since this program failed before: {0}', String(error));
  return new BarrackError({ kind: 'malformed', message, remedy: l10n.t('Try again.'), outcome: 'notSent' });
}

/** This program itself failed after sending, so that nobody knows what Barrack did. */
export function answerBroke(error: unknown): BarrackError {
  const message = l10n.t('This program failed after it was sent: {0}', String(error));
  return new BarrackError({ kind: 'malformed', message, remedy: '', outcome: 'unknown' });
}

export function signedOut(sent: boolean): BarrackError {
  const message = sent
    ? l10n.t('You signed out before Barrack answered.')
    : l10n.t('You signed out before it was sent.');
  return new BarrackError({ kind: 'aborted', message, remedy: '', outcome: sent ? 'unknown' : 'notSent' });
}
