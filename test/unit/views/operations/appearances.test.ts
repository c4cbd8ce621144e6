import assert from 'node:assert/strict';
import { OperationList } from '../../../../src/views/operations/list.ts';
import { appearanceOf } from '../../../../src/views/operations/appearances.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { UnreadableEntry } from '../../../../src/writes/journal/journal.ts';
import type { ProgressRecord } from '../../../../src/writes/model/record.ts';
import type { ErrorKind } from '../../../../src/api/errors.ts';
import { failure } from '../../writes/support/fake-barrack.ts';
import { instance, volume } from '../../writes/support/records.ts';
import {
  World,
  begun,
  clone,
  createImage,
  deleteImage,
  done,
  instanceIs,
  lostAnswer,
  notDone,
  refused,
  running,
  start,
  stop,
  unknown,
} from './support.ts';

describe('How an operation looks', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  function appearance(operation: Operation, afterMs = 0) {
    const [element] = new OperationList({ all: [operation], unreadable: [] }).roots();
    assert.ok(element);
    world.clock.skipTo(afterMs);
    const shown = appearanceOf(element, world.store);
    return { ...shown, description: shown.description.replace(/ · → .*$/u, '') }; // a test of its own is below
  }
  function stepLooks(operation: Operation, afterMs = 0) {
    const list = new OperationList({ all: [operation], unreadable: [] });
    const [element] = list.roots();
    assert.ok(element);
    world.clock.skipTo(afterMs);
    return list.children(element).map((step) => appearanceOf(step, world.store));
  }

  it('says what is done to what', () => {
    const labels = [clone, createImage, deleteImage, stop, start].map(
      (order) => appearance(world.operation([[order, { step: 'sending' }]])).label,
    );
    assert.deepEqual(labels, [
      'Clone training-data',
      'Create image of shot',
      'Delete image base',
      'Shut down trainer',
      'Start trainer',
    ]);
  });

  it('names last what is made: that is cut off first where the view is narrow', () => {
    const described = ([order, progress]: readonly [Order, ProgressRecord]) => {
      const [element] = new OperationList({
        all: [world.operation([[order, progress]])],
        unreadable: [],
      }).roots();
      assert.ok(element);
      return appearanceOf(element, world.store).description;
    };
    assert.equal(described([clone, done]), 'done · 1:05 · → training-data-clone');
    assert.equal(described([stop, done]), 'done · 1:05');
  });

  it('tells of a running one the time so far and what it waits for', () => {
    const shown = appearance(world.operation([[clone, running()]]), 125_900);
    assert.equal(shown.description, '2:05 · waiting for Available (Creating)');
    assert.deepEqual(shown.icon, { name: 'loading~spin', color: 'charts.blue' });
    assert.equal(shown.contextValue, 'operation;running');
    assert.equal(
      shown.spoken,
      'Clone training-data as training-data-clone, waiting for Available (Creating), for 2 minutes',
    );
    assert.ok(!shown.expandable);
  });

  it('tells the goal of each kind in the words of Barrack', () => {
    const waits = [
      [clone, { step: 'running' }],
      [deleteImage, { step: 'running' }],
      [stop, instanceIs('running', 'stopping')],
      [start, instanceIs('running', 'SHUTOFF')],
      [clone, { step: 'waiting' }],
      [clone, { step: 'sending' }],
      [clone, { step: 'checking' }],
    ] as const;
    assert.deepEqual(
      waits.map((step) => appearance(world.operation([step])).description),
      [
        '0:00 · waiting for Available (not listed yet)',
        '0:00 · waiting for it to be gone (not listed yet)',
        '0:00 · waiting for SHUTOFF (stopping)',
        '0:00 · waiting for ACTIVE (SHUTOFF)',
        '0:00 · waiting for its turn',
        '0:00 · sending the request',
        'checking whether it was cloned',
      ],
    );
  });

  const pauses: readonly (readonly [ErrorKind, string])[] = [
    ['network', 'waiting: no connection'],
    ['timeout', 'waiting: no connection'],
    ['rateLimited', 'waiting: Barrack asks for a pause'],
    ['unauthorized', 'waiting: the API key was rejected'],
    ['server', 'waiting: Barrack’s list can’t be read'],
  ];
  for (const [kind, words] of pauses) {
    it(`says “${words}” where its list fails with ${kind}`, async () => {
      world.barrack.failing.set('volumes', failure({ kind }));
      await world.store.refresh();
      assert.equal(appearance(world.operation([[clone, running()]])).description, `0:00 · ${words}`);
      const other = world.operation([[stop, instanceIs('running', 'stopping')]]);
      assert.match(appearance(other).description, /SHUTOFF/u, 'the list of instances was read');
      assert.match(appearance(world.operation([[clone, { step: 'sending' }]])).description, /sending/u);
    });
  }

  it('says that another window carries it out', () => {
    const operation = world.operation([[clone, running()]], {}, 'elsewhere');
    assert.match(appearance(operation).description, / · in another window$/u);
    assert.match(appearance(operation).spoken, /, in another window$/u);
  });

  it('tells of a finished one how it ended, how long it took and what it costs', () => {
    const cost = { amount: 106.93, currency: 'USD' };
    const shown = appearance(world.operation([[clone, done, { cost }]]), 999_000);
    assert.equal(shown.description, 'done · 1:05 · $106.93/mo');
    assert.equal(
      shown.spoken,
      'Clone training-data as training-data-clone, done, it took 1 minute 5 seconds, $106.93 a month',
    );
    assert.deepEqual(shown.icon, { name: 'check', color: 'charts.green' });
    assert.equal(shown.contextValue, 'ended;operation');
  });

  it('has an icon and words for every end', () => {
    const ends = [
      [clone, { ...done, step: 'error' }],
      [clone, { step: 'error' }],
      [clone, refused],
      [clone, notDone],
      [clone, unknown],
      [deleteImage, { step: 'skipped', because: 'already' }],
      [deleteImage, { step: 'skipped', because: 'stopped' }],
    ] as const;
    assert.deepEqual(
      ends
        .map((step) => appearance(world.operation([step])))
        .map(({ icon, description }) => [icon?.name, description]),
      [
        ['error', 'ended in Error · 1:05'],
        ['error', 'error: no longer listed · 1:05'],
        ['circle-slash', 'Barrack refused: insufficient credits. · 1:05'],
        ['circle-slash', 'No answer. · 1:05'],
        ['question', 'unknown · 1:05'],
        ['check', 'nothing to do · 1:05'],
        ['circle-slash', 'not done · 1:05'],
      ],
    );
  });

  it('says for how long something is checked at most, and does not spin meanwhile', () => {
    const search = { lost: lostAnswer.error, looks: { made: 7, from: begun } };
    const { description, icon, spoken } = appearance(
      world.operation([[clone, { step: 'checking', search }]]),
      90_000,
    );
    assert.equal(description, 'checking whether it was cloned (up to 7 min)');
    assert.equal(icon?.name, 'search');
    assert.match(spoken, /checking whether it was cloned \(up to 7 min\)/u);
  });

  it('warns of what was found by its name only', () => {
    const { description, icon } = appearance(
      world.operation([[clone, { ...done, byName: true } as ProgressRecord]]),
    );
    assert.match(description, /^found by name · 1:05/u);
    assert.equal(icon?.name, 'question');
  });

  it('says that it is not watched any more', () => {
    const operation = world.operation([[clone, unknown]], { unwatched: true });
    assert.equal(appearance(operation).description, 'not watched any more · 1:05');
  });

  it('can be tried again only where it is certain that nothing was done', () => {
    const flags = (progress: Parameters<World['operation']>[0][number][1]) =>
      appearance(world.operation([[clone, progress]])).contextValue.split(';');
    assert.ok(flags(refused).includes('retryable'));
    assert.ok(flags(notDone).includes('retryable'));
    for (const progress of [unknown, done, running(), { ...done, step: 'error' } as const]) {
      assert.ok(!flags(progress).includes('retryable'), progress.step);
    }
  });

  it('can show its resource where that is listed: the result, else what it works on', async () => {
    world.barrack.volumeList = [volume({ id: '1' })];
    await world.store.refresh();
    assert.equal(
      appearance(world.operation([[clone, running()]])).contextValue,
      'operation;running;showable',
    );
    world.barrack.volumeList = [volume({ id: '2' })];
    await world.store.refresh();
    assert.equal(appearance(world.operation([[clone, done]])).contextValue, 'ended;operation;showable');
    assert.equal(
      appearance(world.operation([[deleteImage, { step: 'done' }]])).contextValue,
      'ended;operation',
    );
  });

  it('shows how far a chain has come, and each of its steps', () => {
    const chain = world.operation(
      [
        [stop, instanceIs('done', 'SHUTOFF')],
        [clone, running(), { startedAt: begun + 65_000 }],
        [start, { step: 'waiting' }, { startedAt: undefined }],
      ],
      { main: 1 },
    );
    const shown = appearance(chain, 70_000);
    assert.ok(shown.expandable);
    assert.equal(shown.label, 'Clone training-data');
    assert.equal(shown.description, '1:10 · step 2 of 3 · waiting for Available (Creating)');
    assert.deepEqual(
      stepLooks(chain, 70_000).map(({ label, description, icon }) => [label, description, icon?.name]),
      [
        ['Shut down trainer', 'done · 1:05', 'check'],
        ['Clone training-data', '0:05 · waiting for Available (Creating)', 'loading~spin'],
        ['Start trainer', 'waiting for its turn', 'circle-large-outline'],
      ],
    );
  });

  it('says which instance a chain has left shut down, until that runs again', async () => {
    const chain = world.operation(
      [
        [stop, instanceIs('done', 'SHUTOFF')],
        [clone, refused],
        [start, { step: 'skipped', because: 'stopped' }],
      ],
      { main: 1 },
    );
    assert.match(
      appearance(chain).description,
      /^trainer is left shut down · Barrack refused: insufficient credits\. · 1:05/u,
    );
    assert.match(appearance(chain).contextValue, /(^|;)leftDown;/u);
    world.barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
    await world.store.refresh();
    assert.doesNotMatch(appearance(chain).description, /shut down/u);
    assert.doesNotMatch(appearance(chain).contextValue, /leftDown/u);
  });

  it('warns where it was done but the instance was not started again', () => {
    const chain = world.operation(
      [
        [stop, instanceIs('done', 'SHUTOFF')],
        [clone, done],
        [start, refused],
      ],
      { main: 1 },
    );
    assert.equal(appearance(chain).icon?.name, 'warning');
    assert.match(appearance(chain).description, /^done · trainer is left shut down/u);
  });

  it('cannot be broken by a hostile name', () => {
    const name = '$(zap)\n<img src=x onerror=alert(1)>\u202Egnp';
    const order = { ...clone, name, source: { id: '1', name } } as typeof clone;
    const [element] = new OperationList({
      all: [world.operation([[order, running()]])],
      unreadable: [],
    }).roots();
    assert.ok(element);
    const { label, spoken, description } = appearanceOf(element, world.store);
    assert.equal(label, 'Clone $(zap)‹U+000A›<img src=x onerror=alert(1)>‹U+202E›gnp (1)');
    assert.match(description, /→ \$\(zap\)‹U\+000A›<img/u);
    assert.ok(![label, spoken, description].some((text) => /[\n\u202E]/u.test(text)));
  });
});

