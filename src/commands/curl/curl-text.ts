import * as l10n from '@vscode/l10n';
import type { CurlTarget } from '../../api/as-curl.ts';
import { asCurl } from '../../api/as-curl.ts';
import { goalText, rowLabel } from '../../ui/format/operation-words.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { sendOrder } from '../../writes/definitions/registry.ts';

/**
 * A comment of one line. Beside letters and digits it holds nothing that a shell reads: an interactive one may take
 * comments for commands (zsh does).
 */
function comment(text: string): string {
  return `# ${text.replace(/[^\p{L}\p{M}\p{N} .,:_-]/gu, '_')}`;
}

/** A chain's command with what it is, and what to wait for before it. */
function step(command: string, index: number, orders: readonly Order[], store: NameStore): string {
  const [before, order] = [orders[index - 1], orders[index]];
  return [
    before && comment(l10n.t('Wait for {0} before the next command.', goalText(before))),
    order && comment(l10n.t('{0} of {1}: {2}', index + 1, orders.length, rowLabel(order, store))),
    command,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** The command for a list, with what it leaves out of a long one: this program asks for page after page itself. */
export function firstPage(command: string): string {
  const more = l10n.t('This asks for the first page: the answer tells whether more follow.');
  return `${comment(more)}\n${command}`;
}

/**
 * Orders as curl commands for a POSIX shell, which reads the key from $BARRACK_API_KEY. There is no newline at the end:
 * to press Enter is left to the user.
 */
export async function ordersAsCurl(
  orders: readonly Order[],
  target: CurlTarget,
  store: NameStore,
): Promise<string> {
  const commands = await Promise.all(
    orders.map((order) => asCurl((requests) => sendOrder(order, requests), target)),
  );
  return commands.length === 1
    ? commands.join('')
    : commands.map((command, index) => step(command, index, orders, store)).join('\n\n');
}
