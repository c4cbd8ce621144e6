import assert from 'node:assert/strict';
import { median } from '../../../tools/bench/statistics.ts';

describe('the median', () => {
  it('is the one in the middle, whatever the order', () => {
    assert.equal(median([30, 10, 20]), 20);
    assert.equal(median([7]), 7);
  });

  it('is the mean of the two in the middle', () => {
    assert.equal(median([1, 100, 2, 4]), 3);
  });

  it('sorts numbers as numbers and leaves the samples as they are', () => {
    const samples = [100, 9, 20];
    assert.equal(median(samples), 20);
    assert.deepEqual(samples, [100, 9, 20]);
  });

  it('of nothing is an error', () => {
    assert.throws(() => median([]));
  });
});
