import assert from 'node:assert/strict';
import { isEmpty, isEmptyList, isWelcomed } from '../../../src/resources/condition.ts';
import { listKinds } from '../../../src/resources/kinds.ts';
import type { ErrorKind } from '../../../src/api/errors.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { seenIn } from '../views/resources/support.ts';
import { FakeBarrack, failure } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { region, volume } from '../writes/support/records.ts';

describe('the condition of the lists', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;

  beforeEach(() => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
    barrack.regionList = [region('FINLAND-1')];
  });

  it('is empty where there are regions and nothing in them; then the tree leaves room for a welcome', async () => {
    assert.equal(isEmpty(store), false);
    await store.refresh();
    assert.equal(isEmpty(store), true);
    assert.deepEqual(seenIn(store).tree.children(), []);
  });

  it('is not empty with one volume', async () => {
    barrack.volumeList = [volume({ id: '1' })];
    await store.refresh();
    assert.equal(isEmpty(store), false);
  });

  it('tells of a list that it is empty only where it was read whole', async () => {
    const empty = (): boolean => isEmptyList(store, 'volumes');
    assert.equal(empty(), false, 'it was not read');
    await store.refresh();
    assert.equal(empty(), true);
    barrack.failing.set('volumes', failure({ kind: 'server' }));
    await store.refresh();
    assert.equal(empty(), false, 'it could not be read again');
    barrack.failing.delete('volumes');
    barrack.volumeList = [volume({ id: '1' })];
    await store.refresh();
    assert.equal(empty(), false);
    store.clear();
    assert.equal(empty(), false, 'it is another account’s');
  });

  const welcomed: [kind: ErrorKind, yes: boolean][] = [
    ['network', true],
    ['timeout', true],
    ['unauthorized', true],
    ['forbidden', false],
    ['certificate', false],
    ['proxy', false],
    ['notFound', false],
    ['rateLimited', false],
    ['server', false],
    ['malformed', false],
  ];
  for (const [kind, yes] of welcomed) {
    it(`${yes ? 'has a welcome view' : 'is told by the tree itself'} where nothing was read for a ${kind} error`, async () => {
      for (const list of listKinds) {
        barrack.failing.set(list, failure({ kind }));
      }
      await store.refresh();
      assert.equal(isWelcomed(store), yes);
      assert.equal(seenIn(store).tree.children().length, yes ? 0 : 1);
    });
  }
});