const unreadable: UnreadableEntry = {
  id: 'bad',
  reason: 'Its record is damaged.',
  writtenAt: begun,
  holder: 'nobody',
  account: undefined,
  orders: [clone],
  claimed: [0],
};

describe('How an operation looks that can’t be followed here', () => {
  const world = new World();
  const [element] = new OperationList({ all: [], unreadable: [unreadable] }).roots();

  it('says that it can’t be read, what it may be, and why', () => {
    assert.ok(element);
    const shown = appearanceOf(element, world.store);
    assert.equal(shown.label, 'Unreadable operation');
    assert.equal(shown.description, 'Clone training-data → training-data-clone · Its record is damaged.');
    assert.deepEqual([shown.icon?.name, shown.contextValue], ['warning', 'unreadable']);
    assert.equal(
      shown.spoken,
      'Unreadable operation, Clone training-data → training-data-clone, Its record is damaged.',
    );
  });

  it('says whether another window carries it out with another key, or nobody does', () => {
    const operation = world.operation([[clone, running()]], {}, 'foreign');
    const list = new OperationList({ all: [operation], unreadable: [] });
    const [shown] = list.roots();
    assert.ok(shown);
    assert.match(appearanceOf(shown, world.store).description, /^paused · started with another API key/u);
    assert.match(appearanceOf(shown, world.store).contextValue, /(^|;)paused(;|$)/u);
    operation.heldBy('other');
    assert.match(appearanceOf(shown, world.store).description, /^in another window · started with/u);
    assert.ok(!/ended|paused/u.test(appearanceOf(shown, world.store).contextValue));
  });
});

