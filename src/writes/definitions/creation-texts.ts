import * as l10n from '@vscode/l10n';
import type { StepTexts } from '../model/step-texts.ts';

/** The status of what was just made, or that it is not listed yet. */
export const listedYet = (status: string | undefined): string => status ?? l10n.t('not listed yet');

/** @param lost what is said where Barrack's answer was lost */
export function unknownOr(name: string, lost: (check: string) => string): StepTexts['unknown'] {
  return (check, accepted) =>
    accepted ? l10n.t('Barrack accepted it, but {0} is not listed. {1}', name, check) : lost(check);
}

/** @param region undefined where that is not known */
export function whatToCheckOfVolume(name: string, region: string | undefined): string {
  return region === undefined
    ? l10n.t(
        'Before you try again, look for a volume named {0} at barrack.ai: if it is there, it is billed.',
        name,
      )
    : l10n.t(
        'Before you try again, look for a volume named {0} in {1} at barrack.ai: if it is there, it is billed.',
        name,
        region,
      );
}
