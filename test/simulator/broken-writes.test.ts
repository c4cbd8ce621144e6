import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import type { Break } from '../unit/api/breaking/breaks.ts';
import { breakOf, breaksOf, isAfterSending, transports } from '../unit/api/breaking/breaks.ts';
import { BreakProxy } from '../unit/api/breaking/break-proxy.ts';
import { randomFor, seed } from '../unit/api/breaking/seed.ts';
import { secret, trustTargets } from '../unit/api/breaking/stage.ts';
import type { OperationName } from './operation-names.ts';
import type { Simulator } from './server.ts';
import { Harness } from './tests/harness.ts';
import { Desk, isThere } from './write-harness.ts';
import type { Write } from './write-list.ts';
import { writes } from './write-list.ts';

/** Speaks TLS for the simulator, through a proxy that breaks the connection once a write has been carried out. */
async function front(simulator: Simulator, how: Break, write: OperationName) {
  const versions = { minVersion: how.transport.secure, maxVersion: how.transport.secure };
  let isBroken = false;
  const server = createServer({ ...secret, ...versions }, (socket) => {
    const onward = connect(Number(new URL(simulator.url).port), '127.0.0.1');
    for (const one of [socket, onward]) {
      one.on('error', () => one.destroy());
    }
    socket.on('data', (data: Buffer) => onward.write(data));
    socket.on('close', () => onward.destroy());
    onward.on('data', (data) => {
      const isLost = !isBroken && simulator.effects(write) > 0;
      isBroken ||= isLost;
      if (!isLost || proxy.requestIsWhole(socket.remotePort)) {
        socket.write(data);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = new BreakProxy((server.address() as AddressInfo).port, how);
  return {
    baseUrl: `https://127.0.0.1:${await proxy.open()}/api`,
    wasBroken: () => isBroken,
    close: async () => {
      await proxy.close();
      server.close();
    },
  };
}

const cases = transports
  .filter(({ secure, reuse }) => secure !== undefined && reuse !== true)
  .flatMap((transport) => breaksOf(transport).map(([phase, way]) => ({ transport, phase, way })))
  // What says nothing is one of the simulator's own faults.
  .filter((one) => isAfterSending(one) && one.way !== 'silence');
const chosen = [
  'a clone',
  'the creation of an image',
  'the restoring of a snapshot',
  'the deletion of a volume',
];
const broken = writes.filter(({ title }) => chosen.includes(title));

describe(`a write that Barrack carries out before its connection breaks (${cases.length * broken.length} cases, seed ${seed})`, () => {
  const harness = new Harness();
  trustTargets();

  async function carryOut({ orders, main, sends }: Write, how: Break): Promise<void> {
    const { simulator } = harness;
    const [write] = sends;
    assert.ok(write !== undefined);
    simulator.reset();
    const between = await front(simulator, how, write);
    const desk = new Desk(simulator, { baseUrl: between.baseUrl });
    const offers: boolean[] = [];
    desk.window.operations.onDidChange((operation) => offers.push(operation?.canRetry === true));
    try {
      const wanted = orders(simulator);
      const operation = await desk.carryOut(wanted, main);
      assert.ok(between.wasBroken());
      assert.ok(desk.window.steps.includes('checking'), desk.window.steps.join());
      assert.equal(operation.progress.step, 'done');
      assert.ok(!offers.includes(true), 'it was never offered to try it again');
      assert.equal(simulator.effects(write), 1);
      assert.ok(wanted.every((order) => isThere(simulator, order)));
    } finally {
      desk.close();
      await between.close();
    }
  }

  for (const [place, write] of broken.entries()) {
    for (const [nth, { transport, phase, way }] of cases.entries()) {
      const index = place * cases.length + nth;
      it(`${write.title} over ${transport.title} is looked for: ${phase}, ${way}`, async () => {
        const how = breakOf(transport, phase, way, randomFor(index));
        try {
          await carryOut(write, how);
        } catch (cause) {
          const bytes = `${how.bytes} bytes, noise ${how.noise.toString('hex')}`;
          throw new Error(`${(cause as Error).message}\n${bytes}, BARRACK_TEST_SEED=${seed}`, { cause });
        }
      });
    }
  }
});
