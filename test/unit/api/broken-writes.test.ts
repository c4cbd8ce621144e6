import assert from 'node:assert/strict';
import type { ErrorDetails } from '../../../src/api/errors.ts';
import { BarrackError } from '../../../src/api/errors.ts';
import { endpointIds, endpoints } from '../../../src/api/profile/contract.ts';
import { exchange } from '../../../src/api/http/exchange.ts';
import { failureDetails } from '../../../src/api/http/failures.ts';
import type { Break, Way } from './breaking/breaks.ts';
import { breakOf, breaksOf, isAfterSending, isBeforeSending, transports } from './breaking/breaks.ts';
import { randomFor, seed } from './breaking/seed.ts';
import type { Scene } from './breaking/stage.ts';
import { breakUnder, trustTargets } from './breaking/stage.ts';
import { every } from './expected/every.ts';
import { clientOf } from './harness.ts';

type Result = Pick<ErrorDetails, 'outcome' | 'message'> | 'accepted';

const writes = endpointIds.filter((id) => endpoints[id].effect === 'write');
const grid = transports.flatMap((transport) =>
  breaksOf(transport).map(([phase, way]) => ({ transport, phase, way })),
);

/** Short only where it has to pass: a slow machine may take its time for the rest. */
const timeoutMs = (way: Way): number => (way === 'silence' ? 200 : 20_000);

const unconnected = /No secure connection|connect to the Barrack API|refused the connection|No connection/u;

/** What has to hold, whatever was lost. */
function check({ result, writeBytes, writes: times }: Scene<Result>, how: Break): void {
  assert.ok(times <= 1, `sent ${times} times`);
  if (result === 'accepted') {
    assert.equal(times, 1);
    return;
  }
  assert.ok(result.outcome === 'unknown' || result.outcome === 'notSent', result.outcome);
  assert.ok(
    result.outcome === 'unknown' || writeBytes === 0,
    `not sent, and the server got ${writeBytes} bytes`,
  );
  assert.equal(unconnected.test(result.message), result.outcome === 'notSent', result.message);
  if (isAfterSending(how) && how.way !== 'silence') {
    assert.deepEqual([result.outcome, times], ['unknown', 1]);
  }
}

/** Carries a case out, and says which it was where it fails. */
async function carryOut(how: Break, index: number, what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    const { transport, noise, ...others } = how;
    const text = JSON.stringify({ ...others, noise: noise.toString('hex') });
    throw new Error(
      `${(cause as Error).message}\nin ${what} over ${transport.title}, ${text}, case ${index}, BARRACK_TEST_SEED=${seed}`,
      { cause },
    );
  }
}

const warmUp = (baseUrl: string) => clientOf(baseUrl).client.volumes.list();

describe(`a write whose connection breaks (${grid.length * writes.length} cases, seed ${seed})`, () => {
  trustTargets();

  for (const [place, { transport, phase, way }] of grid.entries()) {
    it(`over ${transport.title}: ${phase}, ${way}`, async () => {
      await Promise.all(
        writes.map(async (id, nth) => {
          const index = place * writes.length + nth;
          const how = breakOf(transport, phase, way, randomFor(index));
          await carryOut(how, index, id, async () => {
            const scene = await breakUnder(how, warmUp, (baseUrl) => send(id, baseUrl, way));
            check(scene, how);
            if (isBeforeSending(how)) {
              assert.equal(scene.result === 'accepted' ? scene.result : scene.result.outcome, 'notSent');
            }
          });
        }),
      );
    });
  }
});

async function send(id: (typeof writes)[number], baseUrl: string, way: Way): Promise<Result> {
  try {
    await every[id].run(clientOf(baseUrl, { timeoutMs: timeoutMs(way) }).client);
    return 'accepted';
  } catch (error) {
    assert.ok(BarrackError.is(error), String(error));
    return error;
  }
}

/** For a Node that tells nothing of the connection: there the error alone has to prove it. */
describe(`the error of a broken connection (${grid.length} cases, seed ${seed})`, () => {
  trustTargets();

  for (const [index, { transport, phase, way }] of grid.entries()) {
    it(`over ${transport.title}: ${phase}, ${way}`, async () => {
      const how = breakOf(transport, phase, way, randomFor(index));
      await carryOut(how, index, 'a POST', async () => {
        check(await breakUnder(how, warmUp, (baseUrl) => unwatched(baseUrl, way)), how);
      });
    });
  }
});

async function unwatched(baseUrl: string, way: Way): Promise<Result> {
  const result = await exchange({
    method: 'POST',
    url: `${baseUrl}/volumes/1/clone/`,
    headers: { 'Content-Type': 'application/json' },
    body: '{"name":"data-clone"}',
    timeoutMs: timeoutMs(way),
    signals: [],
  });
  return 'error' in result
    ? failureDetails({ ...result, connected: undefined, timeoutMs: timeoutMs(way), effect: 'write' })
    : 'accepted';
}
