import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Collection } from '../../../src/resources/collection.ts';
import { isSameData } from '../../../src/base/same-data.ts';
import { cpuTime } from '../writes/support/cpu-time.ts';
import { region } from '../writes/support/records.ts';

const data = fc.anything({ maxDepth: 3, withNullPrototype: false, values: [
  fc.integer({ min: 0, max: 2 }), fc.constantFrom('', 'a', null, undefined, true, Number.NaN),
] }); // prettier-ignore

describe('The comparison of records', () => {
  it('agrees with that of Node for every two of few different values (2,000 cases)', () => {
    fc.assert(
      fc.property(data, data, (one, other) => {
        assert.equal(isSameData(one, other), isDeepStrictEqual(one, other));
        assert.ok(isSameData(one, structuredClone(one)));
      }),
      { numRuns: 2000 },
    );
  });

  it('tells a key without a value from none', () => {
    assert.equal(isSameData({ a: undefined }, { b: 1 }), false);
    assert.equal(isSameData({ a: undefined }, { b: undefined }), false);
    assert.equal(isSameData([undefined], []), false);
  });

  it('takes nothing that every object has for a key of a record', () => {
    const odd: unknown = JSON.parse('{"__proto__":{}}');
    assert.equal(isSameData(odd, { a: 1 }), false);
    assert.equal(isSameData(odd, JSON.parse('{"__proto__":{}}')), true);
  });
});

describe('A list of 50,000 records', () => {
  it('that all have one name is taken in a time in proportion to them', async () => {
    const items = Array.from({ length: 50_000 }, (_, index) => ({ ...region('FINLAND-1'), index }));
    const unreadable = items.map(({ index }) => ({
      index: index * 2,
      id: undefined,
      name: undefined,
      reason: 'odd',
      record: {},
    }));
    const regions = new Collection<(typeof items)[0]>(({ name }) => name);
    const took = await cpuTime(() => regions.accept({ items, unreadable }, { awakeMs: 1, passedMs: 1 }));
    assert.ok(took < 2000, `${took} ms`);
    assert.equal(regions.state.items.length, 1);
    assert.deepEqual(
      regions.state.unreadable.slice(50_000, 50_002).map(({ index }) => index),
      [3, 5],
    );
  });
});
