import assert from 'node:assert/strict';
import { ConcurrencyLimiter } from '../../../src/base/concurrency-limiter.ts';
import { settle } from '../writes/support/fake-clock.ts';

describe('Turns', () => {
  let turns: ConcurrencyLimiter;
  let begun: number[];
  let ends: Map<number, { resolve(): void; reject(error: Error): void }>;

  beforeEach(() => {
    turns = new ConcurrencyLimiter(2);
    begun = [];
    ends = new Map();
  });

  /** Work that ends when it is told to. */
  function take(rank: number): Promise<number> {
    return turns.take(rank, () => {
      begun.push(rank);
      return new Promise((resolve, reject) => {
        ends.set(rank, { resolve: () => resolve(rank), reject });
      });
    });
  }

  async function end(rank: number): Promise<void> {
    ends.get(rank)?.resolve();
    await settle();
  }

  it('let so much be done at a time, and the rest in the order of the ranks', async () => {
    const all = [5, 1, 4, 2, 3].map(take);
    await settle();
    assert.deepEqual(begun, [5, 1]);
    await end(5);
    assert.deepEqual(begun, [5, 1, 2]);
    await end(1);
    await end(2);
    assert.deepEqual(begun, [5, 1, 2, 3, 4]);
    await end(3);
    await end(4);
    assert.deepEqual(await Promise.all(all), [5, 1, 4, 2, 3]);
  });

  it('go on after work that fails', async () => {
    const failing = take(1);
    for (const rank of [2, 3]) {
      void take(rank);
    }
    await settle();
    ends.get(1)?.reject(new Error('a bug'));
    await assert.rejects(failing, /a bug/u);
    await settle();
    assert.deepEqual(begun, [1, 2, 3]);
  });

  it('are free again when all is done', async () => {
    for (const rank of [1, 2, 3, 4]) {
      const work = take(rank);
      await settle();
      await end(rank);
      assert.equal(await work, rank);
    }
  });
});
