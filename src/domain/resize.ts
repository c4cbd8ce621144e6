import * as l10n from '@vscode/l10n';
import type { Eligibility } from './checks.ts';
import { allOf, no, server, yes } from './checks.ts';
import { readiness } from './readiness.ts';
import type { Volume } from './resources.ts';
import { formatSize, volumeSizeGb } from './sizes.ts';
import type { Tier } from './tiers.ts';
import { tierNotKnown } from './tiers.ts';

export interface ResizeSubject {
  readonly volume: Volume;
  readonly tier: Tier;
}

function inTier({ volume, tier }: ResizeSubject): Eligibility {
  const region = volume.region ?? l10n.t('Its region');
  switch (tier) {
    case 'advanced':
      return yes;
    case 'legacy':
      return no(
        l10n.t('{0} is in the legacy tier, where volumes cannot be resized.', region),
        l10n.t('Create a larger volume and copy the data.'),
      );
    case 'unknown':
      return server(tierNotKnown(volume.region));
  }
}

function canGrow({ name, sizeGb }: Volume): Eligibility {
  if (sizeGb === undefined) {
    return server(l10n.t('Barrack will check that the new size is larger than that of {0}.', name));
  }
  return sizeGb >= volumeSizeGb.max
    ? no(l10n.t('{0} has {1}, the most a volume can have.', name, formatSize(sizeGb)))
    : yes;
}

/** Whether a volume can be made larger: in the advanced tier, where it is Available or Attached. */
export function resizeEligibility(subject: ResizeSubject): Eligibility {
  return allOf(inTier(subject), readiness(subject.volume), canGrow(subject.volume));
}
