import assert from 'node:assert/strict';
import type { Element } from '../../../../src/views/resources/elements.ts';
import { Expansion } from '../../../../src/views/resources/expansion.ts';
import { appearanceOf } from '../../../../src/views/resources/appearances.ts';
import { RelatedChanges } from '../../../../src/views/resources/related-changes.ts';
import { RenderedTree } from '../../../../src/views/resources/rendered-tree.ts';
import type { Tree } from '../../../../src/views/resources/tree.ts';
import { Emitter } from '../../../../src/base/emitter.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { cpuTime } from '../../writes/support/cpu-time.ts';
import { FakeBarrack, failure } from '../../writes/support/fake-barrack.ts';
import { FakeClock } from '../../writes/support/fake-clock.ts';
import { seenIn } from './support.ts';
import { image, instance, region, snapshot, volume } from '../../writes/support/records.ts';

describe('What VS Code is told to ask for again', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;
  let tree: Tree;
  let shown: RenderedTree;
  let related: RelatedChanges;
  let fired: string[];
  let made: Operation[];
  let journalChanged: Emitter<Operation | undefined>;

  /** Shows everything below, as VS Code does with all expanded. */
  function show(parent?: Element): void {
    for (const element of shown.children(parent)) {
      shown.appearance(element);
      show(element);
    }
  }

  beforeEach(async () => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    store = new ResourceStore(() => barrack, clock);
    made = [];
    journalChanged = new Emitter();
    const seen = seenIn(store, { all: made, onDidChange: journalChanged.event });
    tree = seen.tree;
    related = new RelatedChanges(seen.lineage);
    shown = new RenderedTree(tree, (element) => appearanceOf(element, seen, clock.now()));
    fired = [];
    store.onDidChange((changes) => {
      const update = shown.update(changes, related.update());
      fired.push(...(update === 'all' ? ['all'] : update.map(({ id }) => id)));
    });
    const trainer = { id: '5', name: 'trainer', status: undefined };
    barrack.regionList = [region('FINLAND-1'), region('CANADA-1')];
    barrack.volumeList = [
      volume({ id: '1' }),
      volume({ id: '2' }),
      volume({ id: '3', status: 'attached', instance: trainer }),
    ];
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
    barrack.snapshotList = [snapshot({ id: '7', hasImage: false })];
    await store.refresh();
    show();
    fired = [];
  });

  /** Ids of what is shown below an element. */
  const below = (id: string): readonly string[] => tree.children(tree.get(id)).map((one) => one.id);

  async function refresh(): Promise<readonly string[]> {
    fired = [];
    await store.refresh();
    return fired;
  }

  it('is nothing where nothing changed', async () => {
    assert.deepEqual(await refresh(), []);
  });

  it('is only the volume whose status changed', async () => {
    barrack.volumeList = [volume({ id: '1', status: 'resizing' }), ...barrack.volumeList.slice(1)];
    assert.deepEqual(await refresh(), ['volume/1']);
  });

  it('is each of them once, though the next list comes in before VS Code has asked', async () => {
    barrack.volumeList = barrack.volumeList.map((one) => ({ ...one, name: `${one.name}-2` }));
    barrack.regionList = [{ ...region('FINLAND-1'), name: 'FINLAND-1' }, region('CANADA-1')];
    barrack.instanceList = [instance({ id: '5', name: 'trainer-2', status: 'SHUTOFF' })];
    const asked = await refresh();
    assert.deepEqual(asked.toSorted(), [...new Set(asked)].toSorted());
    assert.ok(asked.includes('volume/1'));
  });

  it('is the volume in both places where it is shown below its instance, too', async () => {
    barrack.volumeList = barrack.volumeList.map((one) => (one.id === '3' ? { ...one, sizeGb: 501 } : one));
    const asked = await refresh();
    assert.deepEqual(asked.toSorted(), ['region/FINLAND-1']); // its sum is another one, too
    barrack.volumeList = barrack.volumeList.map((one) =>
      one.id === '3' ? { ...one, name: 'volume-30' } : one,
    );
    assert.deepEqual((await refresh()).toSorted(), ['volume/3', 'within/5/volume/3']);
  });

  it('is the instance, and the volume, where that is attached or detached', async () => {
    const [free = volume(), ...others] = barrack.volumeList;
    barrack.volumeList = [{ ...free, instance: { id: '5', name: 'trainer', status: undefined } }, ...others];
    assert.deepEqual((await refresh()).toSorted(), ['instance/5', 'volume/1']);
    show();
    assert.deepEqual(below('instance/5'), ['within/5/volume/1', 'within/5/volume/3']);
    barrack.volumeList = [free, ...others];
    assert.deepEqual((await refresh()).toSorted(), ['instance/5', 'volume/1']);
    assert.deepEqual(below('instance/5'), ['within/5/volume/3']);
    assert.equal(tree.get('within/5/volume/1'), undefined, 'nothing is kept of what is shown no more');
  });

  it('is the instance that has nothing left, since it cannot be expanded any more', async () => {
    barrack.volumeList = barrack.volumeList.map((one) => ({
      ...one,
      status: volume().status,
      instance: undefined,
    }));
    assert.deepEqual((await refresh()).toSorted(), ['instance/5', 'volume/3']);
    const element = tree.get('instance/5');
    assert.equal(element && shown.appearance(element).expandable, false);
  });

  it('is the other end of what is made or goes: the source whose only clone is gone', async () => {
    const source = { id: '1', name: undefined };
    barrack.volumeList = barrack.volumeList.map((one) => (one.id === '2' ? { ...one, source } : one));
    assert.deepEqual((await refresh()).toSorted(), ['volume/1', 'volume/2']);
    barrack.volumeList = barrack.volumeList.map((one) => ({ ...one, source: undefined }));
    assert.deepEqual((await refresh()).toSorted(), ['volume/1', 'volume/2']);
  });

  it('is the twin, too, when another of its name comes, is renamed, and goes', async () => {
    const all = barrack.volumeList;
    const description = (): string => {
      const element = tree.get('volume/2');
      return element === undefined ? '' : shown.appearance(element).description;
    };
    assert.ok(!description().startsWith('2'), description());
    barrack.volumeList = all.map((one) => (one.id === '1' ? { ...one, name: 'volume-2' } : one));
    assert.deepEqual((await refresh()).toSorted(), ['volume/1', 'volume/2']);
    assert.ok(description().startsWith('2 '), description());
    barrack.volumeList = all;
    assert.deepEqual((await refresh()).toSorted(), ['volume/1', 'volume/2']);
    assert.ok(!description().startsWith('2'), description());
    barrack.volumeList = [...all, volume({ id: '9', name: 'volume-2', region: 'CANADA-1' })];
    assert.ok((await refresh()).includes('volume/2'));
    assert.ok(description().startsWith('2 '), description());
    show();
    barrack.volumeList = all;
    assert.ok((await refresh()).includes('volume/2'));
    assert.ok(!description().startsWith('2'), description());
  });

  it('is looked for only among what has a name that came or went, of ten thousand', async () => {
    barrack.volumeList = Array.from({ length: 10_000 }, (_, index) => volume({ id: `v${index}` }));
    await store.refresh();
    shown.clear();
    show();
    let looked = 0;
    const counted = new RenderedTree(tree, (element) => {
      looked += 1;
      return appearanceOf(element, seenIn(store), clock.now());
    });
    const [first] = tree.children(tree.get('region/FINLAND-1'));
    assert.ok(first);
    const group = tree.parent(tree.get('volume/v0') ?? first);
    counted.children(group).forEach((element) => counted.appearance(element));
    store.onDidChange((changes) => counted.update(changes));
    barrack.volumeList = barrack.volumeList.map((one) =>
      one.id === 'v0' ? { ...one, name: 'volume-v1' } : one,
    );
    looked = 0;
    await store.refresh();
    assert.ok(looked < 50, String(looked));
  });

  it('is worked out for no row where the balance alone changed, and once for a row that changed', async () => {
    let seen: string[] = [];
    const counted = new RenderedTree(tree, (element) => {
      seen = [...seen, element.id];
      return appearanceOf(element, seenIn(store), clock.now());
    });
    const showAll = (parent?: Element): void =>
      counted.children(parent).forEach((element) => {
        counted.appearance(element);
        showAll(element);
      });
    showAll();
    store.onDidChange((changes) => {
      const update = counted.update(changes);
      assert.ok(update !== 'all');
      update.forEach((element) => counted.appearance(element));
    });
    seen = [];
    barrack.amount = 49;
    await store.refresh();
    assert.equal(store.balance?.amount, 49);
    assert.equal(seen.length, 0);
    barrack.volumeList = [volume({ id: '1', status: 'resizing' }), ...barrack.volumeList.slice(1)];
    await store.refresh();
    assert.equal(seen.filter((id) => id === 'volume/1').length, 1);
    assert.ok(!seen.includes('volume/2'));
    assert.deepEqual(
      seen.toSorted(),
      [...new Set(seen)].toSorted(),
      'nor is what counts it worked out twice',
    );
  });

  it('is the snapshot where Barrack tells of another image of it', async () => {
    const shot = snapshot({ id: '8', region: 'FINLAND-1' });
    barrack.snapshotList = [shot];
    barrack.imageList = [image({ id: '5', name: 'base', region: 'CANADA-1' })];
    await store.refresh();
    shown.clear();
    show();
    barrack.answers = new Map([['8', { has: true, image: { id: '5', name: 'base', status: undefined } }]]);
    assert.ok((await refresh()).includes('snapshot/8'));
  });

  it('forgets what was below an instance that is gone', async () => {
    barrack.instanceList = [];
    await refresh();
    assert.equal(tree.get('within/5/volume/3'), undefined);
    assert.equal(tree.get('instance/5'), undefined);
    assert.deepEqual(await refresh(), []);
  });

  it('is what the journal tells of, though nothing was read', async () => {
    barrack.snapshotList = [snapshot({ id: '7', hasImage: false, region: 'FINLAND-1' })];
    await refresh();
    show();
    const order: Order = { kind: 'createSnapshot', instance: { id: '5', name: 'trainer' }, name: 's' };
    made.push({
      isForeign: false,
      steps: [
        {
          plan: { order, target: { kind: 'instance', id: '5' } },
          progress: { step: 'done' },
          result: { id: '7' },
        },
      ],
    } as unknown as Operation);
    journalChanged.fire(undefined);
    const update = shown.update({ kinds: new Map(), facts: new Set() }, related.update());
    assert.ok(update !== 'all');
    assert.deepEqual(update.map(({ id }) => id).toSorted(), ['instance/5', 'snapshot/7']);
    assert.deepEqual(below('instance/5'), ['within/5/volume/3', 'within/5/snapshot/7']);
  });

  it('is nothing for a change that nobody can see', async () => {
    const [first] = barrack.volumeList;
    assert.ok(first);
    barrack.volumeList = [{ ...first, record: { touched: true } }, ...barrack.volumeList.slice(1)];
    assert.deepEqual(await refresh(), []);
    assert.deepEqual(store.find('volume', '1')?.record, { touched: true });
  });

  it('gives the element the new resource even if it looks the same', async () => {
    const [first] = barrack.volumeList;
    assert.ok(first);
    barrack.volumeList = [{ ...first, record: { touched: true } }, ...barrack.volumeList.slice(1)];
    await refresh();
    const element = tree.get('volume/1');
    assert.ok(element?.type === 'item');
    assert.deepEqual(element.resource.record, { touched: true });
  });

  it('is the region, with what is below, where a volume came and its counts changed', async () => {
    barrack.volumeList = [...barrack.volumeList, volume({ id: '4' })];
    assert.deepEqual(await refresh(), ['region/FINLAND-1']);
  });

  it('is the group alone where a volume of another name takes its place', async () => {
    barrack.volumeList = [volume({ id: '1', name: 'zzz' }), ...barrack.volumeList.slice(1)];
    assert.deepEqual(await refresh(), ['region/FINLAND-1/volumes']);
  });

  it('is also the volume whose instance changed, since it can’t be cloned now', async () => {
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'HIBERNATED' })];
    assert.deepEqual((await refresh()).toSorted(), ['instance/5', 'volume/3']);
  });

  it('is also the snapshot that has an image now', async () => {
    store.add(image({ id: '4', region: 'CANADA-1', snapshot: { id: '7', name: undefined } }));
    assert.deepEqual(fired.toSorted(), ['region/CANADA-1']);
    barrack.imageList = [image({ id: '4', name: 'renamed', snapshot: { id: '7', name: undefined } })];
    show();
    assert.deepEqual((await refresh()).toSorted(), ['image/4', 'snapshot/7']);
  });

  it('is all where a region came or went, or an error', async () => {
    barrack.regionList.push(region('FINLAND-2'));
    assert.deepEqual(await refresh(), ['all']);
    show();
    barrack.failing.set('volumes', failure());
    assert.deepEqual(await refresh(), ['all']);
  });

  it('is all where a region gets its first volume, since its id is another one then', async () => {
    barrack.regionList = [...barrack.regionList, region('EMPTY-1')];
    await refresh();
    show();
    assert.deepEqual(await refresh(), []);
    barrack.volumeList = [...barrack.volumeList, volume({ id: '9', region: 'EMPTY-1' })];
    assert.deepEqual(await refresh(), ['all']);
  });

  it('is all after signing out', () => {
    store.clear();
    assert.deepEqual(fired, ['all']);
    assert.deepEqual(tree.children(), []);
  });

  it('is the error when it grew older, and nothing else', async () => {
    barrack.failing.set('volumes', failure());
    await refresh();
    show();
    assert.deepEqual(shown.aged(), []);
    await clock.advance(61_000);
    assert.deepEqual(
      shown.aged().map(({ id }) => id),
      ['error/volumes'],
    );
  });

  it('is the group where many of its items changed', async () => {
    barrack.volumeList = Array.from({ length: 100 }, (_, index) => volume({ id: `v${index}` }));
    await refresh();
    show();
    barrack.volumeList = barrack.volumeList.map(({ id }) => volume({ id, status: 'resizing' }));
    assert.deepEqual(await refresh(), ['region/FINLAND-1/volumes']);
  });
});

