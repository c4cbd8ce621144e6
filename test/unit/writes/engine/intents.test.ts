import assert from 'node:assert/strict';
import { isSameIntent, isUnderWay } from '../../../../src/writes/engine/intents.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { SharedJournal } from '../support/memory-journal.ts';
import { operationRecord } from '../support/operation-records.ts';

describe('what the journal tells of an operation that is begun', () => {
  const shared = new SharedJournal();
  const here = shared.open('here');
  const elsewhere = shared.open('elsewhere');
  const fresh = operationRecord('new');
  const none = (): boolean => false;
  const hasEnded = (id: string): boolean => id === 'old';

  before(async () => {
    await here.begin(operationRecord('old', 'sending'));
  });

  it('is that the same is under way', async () => {
    assert.equal(isUnderWay(fresh, (await here.read()).entries, none), true);
    assert.equal(isUnderWay(fresh, (await elsewhere.read()).entries, none), true);
  });

  it('counts for nothing where this window, which carried the other one out, knows that it has ended', async () => {
    assert.equal(isUnderWay(fresh, (await here.read()).entries, hasEnded), false);
  });

  it('counts where another window carries the other one out: it may not have ended there', async () => {
    assert.equal(isUnderWay(fresh, (await elsewhere.read()).entries, hasEnded), true);
  });
});

describe('two orders', () => {
  const volume = { id: '1', name: 'data', wireId: '1' };
  const attach = (id: string): Order => ({ kind: 'attachVolume', volume, instance: { id, name: 'trainer' } });
  const resize = (sizeGb: number): Order => ({ kind: 'resizeVolume', volume, sizeGb });
  const create = {
    kind: 'createVolume',
    name: 'a',
    region: 'FINLAND-1',
    sizeGb: 500,
    volumeType: 'NVMe',
  } as const;

  it('are the same where both are to bring about the same', () => {
    for (const order of [attach('5'), resize(900), create]) {
      assert.equal(isSameIntent(order, structuredClone(order)), true);
    }
  });

  it('are not where the volume goes to another instance, or becomes another size, or another one is made', () => {
    const image = { id: 4, name: 'base' };
    const different: readonly (readonly [Order, Order])[] = [
      [attach('5'), attach('6')],
      [resize(900), resize(1000)],
      [create, { ...create, sizeGb: 600 }],
      [create, { ...create, volumeType: 'SSD' }],
      [create, { ...create, image }],
      [
        { ...create, image },
        { ...create, image: { ...image, id: 5 } },
      ],
    ];
    for (const [one, other] of different) {
      assert.equal(isSameIntent(one, other), false, JSON.stringify([one, other]));
    }
  });
});
