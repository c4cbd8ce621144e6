import assert from 'node:assert/strict';
import type { ClientOptions } from '../../src/api/client.ts';
import { BarrackClient } from '../../src/api/client.ts';
import { BarrackError } from '../../src/api/errors.ts';
import { demoAccounts } from './accounts.ts';
import type { Fault } from './faults.ts';
import type { AccountName } from './model.ts';
import type { Simulator } from './server.ts';

/** A fault, for whichever operation and however often. */
export type FaultKind = Fault extends infer One
  ? One extends Fault
    ? Omit<One, 'operation' | 'count' | 'skip'>
    : never
  : never;

/** The product's client against a simulator. Its clock counts its waits, which take no time, and nothing else. */
export function clientOf(
  simulator: Simulator,
  account: AccountName = 'usd',
  options: Partial<ClientOptions> = {},
) {
  const lines: string[] = [];
  const slept: number[] = [];
  const client = new BarrackClient({
    baseUrl: simulator.url,
    apiKey: demoAccounts[account].key,
    authHeader: 'X-API-Key',
    timeoutMs: 3000,
    userAgent: 'barrack-explorer/0.0.0',
    log: (line) => lines.push(line),
    now: () => {
      const ms = slept.reduce((sum, one) => sum + one, 0);
      return { awakeMs: ms, passedMs: ms };
    },
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
    ...options,
  });
  return { client, lines, slept };
}

/** The BarrackError of something that must fail; in whatever it says there is no key. */
export async function errorOf(promise: Promise<unknown>): Promise<BarrackError> {
  const error: unknown = await promise.then(
    () => assert.fail('it did not reject'),
    (reason: unknown) => reason,
  );
  assert.ok(BarrackError.is(error), String(error));
  assert.ok(!JSON.stringify([error, error.message, error.stack]).includes('test-key'));
  return error;
}
