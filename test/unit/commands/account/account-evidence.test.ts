import assert from 'node:assert/strict';
import { accountEvidence } from '../../../../src/commands/account/account-evidence.ts';
import type { Target } from '../../../../src/writes/model/orders.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../../writes/support/fake-barrack.ts';
import { FakeClock } from '../../writes/support/fake-clock.ts';
import { volume } from '../../writes/support/records.ts';

describe('Whether operations are of the account that is signed in', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;
  const target = { kind: 'volume', id: '1', name: 'data' } as const;

  const evidence = (...targets: readonly Target[]): string => accountEvidence(targets, store).join('\n');

  beforeEach(() => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
  });

  it('is told by what is listed', async () => {
    await store.refresh();
    assert.match(evidence(target), /^Nothing that they work on is listed.*different one/u);
    assert.equal(evidence({ ...target, id: '' }), '');
    barrack.volumeList = [volume({ id: '1' })];
    await store.refresh();
    assert.equal(evidence(target, { ...target, id: '2', name: 'other' }), 'Found in this account: data');
  });

  it('is unknown where lists were not read, or not completely', async () => {
    const unknown = /^It’s unknown whether/u;
    assert.match(evidence(target), unknown);
    barrack.unreadable = [{ index: 0, id: undefined, name: undefined, reason: 'Cut.', record: undefined }];
    await store.refresh();
    assert.match(evidence(target), unknown);
    barrack.unreadable = [];
    await store.refresh();
    barrack.failing.set('volumes', failure());
    await store.refresh();
    assert.match(evidence(target), unknown);
  });
});
