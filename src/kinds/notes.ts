import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../domain/checks.ts';

/** Why the thing most done with it can't be done now, or what is done first. */
export function noteOf(
  eligibility: Eligibility,
  doing: string,
  cannot: (reason: string) => string,
): readonly string[] {
  if (eligibility.can === 'no') {
    return [cannot(eligibility.reason)];
  }
  return eligibility.can === 'server' && eligibility.isPrepared === true
    ? [l10n.t('{0}: {1}', doing, eligibility.reason)]
    : [];
}
