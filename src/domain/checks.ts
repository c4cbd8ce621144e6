/**
 * What is known of one rule before anything is sent: it holds, it does not (with why and what to do), or only Barrack
 * can tell.
 */
export type Check<Id extends string = string> =
  | { readonly id: Id; readonly outcome: 'passed'; readonly detail: string }
  | { readonly id: Id; readonly outcome: 'failed'; readonly detail: string; readonly remedy: string }
  | { readonly id: Id; readonly outcome: 'server'; readonly detail: string };

/** Whether something can be done: `server` means nothing rules it out here and Barrack decides. */
export type Eligibility =
  | { readonly can: 'yes' }
  | { readonly can: 'server'; readonly reason: string }
  | { readonly can: 'no'; readonly reason: string };

/** A check that failed rules it out (the first is the reason); else one that only Barrack can tell; else yes. */
export function eligibilityOf(checks: readonly Check[]): Eligibility {
  const failed = checks.find((check) => check.outcome === 'failed');
  if (failed !== undefined) {
    return { can: 'no', reason: `${failed.detail} ${failed.remedy}`.trim() };
  }
  const open = checks.find((check) => check.outcome === 'server');
  return open === undefined ? { can: 'yes' } : { can: 'server', reason: open.detail };
}
