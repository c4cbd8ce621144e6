import assert from 'node:assert/strict';
import type { Resource } from '../../../../src/domain/resources.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { OperationRecord, StepRecord } from '../../../../src/writes/model/record.ts';
import { hasEnded } from '../../../../src/writes/model/record.ts';
import type { Account } from './keys.ts';
import { accountOf } from './keys.ts';
import type { ModelBarrack } from './model-barrack.ts';
import type { Scene } from './schedule.ts';

/** What has to hold after any schedule, once everything works and there was time enough. */
export function check(scene: Scene): void {
  assert.deepEqual(scene.wrongs, []);
  assert.ok(scene.mostAtATime <= 4, `${scene.mostAtATime} are sent at a time`);
  checkListed(scene);
  checkEnds(scene);
  checkSameEverywhere(scene);
  const records = finalRecords(scene);
  for (const account of ['one', 'two'] as const) {
    const own = records.filter((record) => accountOf(record.account) === account);
    checkEffects(scene, account, own);
  }
}

/** Everything that was begun is listed in each window, or was removed after it had ended, or given up on purpose. */
function checkListed(scene: Scene): void {
  for (const { operations } of scene.windows) {
    const listed = new Set(operations.all.map(({ id }) => id));
    for (const id of scene.begunWith.keys()) {
      const removed = scene.journal.removedRecords.get(id);
      assert.ok(listed.has(id) || removed !== undefined, `${id} is not lost`);
      assert.ok(
        listed.has(id) || (removed !== undefined && hasEnded(removed)) || scene.isGivenUp(id),
        `${id} was not removed before it had ended`,
      );
    }
    assert.deepEqual(operations.unreadable.filter(({ id }) => scene.begunWith.has(id)), []); // prettier-ignore
  }
}

function checkEnds({ windows }: Scene): void {
  for (const { operations } of windows) {
    for (const { id, endedAt, record } of operations.all) {
      assert.ok(endedAt !== undefined, `each ends: ${id} ${JSON.stringify(record)}`);
    }
  }
}

function checkSameEverywhere({ windows, begunWith }: Scene): void {
  const told = (all: readonly Operation[]) =>
    all
      .filter(({ id }) => begunWith.has(id))
      .map(({ id, account, steps }) => [id, account, ...steps.map(({ progress }) => progress.step)].join(' '))
      .toSorted();
  const [first, ...others] = windows;
  assert.ok(first);
  for (const { operations } of others) {
    assert.deepEqual(told(operations.all), told(first.operations.all), 'all windows show the same');
  }
}

/** Of everything that was begun: as it is listed, or as it was when it was removed. */
function finalRecords({ windows, journal, begunWith }: Scene): readonly OperationRecord[] {
  const listed = (windows[0]?.operations.all ?? []).map(({ id, record }) => [id, record] as const);
  const all = new Map([...journal.removedRecords, ...listed]);
  return [...all.values()].filter(({ id }) => begunWith.has(id));
}

function checkEffects(scene: Scene, account: Account, records: readonly OperationRecord[]): void {
  const barrack = scene.barracks[account];
  const steps = records.flatMap((record) => record.steps.map((step) => ({ ...step, record })));
  const keysOf = (some: readonly { record: OperationRecord }[]): number =>
    new Set(some.flatMap(({ record }) => [scene.begunWith.get(record.id), record.account])).size;
  for (const step of steps) {
    checkEnding(barrack, step);
  }
  for (const [effect, by] of Map.groupBy(steps, ({ order }) => effectOf(order))) {
    const [write, about] = effect.split('/') as [Parameters<ModelBarrack['effects']>[0], string];
    const may = by.filter(({ progress }) => mayHaveEffect(progress)).length;
    const effects = barrack.effects(write, about);
    const isUndone = write === 'start' || (write === 'stop' && barrack.effects('start', '5') > 0);
    assert.ok(effects <= may || isUndone, `${effects} effects of ${effect}, and ${may} steps that say so`);
    const makes = ['clone', 'createImage', 'createSnapshot'].includes(write);
    const done = by.filter(({ progress }) => progress.step === 'done').length;
    const wasSo = write === 'start'; // it runs from the beginning
    const isOfOneKey = keysOf(by) <= 1; // with two keys nobody can tell whose result it is
    assert.ok(
      !makes || !isOfOneKey || done <= effects,
      `${effect} is done ${done} times, with ${effects} effects`,
    );
    assert.ok(done === 0 || effects > 0 || wasSo, `${effect} is done`);
    const there = madeIn(barrack).filter((one) => makes && one.name === about).length;
    assert.ok(there <= keysOf(by), `${about} is there ${there} times`);
  }
}

/** One that does not know how it ended, or, where it was given up, that has not ended, may have had one. */
function mayHaveEffect({ step }: StepRecord['progress']): boolean {
  return !['waiting', 'skipped', 'refused', 'notDone'].includes(step);
}

/** What a step can have changed, as the model counts it. */
function effectOf(order: Order): string {
  switch (order.kind) {
    case 'clone':
    case 'createImage':
    case 'createSnapshot':
      return `${order.kind}/${order.name}`;
    case 'deleteVolume':
      return `deleteVolume/${order.volume.id}`;
    case 'deleteImage':
      return `deleteImage/${order.image.id}`;
    case 'attachVolume':
      return `attach/${order.volume.id}`;
    case 'detachVolume':
      return `detach/${order.volume.id}`;
    case 'stopInstance':
      return 'stop/5';
    case 'startInstance':
      return 'start/5';
    default:
      throw new Error(`No schedule wants ${order.kind}.`);
  }
}

function checkEnding(barrack: ModelBarrack, { order, progress }: StepRecord): void {
  const makes = ['clone', 'createImage', 'createSnapshot'].includes(order.kind);
  const result = 'resource' in progress ? progress.resource : undefined;
  const resource = madeIn(barrack).find(({ id }) => id === result?.id);
  if (progress.step === 'done' && makes) {
    assert.equal(resource?.status.state, 'available', 'what is done is there');
  } else if (progress.step === 'done') {
    assert.ok(isSo(order, barrack), `what is done is so: ${order.kind}`);
  } else if (progress.step === 'error' && makes) {
    assert.ok(resource === undefined || resource.status.state === 'error', 'an error is one');
  }
}

const madeIn = ({ volumes, images, snapshots }: ModelBarrack): readonly Resource[] => [
  ...volumes,
  ...images,
  ...snapshots,
];

/** Whether what changes or goes has come to that. */
function isSo(order: Order, { volumes, images }: ModelBarrack): boolean {
  const stateOf = (id: string) => volumes.find((volume) => volume.id === id)?.status.state;
  switch (order.kind) {
    case 'deleteImage':
      return !images.some(({ id }) => id === order.image.id);
    case 'deleteVolume':
      return stateOf(order.volume.id) === undefined;
    case 'attachVolume':
      return stateOf(order.volume.id) === 'attached';
    case 'detachVolume':
      return ['available', 'deleting', 'error', undefined].includes(stateOf(order.volume.id));
    default:
      return true;
  }
}
