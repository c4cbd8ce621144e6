import * as l10n from '@vscode/l10n';

export type Tier = 'legacy' | 'advanced' | 'unknown';

/** What is known of regions whose tier the API does not tell (docs/platform.md, "Tiers and regions"). */
const knownTiers: Readonly<Record<string, Tier>> = {
  'CANADA-1': 'legacy',
  'NORWAY-1': 'legacy',
  'US-1': 'legacy',
  'FINLAND-1': 'advanced',
  'FINLAND-2': 'advanced',
  'FINLAND-3': 'advanced',
};

/** The documented volume types of a tier, used where the API's own list can't be had. */
export const documentedVolumeTypes: Readonly<Record<Tier, readonly string[]>> = {
  legacy: ['SSD'],
  advanced: ['NVMe', 'HDD'],
  unknown: [],
};

/** The tier the API gives, else the known one of that region, else `unknown`: then nothing is ruled out here. */
export function tierOf(regionName: string | undefined, fromApi?: string): Tier {
  const given = fromApi?.trim().toLowerCase();
  if (given === 'legacy' || given === 'advanced') {
    return given;
  }
  const name = regionName?.trim().toUpperCase() ?? '';
  return Object.hasOwn(knownTiers, name) ? (knownTiers[name] ?? 'unknown') : 'unknown';
}

/**
 * The types a clone of a volume can have: what its region offers, and always its own
 * (docs/platform.md, "Clone a volume").
 */
export function cloneTypes(sourceType: string | undefined, offered: readonly string[]): readonly string[] {
  const own = sourceType?.toLowerCase();
  if (sourceType === undefined || offered.some((type) => type.toLowerCase() === own)) {
    return offered;
  }
  return [sourceType, ...offered];
}

/** What is said where a rule depends on a tier that is not known. */
export function tierNotKnown(region: string | undefined): string {
  return region === undefined
    ? l10n.t('Barrack will check: the region is not known here.')
    : l10n.t('Barrack will check: the tier of {0} is not known here.', region);
}
