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
  /** It may or may not have been carried out; `check` says what to look at before trying again. */
  | { readonly step: 'unknown'; readonly error: BarrackError | undefined; readonly check: string };

/** True if nothing more happens by itself. */
export function isFinal({ step }: Progress): boolean {
  return step === 'done' || step === 'error' || step === 'refused' || step === 'unknown';
}
