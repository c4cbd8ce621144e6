import * as l10n from '@vscode/l10n';

/** What sizes a volume can have, in GB (docs/platform.md, "Volumes"). */
export const volumeSizeGb = { min: 100, max: 1_048_576 } as const;

export const gbPerTb = 1024;
const gbPerUnit: Readonly<Record<string, number>> = { gb: 1, tb: gbPerTb };

export interface SizeRule {
  /** Barrack's own minimum; undefined: the documented one. */
  readonly minimumGb?: number | undefined;
  /** The current size of a volume, which can only grow. */
  readonly aboveGb?: number | undefined;
}

/** `500 GB`, `2 TB`, `1.5 TB`, `12.35 GB`: in TB only what has no more decimals than are shown. */
export function formatSize(sizeGb: number): string {
  const tb = sizeGb / gbPerTb;
  if (tb >= 1 && Number.isInteger(tb * 4)) {
    return `${tb} TB`;
  }
  const shown = Number.isInteger(sizeGb) ? sizeGb : Math.round(sizeGb * 100) / 100;
  return shown === 0 && sizeGb !== 0 ? '< 0.01 GB' : `${shown} GB`;
}

/** Digits, and a unit if need be; of many digits it is a number beyond what can be counted exactly. */
function gbIn(text: string): number | undefined {
  const [, digits, unit = 'gb'] = /^([0-9]+(?:\.[0-9]+)?)\s*(gb|tb)?$/iu.exec(text.trim()) ?? [];
  const factor = gbPerUnit[unit.toLowerCase()];
  const sizeGb = digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
  return sizeGb !== undefined && sizeGb % 1 > 0 ? undefined : sizeGb;
}

/** The whole GB of a text such as `500`, `500 GB` or `1.5 TB`; undefined for everything else. */
export function parseSizeGb(text: string): number | undefined {
  const sizeGb = gbIn(text);
  return Number.isSafeInteger(sizeGb) ? sizeGb : undefined;
}

/** Why a size can't be used, the first reason, in the user's words; undefined where it can. */
export function sizeProblem(text: string, { minimumGb, aboveGb }: SizeRule = {}): string | undefined {
  const sizeGb = gbIn(text);
  if (sizeGb === undefined) {
    return l10n.t('Enter a whole number of GB, such as 500, or of TB, such as 1.5 TB.');
  }
  if (aboveGb !== undefined && sizeGb <= aboveGb) {
    return l10n.t('A volume can only grow: enter more than the {0} it has.', formatSize(aboveGb));
  }
  const least = Math.max(1, Math.ceil(minimumGb ?? volumeSizeGb.min));
  if (sizeGb < least) {
    return l10n.t('Enter at least {0}.', formatSize(least));
  }
  return sizeGb > volumeSizeGb.max ? l10n.t('Enter at most {0}.', formatSize(volumeSizeGb.max)) : undefined;
}
