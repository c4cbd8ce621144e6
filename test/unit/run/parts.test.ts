import assert from 'node:assert/strict';
import fc from 'fast-check';
import { divide } from '../../parts.ts';

const weighed = fc.uniqueArray(fc.record({ name: fc.string(), weight: fc.nat({ max: 1000 }) }), {
  selector: ({ name }) => name,
});

describe('what is run in parts', () => {
  it('is all in one of them, each with something and none with much more than its share', () =>
    fc.assert(
      fc.property(weighed, fc.integer({ min: 1, max: 5 }), (all, among) => {
        const parts = divide(all, among);
        assert.deepEqual(parts.flat().toSorted(), all.map(({ name }) => name).toSorted());
        assert.equal(parts.length, Math.min(among, all.length));
        assert.ok(parts.every((names) => names.length > 0));
        const weights = new Map(all.map(({ name, weight }) => [name, weight]));
        const sum = (names: readonly string[]): number =>
          names.reduce((total, name) => total + (weights.get(name) ?? 0), 0);
        const heaviest = Math.max(0, ...weights.values());
        const share = sum([...weights.keys()]) / among;
        assert.ok(parts.every((names) => sum(names) <= share + heaviest));
      }),
    ));
});
