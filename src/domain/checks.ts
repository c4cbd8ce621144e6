/**
 * What is known of one rule before anything is sent: it holds, it does not (with why and what to do), or only Barrack
 * can tell.
 */
export type Check<Id extends string = string> =
  | { readonly id: Id; readonly outcome: 'passed'; readonly detail: string }
  | { readonly id: Id; readonly outcome: 'failed'; readonly detail: string; readonly remedy: string }
  | { readonly id: Id; readonly outcome: 'server'; readonly detail: string };

/**
 * Whether something can be done: `server` means nothing rules it out here and Barrack decides; `isPrepared` that
 * something else is done first, as part of it: the reason says what.
 */
export type Eligibility =
  | { readonly can: 'yes' }
  | { readonly can: 'server'; readonly reason: string; readonly isPrepared?: true }
  | { readonly can: 'no'; readonly reason: string };

export const yes: Eligibility = { can: 'yes' };

/**
 * @param detail what is so
 * @param remedy what to do, where there is something
 */
export function no(detail: string, remedy = ''): Eligibility {
  return { can: 'no', reason: `${detail} ${remedy}`.trim() };
}

export function server(reason: string): Eligibility {
  return { can: 'server', reason };
}

/** @param reason what is done first */
export function prepared(reason: string): Eligibility {
  return { can: 'server', reason, isPrepared: true };
}

/** The first that rules it out; else the first that only Barrack can tell; else yes. */
export function allOf(...parts: readonly Eligibility[]): Eligibility {
  return parts.find(({ can }) => can === 'no') ?? parts.find(({ can }) => can === 'server') ?? yes;
}

/** A check that failed rules it out (the first is the reason); else one that only Barrack can tell; else yes. */
export function eligibilityOf(checks: readonly Check[]): Eligibility {
  return allOf(...checks.map(asEligibility));
}

function asEligibility(check: Check): Eligibility {
  switch (check.outcome) {
    case 'passed':
      return yes;
    case 'failed':
      return no(check.detail, check.remedy);
    case 'server':
      return server(check.detail);
  }
}
