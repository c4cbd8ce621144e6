import { BarrackError } from '../../api/errors.ts';
import type { Resource } from '../../domain/resources.ts';
import type { Answer } from './answer.ts';
import { answerTo } from './answer.ts';
import type { Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { checkBroke, notNoted } from '../model/step-errors.ts';

/** Notes how it stands, and gets the right to send: true for one window only, and once. Rejects if it can't be noted. */
export type ClaimSending = () => Promise<boolean>;

/** What kept a write from being sent; `bug`: the error of this program's own behind it. */
interface NotSent {
  readonly outcome: 'notSent';
  readonly error: BarrackError;
  readonly bug?: Error;
}

export type Sending =
  /** It is so already. */
  | { readonly outcome: 'already' }
  | NotSent
  /** Another window has got the right to send it. */
  | { readonly outcome: 'elsewhere' }
  /** Nothing was sent after `stopped`. */
  | { readonly outcome: 'stopped' }
  | Answer<Resource>;

/** Checks a write again and sends it, once. Never rejects. */
export async function sendOnce(
  plan: Pick<Plan, 'recheck' | 'send'>,
  source: Source,
  claim: ClaimSending,
  stopped: AbortSignal,
): Promise<Sending> {
  const kept = (await checked(plan, source)) ?? (stopped.aborted ? undefined : await claimed(claim));
  if (stopped.aborted) {
    return kept?.outcome === 'notSent' ? kept : { outcome: 'stopped' };
  }
  return kept ?? answerTo(plan, source);
}

/** Undefined where it is to be sent. */
async function checked(
  plan: Pick<Plan, 'recheck'>,
  source: Source,
): Promise<NotSent | { readonly outcome: 'already' } | undefined> {
  try {
    return (await plan.recheck(source)) ? undefined : { outcome: 'already' };
  } catch (error) {
    return BarrackError.is(error)
      ? { outcome: 'notSent', error }
      : {
          outcome: 'notSent',
          error: checkBroke(error),
          bug: error instanceof Error ? error : new Error(String(error)),
        };
  }
}

/** Undefined where it is to be sent here. */
async function claimed(
  claim: ClaimSending,
): Promise<NotSent | { readonly outcome: 'elsewhere' } | undefined> {
  try {
    return (await claim()) ? undefined : { outcome: 'elsewhere' };
  } catch (error) {
    return { outcome: 'notSent', error: notNoted(error) };
  }
}
