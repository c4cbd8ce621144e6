import assert from 'node:assert/strict';
import type { Operation } from '../../src/state/operation.ts';
import type { Order } from '../../src/state/orders.ts';
import type { Step } from '../../src/state/step.ts';
import type { Fault } from './faults.ts';
import type { OperationName } from './operation-names.ts';
import type { Simulator } from './server.ts';
import { Harness } from './tests/harness.ts';
import type { WriteFault } from './write-faults.ts';
import { endings, writeFaults } from './write-faults.ts';
import { Desk, requestOf, seen, seenVolume } from './write-harness.ts';

interface Write {
  readonly title: string;
  readonly orders: (simulator: Simulator) => readonly Order[];
  /** Which of the orders the others are there for. */
  readonly main: number;
  /** The requests that write. */
  readonly sends: readonly OperationName[];
  /** What is asked before one is sent, and again and again after that. */
  readonly reads: readonly OperationName[];
}

const writes: readonly Write[] = [
  {
    title: 'a clone',
    orders: (simulator) => [
      { kind: 'clone', source: seenVolume(simulator, 'training-data'), name: 'new-clone', volumeType: 'HDD' },
    ],
    main: 0,
    sends: ['cloneVolume'],
    reads: ['getVolume', 'listVolumes'],
  },
  {
    title: 'the creation of an image',
    orders: (simulator) => [
      {
        kind: 'createImage',
        snapshot: seen(simulator, 'snapshots', 'render-node weekly'),
        name: 'new image',
      },
    ],
    main: 0,
    sends: ['createImage'],
    reads: ['getSnapshot', 'listSnapshots', 'listImages'],
  },
  {
    title: 'the deletion of an image',
    orders: (simulator) => [{ kind: 'deleteImage', image: seen(simulator, 'images', 'pytorch 2.5 base') }],
    main: 0,
    sends: ['deleteImage'],
    reads: ['getImage', 'listImages'],
  },
  {
    title: 'the shutdown of an instance',
    orders: (simulator) => [
      { kind: 'stopInstance', instance: seen(simulator, 'instances', 'inference-api') },
    ],
    main: 0,
    sends: ['stopInstance'],
    reads: ['getInstance', 'listInstances'],
  },
  {
    title: 'the start of an instance',
    orders: (simulator) => [
      { kind: 'startInstance', instance: seen(simulator, 'instances', 'llm-finetune') },
    ],
    main: 0,
    sends: ['startInstance'],
    reads: ['getInstance', 'listInstances'],
  },
  {
    title: 'a clone for which an instance is shut down',
    orders: (simulator) => {
      const instance = seen(simulator, 'instances', 'inference-api');
      const source = seenVolume(simulator, 'scratch');
      return [
        { kind: 'stopInstance', instance },
        { kind: 'clone', source, name: 'new-clone', volumeType: 'NVMe' },
        { kind: 'startInstance', instance },
      ];
    },
    main: 1,
    sends: ['stopInstance', 'cloneVolume', 'startInstance'],
    reads: [], // as for each of them
  },
  {
    title: 'the creation of an image for which another is deleted',
    orders: (simulator) => [
      { kind: 'deleteImage', image: seen(simulator, 'images', 'render-farm_v1.2') },
      { kind: 'createImage', snapshot: seen(simulator, 'snapshots', 'render-node base'), name: 'new image' },
    ],
    main: 1,
    sends: ['deleteImage', 'createImage'],
    reads: [],
  },
];

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
      operation.leftDown !== undefined,
      isDown && !startsAgain,
      'an instance left shut down is told',
    );
  }

  function checkEnding({ progress, plan }: Step, effects: number): void {
    const text = `${plan.order.kind}: ${effects} effects, but ${JSON.stringify(progress)}`;
    if (effects === 0) {
      assert.ok(['refused', 'notDone', 'skipped'].includes(progress.step), text);
    } else {
      assert.ok(['done', 'error'].includes(progress.step), text);
      assert.equal(progress.step === 'done', isThere(plan.order), text);
    }
  }

  /** Whether what was wanted has come to pass. */
  function isThere(order: Order): boolean {
    const { volumes, snapshots, images, instances } = harness.simulator.state.accounts.usd;
    type Records = Iterable<{ readonly name: string; readonly status: string }>;
    const isMade = (records: Records, name: string, status: string): boolean =>
      [...records].some((record) => record.name === name && record.status === status);
    const isIn = (id: string, status: string): boolean => instances.get(id)?.status === status;
    switch (order.kind) {
      case 'clone':
      case 'createVolume':
        return isMade(volumes.values(), order.name, 'available');
      case 'createSnapshot':
        return isMade(snapshots.values(), order.name, 'available');
      case 'createImage':
        return isMade(images.values(), order.name, 'available');
      case 'restoreSnapshot':
        return isMade(instances.values(), order.name, 'ACTIVE');
      case 'resizeVolume':
        return volumes.get(order.volume.id)?.size === order.sizeGb;
      case 'attachVolume':
        return volumes.get(order.volume.id)?.instanceId === order.instance.id;
      case 'detachVolume':
        return (volumes.get(order.volume.id)?.instanceId ?? null) === null;
      case 'deleteVolume':
        return !volumes.has(order.volume.id);
      case 'deleteSnapshot':
        return !snapshots.has(order.snapshot.id);
      case 'deleteImage':
        return !images.has(order.image.id);
      case 'stopInstance':
        return harness.simulator.effects('startInstance') > 0 || isIn(order.instance.id, 'SHUTOFF');
      case 'hibernateInstance':
        return isIn(order.instance.id, 'HIBERNATED');
      case 'startInstance':
      case 'restoreInstance':
      case 'rebootInstance':
        return isIn(order.instance.id, 'ACTIVE');
    }
  }

  function expected({ fault, client }: WriteFault, effects: number): string {
    if (client === 'refused') {
      return 'refused';
    }
    return effects === 0 ? 'notDone' : endings.some((ending) => ending.fault === fault) ? 'error' : 'done';
  }

  for (const write of writes) {
    it(`${write.title}: without any`, async () => {
      const { steps } = await carryOut(write);
      assert.deepEqual(new Set(steps.map(({ progress }) => progress.step)), new Set(['done']));
    });

    for (const [index, operation] of write.sends.entries()) {
      it(`${write.title}: at ${operation}`, async function () {
        this.timeout(60_000);
        const makes = operation === 'cloneVolume' || operation === 'createImage';
        for (const one of [...writeFaults, ...(makes ? endings : [])]) {
          const { steps } = await carryOut(write, { ...one.fault, operation });
          const effects = harness.simulator.effects(operation);
          assert.equal(steps[index]?.progress.step, expected(one, effects), JSON.stringify(one));
        }
      });
    }

    for (const operation of write.reads) {
      it(`${write.title}: at ${operation}, early and late`, async function () {
        this.timeout(60_000);
        for (const { fault } of writeFaults) {
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
