import assert from 'node:assert/strict';
import { isUnderWay } from '../../../src/state/intents.ts';
import { SharedJournal } from './support/memory-journal.ts';
import { operationRecord } from './support/operation-records.ts';

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
    assert.equal(isUnderWay(fresh, await here.read(), none), true);
    assert.equal(isUnderWay(fresh, await elsewhere.read(), none), true);
  });

  it('counts for nothing where this window, which carried the other one out, knows that it has ended', async () => {
    assert.equal(isUnderWay(fresh, await here.read(), hasEnded), false);
  });

  it('counts where another window carries the other one out: it may not have ended there', async () => {
    assert.equal(isUnderWay(fresh, await elsewhere.read(), hasEnded), true);
  });
});
