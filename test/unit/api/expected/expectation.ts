import type { BarrackClient } from '../../../../src/api/client.ts';

/** What each operation sends, and what it makes of a reply. */
export interface Expectation {
  readonly run: (client: BarrackClient) => Promise<unknown>;
  /** Method, path and body. */
  readonly sent: readonly [method: string, path: string, body?: object];
  readonly reply: object;
  /** What of the result to look at, and what it has to be. */
  readonly look: (result: never) => unknown;
  readonly gives: unknown;
}

interface ListOfItems {
  readonly items: readonly { readonly id: string }[];
}
export interface Made {
  readonly value?: { readonly id: string; readonly kind: string };
  readonly requestId: string;
}
export const ids = ({ items }: ListOfItems) => items.map(({ id }) => id);
export const made = ({ value, requestId }: Made) => [value?.kind, value?.id, requestId];
export const accepted = { success: true, message: 'Started', request_id: 'r1' };
const done = [undefined, undefined, 'r1'];
export const two = [{ id: 1 }, { id: 2 }];
export const billing = { hourly: 0.1 };

export function act(
  run: Expectation['run'],
  ...sent: readonly [method: string, path: string, body?: object]
): Expectation {
  return { run, sent, reply: accepted, look: made, gives: done };
}