describe('What is expanded', () => {
  let store: ResourceStore;
  let barrack: FakeBarrack;
  let tree: Tree;
  let expansion: Expansion;

  beforeEach(async () => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
    barrack.volumeList = Array.from({ length: 300 }, (_, index) => volume({ id: `v${index}` }));
    await store.refresh();
    tree = seenIn(store).tree;
    expansion = new Expansion(tree, { get: () => ({}), set: () => undefined });
  });

  function volumes(): Element {
    const [finland] = tree.children();
    const group = tree.children(finland).find(({ id }) => id.endsWith('/volumes'));
    assert.ok(group);
    return group;
  }

  it('is at first a region, but not a large group', () => {
    const [finland] = tree.children();
    assert.ok(finland);
    assert.equal(expansion.isExpanded(finland), true);
    assert.equal(expansion.isExpanded(volumes()), false);
  });

  it('is at first no instance, whatever it has', async () => {
    barrack.instanceList = [instance({ id: '5' })];
    barrack.snapshotList = [snapshot({ instance: { id: '5', name: undefined, status: undefined } })];
    await store.refresh();
    tree.storeChanged();
    const element = tree.itemOf({ kind: 'instance', id: '5' });
    assert.ok(element);
    assert.equal(expansion.isExpanded(element), false);
    expansion.note(element, true);
    assert.equal(expansion.isExpanded(element), true);
    tree.filter = 'instance-5';
    assert.equal(expansion.isExpanded(element), false);
  });

  it('is what a filter found, unless that is very much', () => {
    tree.filter = 'v1';
    assert.equal(expansion.isExpanded(volumes()), true);
    tree.filter = 'volume';
    assert.equal(expansion.isExpanded(volumes()), false);
  });

  it('is, when the filter is cleared, what the user had expanded before', () => {
    expansion.note(volumes(), true);
    tree.filter = 'v1';
    expansion.note(volumes(), false);
    assert.equal(expansion.isExpanded(volumes()), false);
    tree.filter = '';
    assert.equal(expansion.isExpanded(volumes()), true);
    assert.equal(expansion.itemId(volumes()), 'region/FINLAND-1/volumes');
  });

  it('begins anew for a group that gets its first item, since VS Code keeps an empty one collapsed', () => {
    assert.notEqual(expansion.itemId(volumes(), false), expansion.itemId(volumes(), true));
    assert.equal(expansion.itemId(volumes(), true), 'region/FINLAND-1/volumes');
  });

  it('is expanded anew by a new filter', () => {
    tree.filter = 'v1';
    expansion.note(volumes(), false);
    expansion.filterChanged();
    tree.filter = 'v12';
    assert.equal(expansion.isExpanded(volumes()), true);
  });
});

