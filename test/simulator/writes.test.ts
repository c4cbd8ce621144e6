import assert from 'node:assert/strict';
import type { Operation } from '../../src/writes/engine/operation.ts';
import type { Step } from '../../src/writes/engine/step.ts';
import type { Fault } from './faults.ts';
import { Harness } from './tests/harness.ts';
import type { WriteFault } from './write-faults.ts';
import { endings, representativeFaults, representativeReadFaults, writeFaults } from './write-faults.ts';
import { Desk, isThere, requestOf } from './write-harness.ts';
import type { Write } from './write-list.ts';
import { writes } from './write-list.ts';

/** What makes something that may end badly at Barrack itself. */
const makers: ReadonlySet<string> = new Set([
  'cloneVolume',
  'createVolume',
  'createSnapshot',
  'restoreSnapshot',
  'createImage',
]);

describe('every fault at every step of every write', () => {
  const harness = new Harness();

  async function carryOut({ orders, main }: Write, ...faults: readonly Fault[]): Promise<Operation> {
    const { simulator } = harness;
    simulator.reset();
    simulator.faults.add(...faults);
    const desk = new Desk(simulator);
    try {
      const operation = await desk.carryOut(orders(simulator), main);
      check(operation, desk);
      return operation;
    } catch (error) {
      throw new Error(JSON.stringify(faults), { cause: error });
    } finally {
      desk.close();
    }
  }

  /** Whatever happened: nothing was sent or done twice, and what the journal says of each step is what Barrack has. */
  function check(operation: Operation, desk: Desk): void {
    const kept = desk.journal.entries.get(operation.id)?.record;
    assert.deepEqual({ ...kept, keptAt: 0 }, { ...JSON.parse(JSON.stringify(operation.record)), keptAt: 0 });
    for (const [index, step] of operation.steps.entries()) {
      const name = requestOf(step.plan.order);
      const sent = harness.simulator.requests.filter((request) => request.operation === name).length;
      const effects = harness.simulator.effects(name);
      assert.ok(sent <= 1 && effects <= 1, `${name} was sent ${sent} times, with ${effects} effects`);
      checkEnding(step, effects);
      const before = operation.steps[index - 1];
      if (before !== undefined && before.progress.step !== 'done') {
        assert.equal(sent, 0, 'a failing step stops the chain');
      }
    }
    const [first] = operation.steps;
    const isDown =
      first?.plan.order.kind === 'stopInstance' &&
      operation.steps.length > 1 &&
      first.progress.step === 'done';
    const startsAgain = operation.steps.at(-1)?.progress.step === 'done';
    assert.equal(
      operation.instanceLeftStopped !== undefined,
      isDown && !startsAgain,
      'an instance left shut down is told',
    );
  }

  function checkEnding({ progress, plan }: Step, effects: number): void {
    const text = `${plan.order.kind}: ${effects} effects, but ${JSON.stringify(progress)}`;
    if (effects === 0) {
      const untold = plan.order.kind === 'rebootInstance' ? ['unknown'] : ['notDone'];
      assert.ok(['refused', 'skipped', ...untold].includes(progress.step), text);
    } else {
      assert.ok(['done', 'error'].includes(progress.step), text);
      assert.equal(progress.step === 'done', isThere(harness.simulator, plan.order), text);
    }
  }

  function expected({ fault, client }: WriteFault, operation: string, effects: number): string {
    if (client === 'refused') {
      return 'refused';
    }
    if (effects === 0) {
      return operation === 'rebootInstance' ? 'unknown' : 'notDone'; // a reboot leaves no trace
    }
    return endings.some((ending) => ending.fault === fault) ? 'error' : 'done';
  }

  for (const write of writes) {
    const { title, sends, reads, isRepresentative } = write;
    it(`${title}: without any`, async () => {
      const { steps } = await carryOut(write);
      assert.deepEqual(new Set(steps.map(({ progress }) => progress.step)), new Set(['done']));
    });

    for (const [index, operation] of sends.entries()) {
      it(`${title}: at ${operation}`, async function () {
        this.timeout(60_000);
        const faults = isRepresentative ? representativeFaults : writeFaults;
        for (const one of [...faults, ...(makers.has(operation) ? endings : [])]) {
          const { steps } = await carryOut(write, { ...one.fault, operation });
          const effects = harness.simulator.effects(operation);
          assert.equal(steps[index]?.progress.step, expected(one, operation, effects), JSON.stringify(one));
        }
      });
    }

    for (const operation of reads) {
      it(`${title}: at ${operation}, early and late`, async function () {
        this.timeout(60_000);
        for (const { fault } of isRepresentative ? representativeReadFaults : writeFaults) {
          const isSlow = fault.kind === 'hang' || fault.kind === 'oversized';
          await carryOut(write, { ...fault, operation });
          if (!isSlow) {
            await carryOut(write, { ...fault, operation, skip: 2, count: 5 });
          }
        }
      });
    }
  }
});
