import assert from 'node:assert/strict';
import { systemClock } from '../../../src/base/clock.ts';
import { Emitter } from '../../../src/base/emitter.ts';
import type { Relation } from '../../../src/lineage/lineage.ts';
import { Lineage } from '../../../src/lineage/lineage.ts';
import { planFor } from '../../../src/writes/definitions/registry.ts';
import type { Operation } from '../../../src/writes/engine/operation.ts';
import type { Order } from '../../../src/writes/model/orders.ts';
import type { ResourceStore } from '../../../src/resources/store.ts';
import { World, clone, createImage, done, refused, running } from '../views/operations/support.ts';
import { cpuTime } from '../writes/support/cpu-time.ts';
import type { FakeBarrack } from '../writes/support/fake-barrack.ts';
import { image, instance, snapshot, volume } from '../writes/support/records.ts';

const mention = (id: string | undefined, name?: string) => ({ id, name });
const ref = (id: string | undefined, name?: string) => ({ id, name, status: undefined });

describe('Where things come from', () => {
  let world: World;
  let barrack: FakeBarrack;
  let store: ResourceStore;
  let operations: Operation[];
  let journalChanged: Emitter<Operation | undefined>;
  let lineage: Lineage;

  beforeEach(() => {
    world = new World();
    ({ barrack, store } = world);
    operations = [];
    journalChanged = new Emitter();
    lineage = new Lineage(store, {
      get all() {
        return operations;
      },
      onDidChange: journalChanged.event,
    });
  });

  /** What is so related, as `kind/id`. */
  function related(what: string, relation: Relation): readonly string[] {
    const [kind, id] = what.split('/') as ['volume', string];
    const resource = store.find(kind, id);
    assert.ok(resource, what);
    const found = lineage.related(resource, relation);
    assert.equal(lineage.relationsOf(resource).includes(relation), found.length > 0);
    return found.map((one) => `${one.kind}/${one.id}`);
  }

  it('is worked out anew only where something of it may have changed', async () => {
    barrack.volumeList = [volume({ id: '1', instance: ref('5') })];
    barrack.instanceList = [instance({ id: '5' })];
    await store.refresh();
    const { links } = lineage;
    barrack.amount = 49;
    await store.refresh();
    assert.equal(store.balance?.amount, 49);
    assert.equal(lineage.links, links);
    barrack.volumeList = [volume({ id: '1' })];
    await store.refresh();
    assert.notEqual(lineage.links, links);
    assert.deepEqual(related('volume/1', 'instance'), []);
  });

  function journalTells(...told: readonly Operation[]): void {
    operations = [...told];
    journalChanged.fire(undefined);
  }

  /** One that made this of what the order names. */
  function made(order: Order, id: string, { isForeign = false, byName = false } = {}): Operation {
    const progress = { step: 'done', ...(byName ? { byName } : {}) };
    const plan = planFor(order, { store, clock: systemClock, claims: new Set(), notes: {} });
    return { isForeign, steps: [{ plan, progress, result: { id } }] } as unknown as Operation;
  }

  describe('by the lists', () => {
    it('is told of a volume by its own record: instance, source and clones', async () => {
      barrack.instanceList = [instance({ id: '5' })];
      barrack.volumeList = [
        volume({ id: '1', status: 'attached', instance: ref('5') }),
        volume({ id: '2', source: mention('1') }),
        volume({ id: '3', source: mention('1', 'an old name') }),
      ];
      await store.refresh();
      assert.deepEqual(related('volume/1', 'instance'), ['instance/5']);
      assert.deepEqual(related('instance/5', 'volume'), ['volume/1']);
      assert.deepEqual(related('volume/2', 'source'), ['volume/1']);
      assert.deepEqual(related('volume/1', 'clone'), ['volume/2', 'volume/3']);
      assert.deepEqual(related('volume/2', 'clone'), []);
      assert.deepEqual(related('volume/2', 'instance'), []);
    });

    it('finds the volumes of an instance that only its own record names', async () => {
      barrack.instanceList = [instance({ id: '5', volumes: [mention('1'), mention('2')] })];
      barrack.volumeList = [volume({ id: '1', status: 'attached' }), volume({ id: '2' })];
      await store.refresh();
      assert.deepEqual(related('instance/5', 'volume'), ['volume/1'], 'volume 2 is Available');
    });

    it('is told of snapshots and images from either side', async () => {
      barrack.instanceList = [instance({ id: '5' })];
      barrack.snapshotList = [
        snapshot({ id: '7', instance: ref('5') }),
        snapshot({ id: '8', image: ref('9') }),
      ];
      barrack.imageList = [image({ id: '6', snapshot: mention('7') }), image({ id: '9' })];
      await store.refresh();
      assert.deepEqual(related('snapshot/7', 'instance'), ['instance/5']);
      assert.deepEqual(related('instance/5', 'snapshot'), ['snapshot/7']);
      assert.deepEqual(related('snapshot/7', 'image'), ['image/6']);
      assert.deepEqual(related('image/6', 'snapshot'), ['snapshot/7']);
      assert.deepEqual(related('snapshot/8', 'image'), ['image/9']);
      assert.deepEqual(related('image/9', 'snapshot'), ['snapshot/8']);
    });

    it('is told of an instance by its record: image and snapshot', async () => {
      barrack.instanceList = [
        instance({ id: '5', image: mention('9', 'base') }),
        instance({ id: '6', snapshot: mention('7') }),
      ];
      barrack.snapshotList = [snapshot({ id: '7', instance: ref('5') })];
      barrack.imageList = [image({ id: '9', name: 'base' })];
      await store.refresh();
      assert.deepEqual(related('instance/5', 'image'), ['image/9']);
      assert.deepEqual(related('image/9', 'instance'), ['instance/5']);
      assert.deepEqual(related('instance/6', 'snapshot'), ['snapshot/7']);
      assert.deepEqual(related('snapshot/7', 'instance'), ['instance/5', 'instance/6']);
      const [shot] = store.snapshots.items;
      assert.ok(shot);
      assert.deepEqual(lineage.of('taken', shot).map(({ id }) => id), ['5']); // prettier-ignore
      assert.deepEqual(lineage.on('restored', shot).map(({ id }) => id), ['6']); // prettier-ignore
    });

    it('believes an id alone only where it is nobody else’s: not where it may be a counter', async () => {
      const uuid = '0b8e5f7a-3c1d-4e2f-9a6b-7c8d9e0f1a2b';
      barrack.instanceList = [
        instance({ id: '5', image: { id: '12', name: undefined } }),
        instance({ id: '6', image: { id: uuid, name: undefined } }),
      ];
      barrack.imageList = [image({ id: '12', name: 'base' }), image({ id: uuid, name: 'other' })];
      await store.refresh();
      assert.deepEqual(related('instance/5', 'image'), []);
      assert.deepEqual(related('instance/6', 'image'), [`image/${uuid}`]);
    });

    it("does not take an image of the platform's for one of the account that has its id", async () => {
      barrack.instanceList = [instance({ id: '5', image: mention('3', 'Ubuntu 22.04') })];
      barrack.imageList = [image({ id: '3', name: 'base' })];
      await store.refresh();
      assert.deepEqual(related('instance/5', 'image'), []);
    });

    it('goes by a name where there is no id, if only one has it', async () => {
      barrack.instanceList = [instance({ id: '5', name: 'a' }), instance({ id: '6', name: 'b' })];
      barrack.instanceList.push(instance({ id: '7', name: 'b' }));
      barrack.snapshotList = [snapshot({ id: '1', instance: ref(undefined, 'a') })];
      barrack.snapshotList.push(snapshot({ id: '2', instance: ref(undefined, 'b') }));
      barrack.volumeList = [
        volume({ id: '1', name: 'data', region: 'FINLAND-1' }),
        volume({ id: '2', name: 'data', region: 'FINLAND-2' }),
        volume({ id: '3', region: 'FINLAND-2', source: mention(undefined, 'data') }),
      ];
      await store.refresh();
      assert.deepEqual(related('snapshot/1', 'instance'), ['instance/5']);
      assert.deepEqual(related('snapshot/2', 'instance'), []);
      assert.deepEqual(related('volume/3', 'source'), ['volume/2'], 'the names of a region are unique');
    });

    it('names nothing that is not listed, and nothing as made of itself', async () => {
      barrack.volumeList = [
        volume({ id: '1', source: mention('8') }),
        volume({ id: '2', source: mention('2') }),
      ];
      barrack.snapshotList = [snapshot({ id: '7', instance: ref('5'), image: ref('9') })];
      await store.refresh();
      for (const [what, relation] of [
        ['volume/1', 'source'],
        ['volume/2', 'source'],
        ['volume/2', 'clone'],
        ['snapshot/7', 'instance'],
        ['snapshot/7', 'image'],
      ] as const) {
        assert.deepEqual(related(what, relation), [], `${what} ${relation}`);
      }
    });

    it('is known anew after each change', async () => {
      barrack.volumeList = [volume({ id: '1' }), volume({ id: '2', source: mention('1') })];
      await store.refresh();
      const before = lineage.links;
      assert.deepEqual(related('volume/1', 'clone'), ['volume/2']);
      await store.refresh();
      assert.equal(lineage.links, before, 'nothing changed');
      barrack.volumeList = [volume({ id: '1' })];
      await store.refresh();
      assert.deepEqual(related('volume/1', 'clone'), []);
    });
  });

  describe('by the journal', () => {
    const shot = { id: '7', name: 'shot' };
    const trainer = { id: '5', name: 'trainer' };
    const cases: readonly (readonly [Order, from: string, relation: Relation, to: string, back: Relation])[] = [
      [clone, 'volume/2', 'source', 'volume/1', 'clone'],
      [createImage, 'image/2', 'snapshot', 'snapshot/7', 'image'],
      [{ kind: 'createSnapshot', instance: trainer, name: 's' }, 'snapshot/2', 'instance', 'instance/5', 'snapshot'],
      [{ kind: 'restoreSnapshot', snapshot: shot, name: 'i' }, 'instance/2', 'snapshot', 'snapshot/7', 'instance'],
    ]; // prettier-ignore

    beforeEach(async () => {
      barrack.volumeList = [volume({ id: '1' }), volume({ id: '2' })];
      barrack.snapshotList = [snapshot({ id: '7', hasImage: false }), snapshot({ id: '2', hasImage: false })];
      barrack.imageList = [image({ id: '2', snapshot: mention('77') })];
      barrack.instanceList = [instance({ id: '5' }), instance({ id: '2' })];
      await store.refresh();
    });

    for (const [order, from, relation, to, back] of cases) {
      it(`is told by ${order.kind}: ${relation} of what it made, and ${back} of what it was made of`, () => {
        assert.deepEqual(related(from, relation), []);
        journalTells(made(order, '2'));
        assert.deepEqual(related(from, relation), [to]);
        assert.deepEqual(related(to, back), [from]);
      });
    }

    it('is not told of what was found by its name only', () => {
      journalTells(made(clone, '2', { byName: true }));
      assert.deepEqual(related('volume/2', 'source'), []);
    });

    it('is told once where the lists tell it, too', async () => {
      barrack.volumeList = [volume({ id: '1' }), volume({ id: '2', source: mention('1') })];
      await store.refresh();
      journalTells(made(clone, '2'), made(clone, '2'));
      assert.deepEqual(related('volume/1', 'clone'), ['volume/2']);
      assert.deepEqual(related('volume/2', 'source'), ['volume/1']);
    });

    it('is told as soon as the clone is there, and not of one that never was', () => {
      journalTells(world.operation([[clone, { step: 'sending' }]]), world.operation([[clone, refused]]));
      assert.deepEqual(related('volume/1', 'clone'), []);
      journalTells(world.operation([[clone, running()]]));
      assert.deepEqual(related('volume/1', 'clone'), ['volume/2']);
      journalTells(world.operation([[clone, done]]));
      assert.deepEqual(related('volume/1', 'clone'), ['volume/2']);
      journalTells();
      assert.deepEqual(related('volume/1', 'clone'), []);
    });

    it("is not taken from another account's operations, in which the same ids are other things", () => {
      journalTells(made(clone, '2', { isForeign: true }));
      assert.deepEqual(related('volume/2', 'source'), []);
    });

    it('is worked out anew only where it tells something new', () => {
      journalTells(world.operation([[clone, running()]]));
      const { links } = lineage;
      journalTells(world.operation([[clone, done]]));
      assert.equal(lineage.links, links);
    });
  });

  it('is a matter of milliseconds for ten thousand attached volumes with clones', async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => String(index));
    barrack.instanceList = ids.slice(0, 1000).map((id) => instance({ id }));
    barrack.volumeList = ids.map((id) =>
      volume({ id, status: 'attached', instance: ref(String(Number(id) % 1000)), source: mention('0') }),
    );
    await store.refresh();
    const building = await cpuTime(() => {
      assert.equal(related('volume/0', 'clone').length, 9999);
      assert.equal(related('instance/7', 'volume').length, 10);
    });
    const looking = await cpuTime(() => {
      for (const one of store.volumes.items) {
        lineage.related(one, 'source');
        lineage.related(one, 'instance');
      }
    });
    assert.ok(building < 5000 && looking < 5000, `${building} and ${looking} ms`); // quadratic: a minute
  });
});