describe('Ten thousand volumes', () => {
  /** What reading, showing, changing one of, and filtering so many attached volumes in one region takes: see `cpuTime`. */
  async function measure(count: number): Promise<Readonly<Record<string, number>>> {
    const barrack = new FakeBarrack();
    const clock = new FakeClock();
    const store = new ResourceStore(() => barrack, clock);
    const seen = seenIn(store);
    const { tree } = seen;
    const related = new RelatedChanges(seen.lineage);
    const shown = new RenderedTree(tree, (element) => appearanceOf(element, seen, clock.now()));
    const volumes = (status: string) =>
      Array.from({ length: count }, (_, index) =>
        volume({
          id: String(index),
          name: `vol-${(index * 7919) % count}`,
          volumeType: index % 10 === 0 ? 'HDD' : 'NVMe',
          status: index === 5 ? status : 'attached',
          instance: { id: String(index % (count / 10)), name: undefined, status: undefined },
        }),
      );
    const showAll = (parent?: Element): void => {
      for (const element of shown.children(parent)) {
        shown.appearance(element);
        showAll(element);
      }
    };
    barrack.volumeList = volumes('attached');
    barrack.instanceList = Array.from({ length: count / 10 }, (_, index) => instance({ id: String(index) }));
    const reading = await cpuTime(() => store.refresh());
    const showing = await cpuTime(() => showAll());
    let fired: readonly string[] = [];
    store.onDidChange((changes) => {
      const update = shown.update(changes, related.update());
      fired = update === 'all' ? ['all'] : update.map(({ id }) => id);
    });
    barrack.volumeList = volumes('resizing');
    const changing = await cpuTime(() => store.refresh(['volumes']));
    assert.deepEqual(fired, ['volume/5', 'within/5/volume/5']);
    const filtering = await cpuTime(() => {
      tree.filter = 'vol hdd'; // a tenth of them
      showAll();
    });
    return { reading, showing, changing, filtering };
  }

  /** The least of three runs, since a busy machine makes single steps slow. */
  async function best(count: number): Promise<Readonly<Record<string, number>>> {
    const runs = [await measure(count), await measure(count), await measure(count)];
    const steps = Object.keys(runs[0] ?? {});
    return Object.fromEntries(
      steps.map((step) => [step, Math.min(...runs.map((run) => run[step] ?? Infinity))]),
    );
  }

  it('take no more than their share of the time of two thousand', async () => {
    await measure(2000); // so that both are measured compiled
    const few = await best(2000);
    const many = await best(10_000);
    for (const [step, time] of Object.entries(many)) {
      // Five times as many: what is quadratic takes twenty-five times as long.
      const bound = 15 * Math.max(few[step] ?? 0, 5);
      assert.ok(time < bound, `${step}: ${time} ms, and ${few[step]} ms for two thousand`);
    }
  }).timeout(60_000);
});
