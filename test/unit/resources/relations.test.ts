import assert from 'node:assert/strict';
import { instanceStatus } from '../../../src/domain/status.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { image, instance, snapshot, volume } from '../writes/support/records.ts';

describe('Which image a snapshot has', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;

  beforeEach(() => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
  });

  const ref = (id: string, name: string) => ({ id, name, status: undefined });

  it("is what the snapshot's record says, with the status of the list of images", async () => {
    const shot = snapshot({ image: ref('5', 'base') });
    barrack.snapshotList = [shot];
    barrack.imageList = [image({ id: '5', name: 'base', status: 'creating' }), image({ id: '6' })];
    await store.refresh();
    const found = store.imageOf(shot);
    assert.equal(found?.has === true && found.image?.status?.state, 'creating');
    assert.equal(barrack.countOf('ofSnapshots'), 0);
  });

  it('is none where the record says so', async () => {
    const shot = snapshot({ hasImage: false });
    barrack.snapshotList = [shot];
    barrack.imageList = [image()];
    await store.refresh();
    assert.deepEqual(store.imageOf(shot), { has: false });
    assert.equal(barrack.countOf('ofSnapshots'), 0);
  });

  it('is the image that names the snapshot, even if the record still says none', async () => {
    const shot = snapshot({ id: '7', hasImage: false });
    barrack.snapshotList = [shot];
    await store.refresh();
    store.add(image({ id: '5', name: 'new', snapshot: { id: '7', name: undefined } }));
    const found = store.imageOf(shot);
    assert.equal(found?.has === true && found.image?.name, 'new');
  });

  it('is none where every image names another snapshot, and where there is no image', async () => {
    const shot = snapshot({ id: '7' });
    barrack.snapshotList = [shot];
    await store.refresh();
    assert.deepEqual(store.imageOf(shot), { has: false });
    barrack.imageList = [image({ snapshot: { id: '8', name: undefined } })];
    await store.refresh();
    assert.deepEqual(store.imageOf(shot), { has: false });
    assert.equal(barrack.countOf('ofSnapshots'), 0);
  });

  it('is asked for in one call where no list tells', async () => {
    barrack.snapshotList = [snapshot({ id: '7' }), snapshot({ id: '8' }), snapshot({ id: '9' })];
    barrack.imageList = [image({ id: '5', name: 'base' })];
    barrack.answers = new Map([
      ['7', { has: true, image: ref('5', 'base') }],
      ['8', { has: false }],
    ]);
    await store.refresh();
    const [seven, eight, nine] = store.snapshots.items.map((shot) => store.imageOf(shot));
    assert.equal(seven?.has === true && seven.image?.status?.state, 'available');
    assert.deepEqual(eight, { has: false });
    assert.equal(nine, undefined);
    assert.equal(barrack.countOf('ofSnapshots'), 1);
  });

  it('is not asked for again by a poll, unless the images became others', async () => {
    barrack.snapshotList = [snapshot({ id: '7' })];
    barrack.imageList = [image({ id: '5' })];
    barrack.answers = new Map([['7', { has: false }]]);
    await store.refresh();
    await store.refresh(['snapshots', 'images']);
    assert.equal(barrack.countOf('ofSnapshots'), 1);
    barrack.imageList = [image({ id: '5' }), image({ id: '6' })];
    await store.refresh(['images']);
    assert.equal(barrack.countOf('ofSnapshots'), 2);
  });

  it('is unknown where that call fails, and the refresh goes on', async () => {
    const shot = snapshot({ id: '7' });
    barrack.snapshotList = [shot];
    barrack.imageList = [image({ id: '5' })];
    barrack.failing.set('ofSnapshots', failure({ kind: 'server' }));
    await store.refresh();
    assert.equal(store.imageOf(shot), undefined);
  });
});

describe('Which instance a volume is attached to', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;

  beforeEach(() => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    store = new ResourceStore(() => barrack, clock);
  });

  it('is found by the volumes that the instance names', async () => {
    const attached = volume({ id: '3', status: 'attached' });
    barrack.volumeList = [attached];
    barrack.instanceList = [instance({ name: 'trainer', volumes: [{ id: '3', name: undefined }] })];
    await store.refresh();
    assert.equal(store.instanceOf(attached)?.name, 'trainer');
  });

  it('is found by its name only where one instance has it', async () => {
    const told = { id: undefined, name: 'trainer', status: undefined };
    const attached = volume({ status: 'attached', instance: told });
    barrack.volumeList = [attached];
    barrack.instanceList = [instance({ id: '1', name: 'trainer' })];
    await store.refresh();
    assert.equal(store.instanceOf(attached)?.id, '1');
    barrack.instanceList = [instance({ id: '1', name: 'trainer' }), instance({ id: '2', name: 'trainer' })];
    await store.refresh();
    assert.equal(store.instanceOf(attached), told);
  });

  it('is none for an available volume, whatever an older list of instances says', async () => {
    const free = volume({ id: '3' });
    barrack.volumeList = [free];
    barrack.instanceList = [instance({ volumes: [{ id: '3', name: undefined }] })];
    await store.refresh();
    assert.equal(store.instanceOf(free), undefined);
  });

  it("has the volume's word on its status where that is newer than the list of instances", async () => {
    barrack.instanceList = [instance({ id: '5', status: 'ACTIVE' })];
    await store.refresh();
    await clock.advance(1000);
    const status = instanceStatus('SHUTOFF');
    const attached = volume({ status: 'attached', instance: { id: '5', name: undefined, status } });
    barrack.volumeList = [attached];
    await store.refresh(['volumes']);
    const found = store.instanceOf(attached);
    assert.equal(found?.status?.state, 'SHUTOFF');
    assert.equal(found.name, 'instance-5');
  });
});
