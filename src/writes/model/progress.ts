import type { BarrackError } from '../../api/errors.ts';
import type { Resource } from '../../domain/resources.ts';
import type { AnyStatus } from '../../domain/status.ts';
import type { Looks } from './look-schedule.ts';

/** The result of a write, as last seen. */
export type Seen = Pick<Resource, 'kind' | 'id' | 'name' | 'region'> & {
  /** Undefined for a kind that has none. */
  readonly status: AnyStatus | undefined;
};

/** The search for what came of a write whose answer was lost: kept with it, so that nothing of it is begun anew. */
export interface Search {
  /** What lost the answer. */
  readonly lost: BarrackError;
  readonly looks: Looks;
}

/**
 * The answer was lost, and the result is known by its name only: somebody else may have made it at the same time, so
 * nothing may be said of what it holds.
 */
interface Found {
  readonly byName?: true | undefined;
}

/** How far a write has come. */
export type Progress =
  /** What has to be done before is not done yet. */
  | { readonly step: 'waiting' }
  /** Being checked once more and sent; nothing is known yet. */
  | { readonly step: 'sending' }
  /** The answer was lost; Barrack's lists are being searched for what it would have made. */
  | { readonly step: 'checking'; readonly search?: Search | undefined }
  /** Barrack accepted it and works on it; `resource` as last seen, undefined where there is none yet. */
  | ({ readonly step: 'running'; readonly resource: Seen | undefined } & Found)
  | ({ readonly step: 'done'; readonly resource: Seen | undefined } & Found)
  /** Nothing was sent: it was so already, or what had to be done before it did not come to pass. */
  | { readonly step: 'skipped'; readonly because: 'already' | 'stopped' }
  /** Accepted, but it ended in the status Error, or vanished. */
  | ({ readonly step: 'error'; readonly resource: Seen | undefined } & Found)
  /** Barrack did not carry it out, or it was never sent. */
  | { readonly step: 'refused'; readonly error: BarrackError }
  /** The answer was lost, and Barrack's lists have shown for long enough that it was not carried out. */
  | { readonly step: 'notDone'; readonly error: BarrackError }
  /**
   * Nobody knows how it ended; `check` says what to look at before trying again. With an `error` the answer was lost, and
   * it may or may not have been carried out; without one Barrack accepted it. `lastStatus`: what was shown of its
   * result when it was last seen, if it was.
   */
  | ({
      readonly step: 'unknown';
      readonly error: BarrackError | undefined;
      readonly check: string;
      readonly lastStatus?: string | undefined;
    } & Found);

const finalSteps: ReadonlySet<Progress['step']> = new Set([
  'done',
  'skipped',
  'error',
  'refused',
  'notDone',
  'unknown',
]);

/** True if nothing more happens by itself. */
export function isFinal({ step }: Pick<Progress, 'step'>): boolean {
  return finalSteps.has(step);
}

/** True if its result is known by its name only. */
export function isFoundByName(progress: Progress): boolean {
  return 'byName' in progress && progress.byName === true;
}

/** True if it came to pass. */
export function succeeded(progress: Progress): boolean {
  return progress.step === 'done' || (progress.step === 'skipped' && progress.because === 'already');
}

/** True if it is certain that nothing was made or changed, so that it can be tried again. */
export function safeToRetry({ step }: Pick<Progress, 'step'>): boolean {
  return step === 'refused' || step === 'notDone';
}

/** True if it waits to be sent, or was left out. */
export function isUnsent({ step }: Pick<Progress, 'step'>): boolean {
  return step === 'waiting' || step === 'skipped';
}
