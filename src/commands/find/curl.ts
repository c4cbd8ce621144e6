import * as l10n from '@vscode/l10n';
import { readSettings } from '../../account/configuration.ts';
import type { CurlTarget, Requests } from '../../api/as-curl.ts';
import { asCurl } from '../../api/as-curl.ts';
import { configurationError } from '../../api/errors.ts';
import { goalText, rowLabel } from '../../operations/words.ts';
import type { Order } from '../../state/orders.ts';
import { sendOrder } from '../../state/send-order.ts';
import type { Services } from '../services.ts';

/** Where the account's client sends; throws if nobody is signed in. */
function targetOf({ account }: Pick<Services, 'account'>): CurlTarget {
  if (account.current === undefined) {
    throw configurationError(l10n.t('You are not signed in to Barrack.'), l10n.t('Sign in and try again.'));
  }
  const { baseUrl, authStyle } = account.current;
  return { baseUrl, authStyle, overrides: readSettings().paths };
}

/**
 * A comment of one line. Beside letters and digits it holds nothing that a shell reads: an interactive one may take
 * comments for commands (zsh does).
 */
function comment(text: string): string {
  return `# ${text.replace(/[^\p{L}\p{M}\p{N} .,:_-]/gu, '_')}`;
}

async function stepText(order: Order, index: number, orders: readonly Order[], target: CurlTarget) {
  const command = await asCurl((requests) => sendOrder(order, requests), target);
  const before = orders[index - 1];
  const wait =
    before === undefined ? [] : [comment(l10n.t('Wait for {0} before the next command.', goalText(before)))];
  const what = comment(l10n.t('{0} of {1}: {2}', index + 1, orders.length, rowLabel(order)));
  return orders.length === 1 ? command : [...wait, what, command].join('\n');
}

/**
 * Orders as curl commands for a POSIX shell, which reads the key from $BARRACK_API_KEY. Between those of a chain stands
 * what to wait for.
 */
export async function curlOf(orders: readonly Order[], services: Pick<Services, 'account'>): Promise<string> {
  const target = targetOf(services);
  const steps = await Promise.all(orders.map((order, index) => stepText(order, index, orders, target)));
  return steps.join('\n\n'); // no newline at the end: Enter stays the user's
}

/** One call of the client's own as such a command. */
export function curlOfRequest(
  act: (requests: Requests) => Promise<unknown>,
  services: Pick<Services, 'account'>,
): Promise<string> {
  return asCurl(act, targetOf(services));
}