describe('The order of the operations', () => {
  it('has what can’t be followed between what runs and what has ended', () => {
    const world = new World();
    const all = [
      world.operation([[clone, running()]], {}, 'foreign'),
      world.operation([[clone, running()]]),
      world.operation([[clone, done]]),
    ];
    const list = new OperationList({ all, unreadable: [unreadable] });
    const ids = ['operation/operation-2', 'operation/operation-1', 'unreadable/bad', 'operation/operation-3'];
    assert.deepEqual(
      list.roots().map(({ id }) => id),
      ids,
    );
    assert.equal(list.roots()[2], list.roots()[2], 'the element stays the same');
  });

  it('has running ones on top, and of both the newest first', () => {
    const world = new World();
    const all = [
      world.operation([[clone, done]]),
      world.operation([[clone, running()]]),
      world.operation([[clone, refused]]),
      world.operation([[clone, { step: 'sending' }]]),
    ];
    const list = new OperationList({ all, unreadable: [] });
    assert.deepEqual(
      list.roots().map(({ id }) => id),
      ['4', '2', '3', '1'].map((number) => `operation/operation-${number}`),
    );
    assert.equal(list.roots()[0], list.roots()[0], 'the elements stay the same');
    assert.deepEqual(
      list.roots().flatMap((element) => list.children(element)),
      [],
      'one that is no chain has no steps below it',
    );
  });
});
