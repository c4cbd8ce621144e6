import * as l10n from '@vscode/l10n';
import { shortName } from '../../ui/format/names.ts';
import { listed } from '../../ui/format/first-of.ts';

/** Says that nothing can be done to what is gone. */
export function goneText(gone: readonly { readonly name: string }[]): string {
  const names = listed(gone.map(shortName));
  return gone.length === 1
    ? l10n.t('{0} is no longer listed.', names)
    : l10n.t('None of these is listed: {0}.', names);
}
