import * as l10n from '@vscode/l10n';
import type { ErrorKind } from '../errors.ts';

const pathsSetting = 'barrack.api.paths';

/** What the user can do about an error of this kind, where nothing more is known. */
export function remedyOf(kind: ErrorKind): string {
  switch (kind) {
    case 'network':
      return l10n.t('Check the connection and the setting {0}, then try again.', 'barrack.api.url');
    case 'timeout':
      return l10n.t('Try again; if it goes on, raise the setting {0}.', 'barrack.api.timeoutSeconds');
    case 'certificate':
      return l10n.t(
        'If your network inspects traffic, add its certificate to the system; else do not send your key there.',
      );
    case 'proxy':
      return l10n.t('Check the settings {0} and {1}.', 'http.proxy', 'http.proxyAuthorization');
    case 'unauthorized':
      return l10n.t('Sign in again with a key that is valid at barrack.ai.');
    case 'forbidden':
      return l10n.t('Use a key made for this tier, or ask Barrack support.');
    case 'credits':
      return l10n.t('Add credits at barrack.ai, then try again.');
    case 'profile':
      return l10n.t('Complete your profile at barrack.ai, then try again.');
    case 'notFound':
      return l10n.t(
        'Refresh; if it is still listed, the path may differ: see the setting {0}.',
        pathsSetting,
      );
    case 'conflict':
      return l10n.t('Refresh to see how things are now, then try again.');
    case 'invalid':
      return l10n.t('Correct what Barrack names and try again.');
    case 'rateLimited':
      return l10n.t('Wait a little, then try again.');
    case 'server':
      return l10n.t('Try again later; if it goes on, tell Barrack support the request id.');
    case 'malformed':
      return l10n.t('Try again; if it goes on, the path may differ: see the setting {0}.', pathsSetting);
    case 'tooLarge':
      return l10n.t('Check the settings {0} and {1}.', 'barrack.api.url', pathsSetting);
    case 'redirected':
      return l10n.t('Correct the setting {0}.', 'barrack.api.url');
    case 'aborted':
      return '';
    case 'configuration':
      return l10n.t('Correct the setting {0}.', pathsSetting);
  }
}
