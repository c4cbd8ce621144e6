import assert from 'node:assert/strict';
import { before } from '../../src/base/time.ts';
import type { Operation } from '../../src/writes/engine/operation.ts';
import type { Order, ExpectedResource, ExpectedVolume } from '../../src/writes/model/orders.ts';
import type { ClientOptions } from '../../src/api/client.ts';
import { FakeClock, settle } from '../unit/writes/support/fake-clock.ts';
import { SharedJournal } from '../unit/writes/support/memory-journal.ts';
import { TestWindow } from '../unit/writes/support/window.ts';
import { clientOf } from './client-harness.ts';
import type { OperationName } from './operation-names.ts';
import type { Simulator } from './server.ts';

/** The client's time limit in milliseconds: short where something hangs, which then takes this long. */
const limits = { hanging: 250, other: 20_000 };

/** Where waits that long bring no request, only the journal's sign of life is due. */
const nothingDueMs = 4 * 60 * 1000;
const mostLongWaits = 4;

/** The real client and the real operations against the simulator, in one time that passes as fast as it can. */
export class Desk {
  readonly journal = new SharedJournal();
  readonly window: TestWindow;
  readonly #simulator: Simulator;
  readonly #clock = new FakeClock(Date.now());
  #underWay = 0;
  #refreshes = 0;
  #longWaits = 0;
  #idle: (() => void) | undefined;

  constructor(simulator: Simulator, options: Partial<ClientOptions> = {}) {
    this.#simulator = simulator;
    let slept = 0;
    const { client } = clientOf(simulator, 'usd', {
      timeoutMs: simulator.faults.list().some(({ kind }) => kind === 'hang') ? limits.hanging : limits.other,
      now: () => before(this.#clock.now(), -slept),
      sleep: (milliseconds) => {
        slept += milliseconds;
        return Promise.resolve();
      },
      ...options,
    });
    this.window = new TestWindow('one', this.#counted(client), this.#clock, this.journal);
    this.window.operations.resume('account');
  }

  /** Begins it and lets time pass until it has ended. */
  async carryOut(orders: readonly Order[], main = orders.length - 1): Promise<Operation> {
    await this.window.operations.ready;
    const operation = this.window.operations.begin(orders, main);
    await this.#quiet();
    while (operation.endedAt === undefined) {
      const wait = this.#clock.untilNext;
      if (wait === undefined || this.#longWaits > mostLongWaits) {
        await this.#refresh(); // the key was refused: that nothing is asked any more is as it should be
        continue;
      }
      this.#longWaits += wait > nothingDueMs ? 1 : 0;
      this.#simulator.advance(wait / 1000);
      await this.#clock.advance(wait);
      await this.#quiet();
    }
    return operation;
  }

  close(): void {
    this.window.kill();
  }

  /** As the user does who sees that nothing happens. */
  async #refresh(): Promise<void> {
    this.#refreshes += 1;
    assert.ok(this.#refreshes < 10, 'nothing happens any more');
    await this.window.store.refresh();
    await this.#quiet();
  }

  /** Resolves when nothing is asked of the simulator. */
  async #quiet(): Promise<void> {
    await settle();
    while (this.#underWay > 0) {
      await new Promise<void>((resolve) => (this.#idle = resolve));
      await settle();
    }
  }

  /** The same object, of which it is known how many of its calls are under way. */
  #counted<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (_, key): unknown => {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value === 'function') {
          return (...given: unknown[]) =>
            this.#count(Reflect.apply(value, target, given) as Promise<unknown>);
        }
        return typeof value === 'object' && value !== null ? this.#counted(value) : value;
      },
    });
  }

  async #count<T>(call: Promise<T>): Promise<T> {
    this.#underWay += 1;
    this.#longWaits = 0;
    try {
      return await call;
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) {
        this.#idle?.();
      }
    }
  }
}

/** The request that carries an order out. */
export function requestOf({ kind }: Order): OperationName {
  switch (kind) {
    case 'clone':
      return 'cloneVolume';
    case 'attachVolume':
      return 'attachVolumes';
    case 'detachVolume':
      return 'detachVolumes';
    default:
      return kind;
  }
}

/** Whether what was wanted has come to pass. */
export function isThere(simulator: Simulator, order: Order): boolean {
  const { volumes, snapshots, images, instances } = simulator.state.accounts.usd;
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
      return simulator.effects('startInstance') > 0 || isIn(order.instance.id, 'SHUTOFF');
    case 'hibernateInstance':
      return isIn(order.instance.id, 'HIBERNATED');
    case 'startInstance':
    case 'restoreInstance':
    case 'rebootInstance':
      return isIn(order.instance.id, 'ACTIVE');
  }
}

type Kind = 'volumes' | 'snapshots' | 'images' | 'instances';

function recordOf({ state }: Simulator, kind: Kind, name: string) {
  const records: Iterable<{ id: string; name: string; region: string }> = state.accounts.usd[kind].values();
  const found = [...records].find((record) => record.name === name);
  assert.ok(found, name);
  return found;
}

/** As the user saw it in the simulator's demo account. */
export function seen(simulator: Simulator, kind: Exclude<Kind, 'volumes'>, name: string): ExpectedResource {
  const { id, region } = recordOf(simulator, kind, name);
  return { id, name, region };
}

export function seenVolume(simulator: Simulator, name: string): ExpectedVolume {
  const { id, region } = recordOf(simulator, 'volumes', name);
  const volume = simulator.state.accounts.usd.volumes.get(id);
  return { id, name, region, sizeGb: volume?.size, volumeType: volume?.type };
}

export function seenAttachable(
  simulator: Simulator,
  name: string,
): ExpectedVolume & { readonly wireId: string } {
  const volume = seenVolume(simulator, name);
  return { ...volume, wireId: volume.id };
}
