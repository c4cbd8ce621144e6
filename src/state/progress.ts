import type { BarrackError } from '../api/errors.ts';
import type { Resource } from '../domain/resources.ts';

/** How far a write has come. */
export type Progress<T extends Resource = Resource> =
  /** Being checked once more and sent; nothing is known yet. */
  | { readonly step: 'sending' }
  /** The answer was lost; Barrack's lists are being searched for what it would have made. */
  | { readonly step: 'checking' }
  /** Barrack accepted it and works on it; `resource` as last seen, undefined where there is none yet. */
  | { readonly step: 'running'; readonly resource: T | undefined }
  | { readonly step: 'done'; readonly resource: T | undefined }
  /** Accepted, but it ended in the status Error, or vanished. */
  | { readonly step: 'error'; readonly resource: T | undefined }
  /** Barrack did not carry it out, or it was never sent. */
  | { readonly step: 'refused'; readonly error: BarrackError }
  /**
   * Nobody knows how it ended; `check` says what to look at before trying again. With an `error` the answer was lost, and
   * it may or may not have been carried out; without one Barrack accepted it. `lastStatus`: what was shown of its
   * result when it was last seen, if it was.
   */
  | {
      readonly step: 'unknown';
      readonly error: BarrackError | undefined;
      readonly check: string;
      readonly lastStatus?: string | undefined;
    };

/** True if nothing more happens by itself. */
export function isFinal({ step }: Progress): boolean {
  return step === 'done' || step === 'error' || step === 'refused' || step === 'unknown';
}
