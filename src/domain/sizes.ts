import * as l10n from '@vscode/l10n';
import { formatSize } from './money.ts';

/** What sizes a volume can have, in GB (contract.md, "Rules of the platform"). */
export const volumeSizeGb = { min: 100, max: 1_048_576 } as const;

const gbPerUnit: Readonly<Record<string, number>> = { gb: 1, tb: 1024 };

export interface SizeRule {
  /** Barrack's own minimum; undefined: the documented one. */
  readonly minimumGb?: number | undefined;
  /** The current size of a volume, which can only grow. */
  readonly aboveGb?: number | undefined;
}

/** Digits, and a unit if need be; of many digits it is a number beyond what can be counted exactly. */
function gbIn(text: string): number | undefined {
  const [, digits, unit = 'gb'] = /^([0-9]+)\s*(gb|tb)?$/iu.exec(text.trim()) ?? [];
  const factor = gbPerUnit[unit.toLowerCase()];
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}

/** The whole GB of a text such as `500`, `500 GB` or `2 TB`; undefined for everything else. */
export function parseSizeGb(text: string): number | undefined {
  const sizeGb = gbIn(text);
  return Number.isSafeInteger(sizeGb) ? sizeGb : undefined;
}

/** Why a size can't be used, the first reason, in the user's words; undefined where it can. */
export function sizeProblem(text: string, { minimumGb, aboveGb }: SizeRule = {}): string | undefined {
  const sizeGb = gbIn(text);
  if (sizeGb === undefined) {
    return l10n.t('Enter a whole number of GB, such as 500, or of TB, such as 2 TB.');
  }
  if (aboveGb !== undefined && sizeGb <= aboveGb) {
    return l10n.t('A volume can only grow: enter more than the {0} it has.', formatSize(aboveGb));
  }
  const least = Math.max(1, minimumGb ?? volumeSizeGb.min);
  if (sizeGb < least) {
    return l10n.t('Enter at least {0}.', formatSize(least));
  }
  return sizeGb > volumeSizeGb.max ? l10n.t('Enter at most {0}.', formatSize(volumeSizeGb.max)) : undefined;
}
