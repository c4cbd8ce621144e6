import * as l10n from '@vscode/l10n';

/** The first of them, and how many more there are. */
export function cut(parts: readonly string[], most: number): readonly string[] {
  return parts.length <= most
    ? parts
    : [...parts.slice(0, most), l10n.t('and {0} more', parts.length - most)];
}

/** `a, b and 3 more`; nothing is said of more where there are none. */
export function listed(names: readonly string[], most = 5): string {
  const [shown, rest] = [names.slice(0, most).join(', '), names.length - most];
  return rest > 0 ? l10n.t('{0} and {1} more', shown, rest) : shown;
}
