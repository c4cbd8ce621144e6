import * as l10n from '@vscode/l10n';
import { BarrackError, configurationError } from '../../api/errors.ts';

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

/** Nothing was sent, because it could not be made sure that it is never sent twice. */
export function notNoted(error: unknown): BarrackError {
  return new BarrackError({
    kind: 'configuration',
    message: l10n.t('Nothing was sent, since it could not be noted on this machine: {0}', String(error)),
    remedy: l10n.t(
      'See that there is room on the disk and that VS Code may write to its storage, then try again.',
    ),
    outcome: 'notSent',
  });
}

/** This program itself failed after sending, so that nobody knows what Barrack did. */
export function answerBroke(error: unknown): BarrackError {
  const message = l10n.t('This program failed after it was sent: {0}', String(error));
  return new BarrackError({ kind: 'malformed', message, remedy: '', outcome: 'unknown' });
}

/** The window in which it was begun ended first. */
export function windowEnded(): BarrackError {
  return new BarrackError({
    kind: 'aborted',
    message: l10n.t('The window was closed, or its account signed out, before it was sent.'),
    remedy: l10n.t('Nothing was sent. You can try again.'),
    outcome: 'notSent',
  });
}

/** It was sent, and what then happened was not seen to the end. */
export function answerUnseen(): BarrackError {
  return new BarrackError({
    kind: 'aborted',
    message: l10n.t('The window was closed, or its account signed out, before Barrack answered.'),
    remedy: '',
    outcome: 'unknown',
  });
}

/** The user has stopped it in time. */
export function stoppedBefore(): BarrackError {
  return new BarrackError({
    kind: 'aborted',
    message: l10n.t('You stopped it before it was sent.'),
    remedy: l10n.t('Nothing was sent. You can try again.'),
    outcome: 'notSent',
  });
}

/** The user did not want to wait for what comes of it. @param lost what lost the answer, where that is known */
export function stoppedWatching(lost?: BarrackError): BarrackError {
  return givenUp(l10n.t('You stopped watching before it was known what came of it.'), lost);
}

/** What lost the answer stays known: it is what Barrack's support asks for. */
function givenUp(why: string, lost: BarrackError | undefined): BarrackError {
  if (lost === undefined) {
    return new BarrackError({ kind: 'aborted', message: why, remedy: '', outcome: 'unknown' });
  }
  const { kind, operation, status, requestId, serverText } = lost;
  const message = l10n.t('{0} Barrack’s response was lost: {1}', why, lost.message);
  return new BarrackError({
    kind,
    message,
    remedy: '',
    outcome: 'unknown',
    operation,
    status,
    requestId,
    serverText,
  });
}

/** What Barrack's lists have shown for long enough. */
export function notCarriedOut(lost: BarrackError): BarrackError {
  const { kind, operation, status, requestId, serverText } = lost;
  return new BarrackError({
    kind,
    message: l10n.t('Barrack’s answer was lost ({0}), and nothing came of it.', lost.message),
    remedy: l10n.t('You can try again.'),
    outcome: 'refused',
    operation,
    status,
    requestId,
    serverText,
  });
}

/** Another window, or an earlier life of this one, is at it. */
export function underWay(): BarrackError {
  return new BarrackError({
    kind: 'conflict',
    message: l10n.t('Just that is already under way in another window.'),
    remedy: l10n.t('Nothing was sent for this one. See how the other one ends.'),
    outcome: 'notSent',
  });
}

/** An operation whose record can't be read may be at it. */
export function mayBeUnderWay(): BarrackError {
  return new BarrackError({
    kind: 'conflict',
    message: l10n.t('An operation that can’t be read may already be doing this.'),
    remedy: l10n.t(
      'Nothing was sent. Check at barrack.ai whether it was done. If it wasn’t, remove the unreadable operation in the Operations view, then try again.',
    ),
    outcome: 'notSent',
  });
}

/** Its record is not in the journal any more. @param lost what lost the answer, where that is known */
export function recordGone(lost?: BarrackError): BarrackError {
  return givenUp(l10n.t('The record of this operation was deleted while it was in progress.'), lost);
}

/** The same, of what was not sent before. */
export function recordGoneUnsent(): BarrackError {
  return new BarrackError({
    kind: 'aborted',
    message: l10n.t('The record of this operation was deleted before this step was sent.'),
    remedy: l10n.t('Nothing was sent. You can try again.'),
    outcome: 'notSent',
  });
}

/** Both at once can't be. */
export function inUse(message: string): BarrackError {
  return new BarrackError({
    kind: 'conflict',
    message,
    remedy: l10n.t('Nothing was sent. Wait until that one has ended, then try again.'),
    outcome: 'notSent',
  });
}

/** What had to be done before did not come to pass. */
export function notBegun(why: string): BarrackError {
  return new BarrackError({
    kind: 'conflict',
    message: l10n.t('It was not begun. {0}', why),
    remedy: l10n.t('Nothing was sent for it.'),
    outcome: 'notSent',
  });
}

/** For who is not signed in. */
export function notSignedIn(): BarrackError {
  return configurationError(l10n.t('You are not signed in.'), l10n.t('Sign in, then try again.'));
}

/** It was asked about while somebody else was signed in. */
export function otherAccount(): BarrackError {
  return configurationError(
    l10n.t('Another account was signed in meanwhile.'),
    l10n.t('Nothing was sent. Look at it in the account that is signed in now.'),
  );
}
