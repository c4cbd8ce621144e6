import assert from 'node:assert/strict';
import { targetsOf } from '../../../../src/commands/core/targets.ts';
import type { Element } from '../../../../src/views/resources/elements.ts';
import { appearanceOf, tooltipOf } from '../../../../src/views/resources/appearances.ts';
import type { Seen } from '../../../../src/views/resources/seen.ts';
import type { Tree } from '../../../../src/views/resources/tree.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../../writes/support/fake-barrack.ts';
import { FakeClock } from '../../writes/support/fake-clock.ts';
import { seenIn } from './support.ts';
import { image, instance, region, snapshot, volume } from '../../writes/support/records.ts';

describe('Tree', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;
  let tree: Tree;
  let seen: Seen;

  beforeEach(() => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    store = new ResourceStore(() => barrack, clock);
    seen = seenIn(store);
    ({ tree } = seen);
    store.onDidChange(() => tree.storeChanged());
    barrack.regionList = [region('FINLAND-2'), region('FINLAND-10'), region('FINLAND-1'), region('CANADA-1')];
    barrack.volumeList = [
      volume({ id: '1', name: 'data-10' }),
      volume({ id: '2', name: 'data-9', status: 'creating' }),
      volume({ id: '3', name: 'Data-1', region: 'CANADA-1', volumeType: 'SSD', sizeGb: 1024 }),
    ];
    barrack.snapshotList = [snapshot({ id: '1', hasImage: false })];
  });

  const appearance = (element: Element) => appearanceOf(element, seen, clock.now());
  const labels = (elements: readonly Element[]) => elements.map((element) => appearance(element).label);
  const lines = (elements: readonly Element[]) =>
    elements.map((element) => `${appearance(element).label}: ${appearance(element).description}`);

  function child(parent: Element | undefined, label: string): Element {
    const found = tree.children(parent).find((element) => appearance(element).label === label);
    assert.ok(found, `${label} in ${labels(tree.children(parent)).join(', ')}`);
    return found;
  }

  it('is empty before anything was read, so that a welcome view can speak', async () => {
    assert.deepEqual(tree.children(), []);
    for (const list of ['regions', 'volumes', 'snapshots', 'images', 'instances']) {
      barrack.failing.set(list, failure());
    }
    await store.refresh();
    assert.deepEqual(tree.children(), []);
  });

  it('shows regions with tier, counts and cost, numbers in their names by value', async () => {
    await store.refresh();
    assert.deepEqual(lines(tree.children()), [
      'CANADA-1: legacy · $73.00/mo · 1 volume, 1 snapshot',
      'FINLAND-1: advanced · $213.87/mo · 2 volumes',
      'FINLAND-2: advanced · empty',
      'FINLAND-10: empty',
    ]);
    assert.equal(appearance(child(undefined, 'FINLAND-2')).expandable, false);
    assert.equal(
      appearance(child(undefined, 'CANADA-1')).spoken,
      'CANADA-1, region, legacy tier, 1 volume, 1 snapshot, $73.00 a month',
    );
  });

  it('shows the groups of a region with their counts, and the items by name', async () => {
    await store.refresh();
    const finland = child(undefined, 'FINLAND-1');
    assert.deepEqual(lines(tree.children(finland)), [
      'Volumes: 2',
      'Snapshots: 0',
      'Images: 0',
      'Instances: 0',
    ]);
    assert.equal(appearance(child(finland, 'Images')).expandable, false);
    const volumes = child(finland, 'Volumes');
    assert.deepEqual(labels(tree.children(volumes)), ['data-9', 'data-10']);
    assert.equal(appearance(volumes).contextValue, 'volumes');
  });

  it('shows kinds, and regions with the items, where it is grouped by kind', async () => {
    await store.refresh();
    tree.grouping = 'kind';
    assert.deepEqual(lines(tree.children()), [
      'Volumes: 3 · $286.87/mo',
      'Snapshots: 1',
      'Images: 0',
      'Instances: 0',
    ]);
    assert.deepEqual(lines(tree.children(child(undefined, 'Volumes'))), [
      'Data-1: 1 TB SSD · $73.00/mo · Available · CANADA-1',
      'data-9: 500 GB NVMe · $106.93/mo · Creating · FINLAND-1',
      'data-10: 500 GB NVMe · $106.93/mo · Available · FINLAND-1',
    ]);
  });

  it('has stable ids, and the same objects, after a refresh', async () => {
    await store.refresh();
    const walk = (parent?: Element): readonly Element[] =>
      tree.children(parent).flatMap((element) => [element, ...walk(element)]);
    const before = walk();
    barrack.volumeList = barrack.volumeList.map((one) => ({ ...one }));
    await store.refresh();
    assert.deepEqual(walk(), before);
    assert.ok(walk().every((element, index) => element === before[index]));
    assert.equal(new Set(before.map(({ id }) => id)).size, before.length);
    assert.deepEqual(
      before.map(({ id }) => id).filter((id) => !id.includes('CANADA')),
      [
        'volume/3',
        'snapshot/1',
        'region/FINLAND-1',
        'region/FINLAND-1/volumes',
        'volume/2',
        'volume/1',
        'region/FINLAND-1/snapshots',
        'region/FINLAND-1/images',
        'region/FINLAND-1/instances',
        'region/FINLAND-2',
        'region/FINLAND-2/volumes',
        'region/FINLAND-2/snapshots',
        'region/FINLAND-2/images',
        'region/FINLAND-2/instances',
        'region/FINLAND-10',
        'region/FINLAND-10/volumes',
        'region/FINLAND-10/snapshots',
        'region/FINLAND-10/images',
        'region/FINLAND-10/instances',
      ],
    );
  });

  it('knows every parent, in both groupings, so that anything can be revealed', async () => {
    barrack.unreadable = [
      { index: 3, id: '8', name: 'odd', reason: 'x', record: { region: { name: 'FINLAND-1' } } },
    ];
    await store.refresh();
    const check = (parent?: Element): void => {
      for (const element of tree.children(parent)) {
        assert.equal(tree.parent(element), parent, element.id);
        check(element);
      }
    };
    check();
    tree.grouping = 'kind';
    check();
  });

  it('shows regions that the list of regions lacks, and last what is in none', async () => {
    barrack.imageList = [image({ region: undefined })];
    barrack.instanceList = [instance({ region: 'a/b volumes' })];
    await store.refresh();
    assert.deepEqual(labels(tree.children()), [
      'a/b volumes',
      'CANADA-1',
      'FINLAND-1',
      'FINLAND-2',
      'FINLAND-10',
      'No region',
    ]);
    const unlisted = child(undefined, 'a/b volumes');
    assert.match(tooltipOf(unlisted, seen, clock.now()) ?? '', /does not have this one/u);
    assert.deepEqual(labels(tree.children(child(child(undefined, 'No region'), 'Images'))), ['image-1']);
  });

  it('shows a record that could not be read beside the others, with the reason', async () => {
    barrack.unreadable = [
      {
        index: 0,
        id: undefined,
        name: undefined,
        reason: 'It has no "id".',
        record: { region: 'FINLAND-1' },
      },
      { index: 4, id: '9', name: 'odd', reason: 'It has no "status".', record: null },
    ];
    await store.refresh();
    const volumes = child(child(undefined, 'FINLAND-1'), 'Volumes');
    assert.equal(appearance(volumes).description, 'at least 3'); // the other one may be of this region, too
    assert.deepEqual(lines(tree.children(volumes)).slice(2), ['Record 1: unreadable · It has no "id".']);
    const [nowhere] = tree.children(child(child(undefined, 'No region'), 'Volumes'));
    assert.ok(nowhere);
    assert.equal(appearance(nowhere).contextValue, 'unreadable');
    assert.match(tooltipOf(nowhere, seen, clock.now()) ?? '', /odd/u);
  });

  describe('a list that is not whole', () => {
    const gap = { index: 3, id: undefined, name: undefined, reason: 'Sent 3 of 354.', record: undefined };

    beforeEach(async () => {
      barrack.unreadable = [gap];
      await store.refresh();
    });

    it('says so once, on top, in both groupings and whatever the filter', () => {
      for (const [grouping, filter] of [
        ['region', ''],
        ['kind', ''],
        ['region', 'data'],
        ['kind', 'data'],
      ] as const) {
        Object.assign(tree, { grouping, filter });
        const all = tree.children().flatMap((element) => [element, ...tree.children(element)]);
        assert.deepEqual(lines(all.filter(({ type }) => type === 'unreadable')), [
          'Volumes: incomplete: Sent 3 of 354.',
        ]);
        const [first] = tree.children();
        assert.ok(first);
        assert.equal(tree.parent(first), undefined);
        assert.match(tooltipOf(first, seen, clock.now()) ?? '', /Sent 3 of 354/u);
      }
    });

    it('is no ground for a number, for a sum, or for "empty"', () => {
      assert.equal(appearance(child(undefined, 'FINLAND-2')).description, 'advanced · contents unknown');
      const finland = child(undefined, 'FINLAND-1');
      assert.equal(appearance(finland).description, 'advanced · at least $213.87/mo · at least 2 volumes');
      assert.equal(appearance(child(finland, 'Volumes')).description, 'at least 2');
      assert.match(appearance(child(finland, 'Volumes')).spoken, /at least 2 volumes/u);
      assert.equal(appearance(child(finland, 'Images')).description, '0');
      const text = (tooltipOf(finland, seen, clock.now()) ?? '').replaceAll('\\', '');
      assert.match(text, /Volumes: at least 2/u);
      assert.match(text, /Cost: Volumes: at least \$213\.87 a month/u);
      assert.match(text, /Not in this sum: what is missing of the list/u);
      tree.grouping = 'kind';
      assert.match(appearance(child(undefined, 'Volumes')).description, /^at least 3 · at least \$/u);
    });
  });

  it('does not call a region empty, or sum it up, where a record may be in it that can’t be read', async () => {
    barrack.unreadable = [{ index: 0, id: '8', name: 'odd', reason: 'Odd.', record: {} }];
    await store.refresh();
    assert.equal(appearance(child(undefined, 'FINLAND-2')).description, 'advanced · contents unknown');
    assert.match(
      appearance(child(undefined, 'FINLAND-1')).description,
      /at least \$213\.87\/mo · at least 2 volumes/u,
    );
    barrack.unreadable = [
      { index: 0, id: '8', name: 'odd', reason: 'Odd.', record: { region: 'FINLAND-1' } },
    ];
    await store.refresh();
    assert.equal(appearance(child(undefined, 'FINLAND-2')).description, 'advanced · empty');
    assert.equal(
      appearance(child(undefined, 'FINLAND-1')).description,
      'advanced · at least $213.87/mo · 3 volumes',
    );
  });

  it('says that volumes are billed where no price of them is known', async () => {
    barrack.volumeList = [volume({ id: '4', volumeType: 'Tape' })];
    await store.refresh();
    const text = tooltipOf(child(undefined, 'FINLAND-1'), seen, clock.now()) ?? '';
    assert.match(text.replaceAll('\\', ''), /Volumes are billed too; their price is unknown\./u);
  });

  describe('a list that could not be read', () => {
    it('is an error with the reason and what to do, not an empty list', async () => {
      barrack.failing.set('volumes', failure({ message: 'Barrack could not be reached.', requestId: 'r-1' }));
      await store.refresh();
      const [error] = tree.children();
      assert.ok(error?.type === 'error');
      assert.deepEqual(lines([error]), ['Volumes: not loaded: Barrack could not be reached.']);
      assert.equal(appearance(error).contextValue, 'error');
      assert.deepEqual(labels(tree.children(error)), ['Retry', 'Show Log']);
      assert.match(tooltipOf(error, seen, clock.now()) ?? '', /Check your connection/u);
      const volumes = child(child(undefined, 'CANADA-1'), 'Volumes');
      assert.equal(appearance(volumes).description, 'not loaded');
      assert.equal(appearance(child(undefined, 'FINLAND-2')).description, 'advanced');
    });

    it('keeps what was there, marked with its age', async () => {
      await store.refresh();
      await clock.advance(12 * 60_000);
      barrack.failing.set('volumes', failure());
      await store.refresh();
      const [error] = tree.children();
      assert.ok(error);
      assert.equal(appearance(error).label, 'Volumes: 12 min old');
      assert.equal(tree.children(child(child(undefined, 'FINLAND-1'), 'Volumes')).length, 2);
    });

    it('tells an age that counts what the machine slept, and never less because a clock was set back', async () => {
      await store.refresh();
      barrack.failing.set('volumes', failure());
      await store.refresh();
      const [error] = tree.children();
      assert.ok(error);
      clock.setWall(5 * 3_600_000); // all that shows a sleep: the steady clock stood still
      assert.equal(appearance(error).label, 'Volumes: 5 h old');
      clock.setWall(-400 * 365 * 24 * 3_600_000);
      assert.equal(appearance(error).label, 'Volumes: 5 h old');
    });

    it('is one error with all that failed for the same reason', async () => {
      await store.refresh();
      for (const list of ['volumes', 'snapshots', 'images', 'instances']) {
        barrack.failing.set(list, failure());
      }
      barrack.failing.set('regions', failure({ message: 'Something else.' }));
      await store.refresh();
      assert.deepEqual(labels(tree.children()).slice(0, 2), [
        'Regions: less than a minute old',
        'Volumes, Snapshots, Images, Instances: less than a minute old',
      ]);
    });
  });

  it('does not sum up prices that are not known as if they were nothing', async () => {
    barrack.volumeList.push(volume({ id: '4', volumeType: 'Tape' }));
    await store.refresh();
    const finland = child(undefined, 'FINLAND-1');
    assert.equal(appearance(finland).description, 'advanced · at least $213.87/mo · 3 volumes');
    const text = (tooltipOf(finland, seen, clock.now()) ?? '').replaceAll('\\', '');
    assert.match(text, /Not in this sum: 1 volume whose price is not known/u);
  });

  it('says in the tooltip of a region that snapshots are billed but not in the sum', async () => {
    await store.refresh();
    const text = tooltipOf(child(undefined, 'CANADA-1'), seen, clock.now()) ?? '';
    assert.match(text, /Snapshots are billed too/u);
  });

  describe('below an instance', () => {
    const trainer = { id: '5', name: 'trainer', status: undefined };

    beforeEach(async () => {
      barrack.instanceList = [instance({ id: '5', name: 'trainer' }), instance({ id: '6', name: 'bare' })];
      barrack.volumeList = [
        volume({ id: '1', name: 'data-10', status: 'attached', instance: trainer }),
        volume({ id: '2', name: 'data-9', status: 'attached', instance: trainer }),
        volume({ id: '3', name: 'free' }),
      ];
      barrack.snapshotList = [snapshot({ id: '1', name: 'shot', instance: trainer, region: 'FINLAND-1' })];
      await store.refresh();
    });

    const instanceOf = (name: string): Element =>
      child(child(child(undefined, 'FINLAND-1'), 'Instances'), name);
    const ids = (elements: readonly Element[]) => elements.map(({ id }) => id);

    it('are its volumes and snapshots, by name, as elements of their own', () => {
      assert.deepEqual(lines(tree.children(instanceOf('trainer'))), [
        'data-9: 500 GB NVMe · $106.93/mo · Attached to trainer',
        'data-10: 500 GB NVMe · $106.93/mo · Attached to trainer',
        'shot: 100 GB · Available · of trainer',
      ]);
      assert.deepEqual(ids(tree.children(instanceOf('trainer'))), [
        'within/5/volume/2',
        'within/5/volume/1',
        'within/5/snapshot/1',
      ]);
      assert.equal(appearance(instanceOf('trainer')).expandable, true);
    });

    it('is nothing where it has none, and nothing below those again', () => {
      assert.deepEqual(tree.children(instanceOf('bare')), []);
      assert.equal(appearance(instanceOf('bare')).expandable, false);
      for (const below of tree.children(instanceOf('trainer'))) {
        assert.deepEqual(tree.children(below), []);
        assert.equal(appearance(below).expandable, false);
        assert.equal(tree.parent(below), instanceOf('trainer'));
      }
    });

    it('has the same menus, tooltip and words as in its group', () => {
      const [below] = tree.children(instanceOf('trainer'));
      const plain = tree.itemOf({ kind: 'volume', id: '2' });
      assert.ok(below?.type === 'item' && plain && below !== plain);
      assert.equal(below.resource, plain.resource);
      assert.deepEqual(appearance(below), appearance(plain));
      assert.equal(tooltipOf(below, seen, clock.now()), tooltipOf(plain, seen, clock.now()));
    });

    it('is one thing for the commands, though it may be selected in both places', () => {
      const [below] = tree.children(instanceOf('trainer'));
      const plain = tree.itemOf({ kind: 'volume', id: '2' });
      assert.ok(below && plain);
      assert.deepEqual(targetsOf([below, undefined], store).resources, [plain.resource]);
      assert.deepEqual(targetsOf([below, [below, plain]], store).resources, [plain.resource]);
    });

    it('is not what is revealed: that is the one in its group', () => {
      const plain = tree.itemOf({ kind: 'volume', id: '2' });
      assert.equal(plain?.id, 'volume/2');
      assert.equal(plain.within, undefined);
      assert.equal(tree.parent(plain)?.id, 'region/FINLAND-1/volumes');
    });

    it('does not count, in no grouping', () => {
      assert.equal(
        appearance(child(undefined, 'FINLAND-1')).description,
        'advanced · $320.80/mo for volumes · 3 volumes, 1 snapshot, 2 instances',
      );
      assert.equal(tree.inventory.total, 6);
      tree.grouping = 'kind';
      const trainerByKind = child(child(undefined, 'Instances'), 'trainer');
      assert.match(appearance(trainerByKind).description, /FINLAND-1$/u);
      assert.doesNotMatch(lines(tree.children(trainerByKind)).join(), /FINLAND-1/u);
    });

    it('is all of it where a filter lets the instance through, and only that', () => {
      tree.filter = 'trainer';
      assert.deepEqual(labels(tree.children(instanceOf('trainer'))), ['data-9', 'data-10', 'shot']);
      assert.equal(tree.inventory.shown, 1);
      tree.filter = 'data-9';
      assert.deepEqual(labels(tree.children(child(undefined, 'FINLAND-1'))), ['Volumes']);
    });

    it('has an id of its own whatever the ids are', async () => {
      const slashed = { id: '5/volume/2', name: 'slashed', status: undefined };
      barrack.instanceList.push(instance({ id: slashed.id, name: 'slashed' }));
      barrack.volumeList.push(volume({ id: '2/2', status: 'attached', instance: slashed }));
      barrack.volumeList.push(
        volume({ id: '\uD800', status: 'attached', instance: { ...slashed, id: '\uD800' } }),
      );
      barrack.instanceList.push(instance({ id: '\uD800', name: 'half' }));
      await store.refresh();
      const walk = (parent?: Element): readonly Element[] =>
        tree.children(parent).flatMap((element) => [element, ...walk(element)]);
      const all = ids(walk());
      assert.equal(new Set(all).size, all.length);
      assert.deepEqual(labels(tree.children(instanceOf('slashed'))), ['volume-2/2']);
    });
  });

  it('says what the volumes and what the instances cost, each for itself', async () => {
    barrack.instanceList = [
      instance({ id: '1', gpuModel: 'H100', status: 'ACTIVE' }),
      instance({ id: '2', gpuModel: 'H100', status: 'HIBERNATED' }),
      instance({ id: '3', gpuModel: 'H900' }),
    ];
    await store.refresh();
    const finland = child(undefined, 'FINLAND-1');
    const text = (tooltipOf(finland, seen, clock.now()) ?? '').replaceAll('\\', '');
    assert.match(text, /Cost: Volumes: \$213\.87 a month/u);
    assert.match(
      text,
      /Cost: Instances: at least \$1,613\.30 a month \(partly documented\) as they are now/u,
    );
    assert.match(text, /Not in this sum: 1 instance whose price is not known/u);
    assert.doesNotMatch(text, /what they cost is not known/u);
    assert.match(appearance(finland).spoken, /, \$213\.87 a month for volumes$/u);
    tree.grouping = 'kind';
    assert.equal(
      appearance(child(undefined, 'Instances')).description,
      '3 · at least $1,613.30/mo (partly documented)',
    );
  });

  it('says that instances are billed where their price is not known', async () => {
    barrack.instanceList = [instance({ gpuModel: 'H900', status: 'ACTIVE' })];
    await store.refresh();
    const text = tooltipOf(child(undefined, 'FINLAND-1'), seen, clock.now()) ?? '';
    assert.match(text.replaceAll('\\', ''), /Instances are billed too; what they cost is not known\./u);
  });

  describe('with a filter', () => {
    beforeEach(() => store.refresh());

    const found = (text: string): readonly string[] => {
      tree.filter = text;
      tree.grouping = 'kind';
      return tree.children().flatMap((group) => labels(tree.children(group)));
    };

    it('shows what has every word in its name, id, status, type or region', () => {
      assert.deepEqual(found('DATA'), ['Data-1', 'data-9', 'data-10']);
      assert.deepEqual(found('data finland-1 nvme'), ['data-9', 'data-10']);
      assert.deepEqual(found('  creating '), ['data-9']);
      assert.deepEqual(found('ssd canada'), ['Data-1']);
      assert.deepEqual(found('snapshot-1'), ['snapshot-1']);
      assert.deepEqual(found('nothing like that'), []);
    });

    it('shows only regions and groups in which something is left', () => {
      tree.filter = 'creating';
      assert.deepEqual(lines(tree.children()), ['FINLAND-1: advanced · $106.93/mo · 1 volume']);
      assert.deepEqual(labels(tree.children(child(undefined, 'FINLAND-1'))), ['Volumes']);
    });

    it('counts what it lets through', () => {
      tree.filter = 'data';
      assert.deepEqual([tree.inventory.shown, tree.inventory.total], [3, 4]);
      assert.equal(tree.itemOf({ kind: 'snapshot', id: '1' }), undefined);
      assert.equal(tree.itemOf({ kind: 'volume', id: '2' })?.id, 'volume/2');
    });
  });
});
