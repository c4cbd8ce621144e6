import assert from 'node:assert/strict';
import { accountEvidence } from '../../../src/commands/account-evidence.ts';
import { ResourceStore } from '../../../src/state/store.ts';
import { FakeBarrack, failure } from '../state/support/fake-barrack.ts';
import { FakeClock } from '../state/support/fake-clock.ts';
import { volume } from '../state/support/records.ts';

describe('Whether operations are of the account that is signed in', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;
  const target = { kind: 'volume', id: '1', name: 'data' } as const;

  beforeEach(() => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
  });

  it('is told by what is listed', async () => {
    await store.refresh();
    assert.match(accountEvidence([target], store), /^None of the resources.*different account/u);
    assert.equal(accountEvidence([{ ...target, id: '' }], store), '');
    barrack.volumeList = [volume({ id: '1' })];
    await store.refresh();
    assert.match(accountEvidence([target, { ...target, id: '2' }], store), /^1 of 2 resources/u);
  });

  it('is unknown where lists were not read, or not completely', async () => {
    const unknown = /^It’s unknown whether/u;
    assert.match(accountEvidence([target], store), unknown);
    barrack.unreadable = [{ index: 0, id: undefined, name: undefined, reason: 'Cut.', record: undefined }];
    await store.refresh();
    assert.match(accountEvidence([target], store), unknown);
    barrack.unreadable = [];
    await store.refresh();
    barrack.failing.set('volumes', failure());
    await store.refresh();
    assert.match(accountEvidence([target], store), unknown);
  });
});
