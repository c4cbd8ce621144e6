import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Resource } from '../../../src/domain/resources.ts';
import type { Operation } from '../../../src/state/operation.ts';
import type { Order } from '../../../src/state/orders.ts';
import type { Step } from '../../../src/state/step.ts';
import type { Fate } from './support/fates.ts';
import { intents } from './support/intents.ts';
import type { Happening, Schedule } from './support/schedule.ts';
import { Scene } from './support/schedule.ts';

const runs = Number(process.env['BARRACK_SCHEDULES'] ?? 2000);

const fate: fc.Arbitrary<Fate> = fc.record({
  fault: fc.constantFrom('none', 'none', 'lostBefore', 'lostAfter', 'lostLate', 'refused', 'limited', 'slowAfter', 'slowBefore'),
  ending: fc.constantFrom('good', 'good', 'good', 'error', 'vanishes'),
  takes: fc.constantFrom(0, 3, 20, 200, 1800),
  lag: fc.constantFrom(0, 0, 10, 60),
  tells: fc.boolean(),
}); // prettier-ignore

const window = fc.nat({ max: 3 });
const operation = fc.nat({ max: 5 });
const begin = fc.record({
  do: fc.constant('begin' as const),
  window,
  intent: fc.nat({ max: intents.length - 1 }),
});
const pass = fc.record({
  do: fc.constant('pass' as const),
  seconds: fc.constantFrom(0, 0, 0.5, 2, 15, 60, 400, 4000),
});

const day = 24 * 3600;

/** By how much a clock is set: a moment, hours, years; forward and back. */
const jump = fc.constantFrom(-400 * 365 * day, -3 * 365 * day, -day, -5 * 3600, -90, -2, 2, 90, 5 * 3600, day, 3 * 365 * day, 400 * 365 * day); // prettier-ignore

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: begin },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('beginMany' as const), window }) },
  { weight: 8, arbitrary: pass },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retry' as const), window, operation }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unwatch' as const), window, operation }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('crash', 'reload', 'signOut', 'signIn', 'sleep', 'wake'),
      window,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('setClock' as const), window, seconds: jump }) },
  { weight: 2, arbitrary: fc.constant({ do: 'open' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('readsFail' as const),
      seconds: fc.constantFrom(5, 90, 1000),
      as: fc.constantFrom('network', 'server', 'rateLimited'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disk' as const), broken: fc.boolean() }) },
); // prettier-ignore

const schedule: fc.Arbitrary<Schedule> = fc.record({
  happenings: fc.array(happening, { maxLength: 30 }),
  fates: fc.array(fate, { maxLength: 12 }),
  turns: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 }),
});

const describeAll = (all: readonly Operation[]): string =>
  JSON.stringify(
    all.map(({ id, record }) => [id, record.steps.map(({ order, progress }) => [order.kind, progress])]),
  );

/** What a step can have changed, as the model counts it. */
function effectOf({ plan: { order } }: Step): string {
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

/** Where what it makes is listed; undefined where it makes nothing. */
function listOf({ kind }: Order, { volumes, images, snapshots }: Scene['barrack']) {
  const lists: Partial<Record<Order['kind'], readonly Resource[]>> = {
    clone: volumes,
    createImage: images,
    createSnapshot: snapshots,
  };
  return lists[kind];
}

/** Whether what changes or goes has come to that. */
function isSo(order: Order, { volumes, images }: Scene['barrack']): boolean {
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

function checkEnding({ barrack }: Scene, step: Step): void {
  const { progress, plan: { order } } = step; // prettier-ignore
  const made = listOf(order, barrack);
  const result = 'resource' in progress ? progress.resource : undefined;
  const resource = made?.find(({ id }) => id === result?.id);
  if (progress.step === 'done' && made !== undefined) {
    assert.equal(resource?.status.state, 'available', 'what is done is there');
  } else if (progress.step === 'done') {
    assert.ok(isSo(order, barrack), `what is done is so: ${order.kind}`);
  } else if (progress.step === 'error' && made !== undefined) {
    assert.ok(resource === undefined || resource.status.state === 'error', 'an error is one');
  }
}

function check(scene: Scene): void {
  const { journal, barrack, windows } = scene;
  const [first] = windows;
  assert.ok(first);
  for (const { operations } of windows) {
    const known = new Set(operations.all.map(({ id }) => id));
    assert.deepEqual([...journal.begun].filter((id) => !known.has(id)), [], 'none is lost'); // prettier-ignore
    for (const operation of operations.all) {
      assert.ok(
        operation.endedAt !== undefined,
        `each ends: ${operation.id} ${JSON.stringify(operation.record)}`,
      );
    }
  }
  const begun = first.operations.all.filter(({ id }) => journal.begun.has(id));
  const told = (all: readonly Operation[]) => new Map(all.map(({ id, steps }) => [id, steps.map(({ progress }) => progress.step)])); // prettier-ignore
  for (const { operations } of windows) {
    const shown = told(operations.all);
    for (const [id, steps] of told(begun)) {
      assert.deepEqual(shown.get(id), steps, 'all windows show the same');
    }
  }
  const steps = begun.flatMap((operation) => operation.steps);
  for (const step of steps) {
    checkEnding(scene, step);
  }
  for (const name of ['first', 'second', 'third', 'fourth']) {
    assert.ok(barrack.volumes.filter((volume) => volume.name === name).length <= 1, `${name} is there once`);
  }
  assert.ok(scene.mostAtATime <= 4, `${scene.mostAtATime} are sent at a time`);
  assert.ok(barrack.snapshots.filter(({ name }) => name === 'nightly').length <= 1, 'it is there once');
  for (const name of ['new', 'other']) {
    assert.ok(barrack.images.filter((image) => image.name === name).length <= 1, `${name} is there once`);
  }
  for (const [effect, by] of Map.groupBy(steps, effectOf)) {
    const [write, about] = effect.split('/') as [Parameters<typeof barrack.effects>[0], string];
    const may = by.filter(({ progress }) => ['done', 'error', 'unknown'].includes(progress.step)).length;
    const effects = barrack.effects(write, about);
    const isUndone = write === 'start' || (write === 'stop' && barrack.effects('start', '5') > 0);
    assert.ok(effects <= may || isUndone, `${effects} effects of ${effect}, and ${may} steps that say so`);
    const makes = ['clone', 'createImage', 'createSnapshot'].includes(write);
    const done = by.filter(({ progress }) => progress.step === 'done').length;
    const wasSo = write === 'start'; // it runs from the beginning
    assert.ok(done <= (makes ? effects : done) && (done === 0 || effects > 0 || wasSo), `${effect} is done`);
  }
}

async function run(schedule: Schedule): Promise<void> {
  const scene = new Scene(schedule);
  await scene.play({ do: 'open' });
  for (const happening of schedule.happenings) {
    await scene.play(happening);
  }
  await scene.settle();
  try {
    check(scene);
  } catch (error) {
    const told = scene.windows.map(
      ({ operations, lines }) => `${describeAll(operations.all)} ${lines.join('; ')}`,
    );
    throw new Error(told.join('\n'), { cause: error });
  } finally {
    scene.close();
  }
}

describe('operations in random schedules of faults, crashes, windows and slow lives', () => {
  it('have at most one effect, are never lost, end, and end truly', async function () {
    this.timeout(300_000);
    await fc.assert(fc.asyncProperty(schedule, run), { numRuns: runs });
  });
});
