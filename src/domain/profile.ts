import * as l10n from '@vscode/l10n';
import type { Check } from './checks.ts';

/** Whether the account's profile is complete: the API does not tell, so Barrack decides. */
export function profileCheck(): Check<'profile'> {
  return {
    id: 'profile',
    outcome: 'server',
    detail: l10n.t('Barrack will check that your profile is complete.'),
  };
}
