import * as l10n from '@vscode/l10n';
import { readSettings } from '../../account/configuration.ts';
import type { CurlTarget } from '../../api/as-curl.ts';
import type { Groups } from '../../api/groups/groups.ts';
import { asCurl } from '../../api/as-curl.ts';
import { configurationError } from '../../api/errors.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { Services } from '../core/services.ts';
import { ordersAsCurl } from './curl-text.ts';

/** Where the account's client sends; throws if nobody is signed in. */
function targetOf({ account }: Pick<Services, 'account'>): CurlTarget {
  if (account.current === undefined) {
    throw configurationError(l10n.t('You are not signed in to Barrack.'), l10n.t('Sign in and try again.'));
  }
  const { baseUrl, authStyle } = account.current;
  return { baseUrl, authStyle, overrides: readSettings().paths };
}

/** Orders as curl commands for a POSIX shell; between those of a chain stands what to wait for. */
export async function curlOf(
  orders: readonly Order[],
  services: Pick<Services, 'account' | 'store'>,
): Promise<string> {
  return ordersAsCurl(orders, targetOf(services), services.store);
}

/** One call of the client's own as such a command. */
export async function curlOfRequest(
  act: (requests: Groups) => Promise<unknown>,
  services: Pick<Services, 'account'>,
): Promise<string> {
  return asCurl(act, targetOf(services));
}
