import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { LookAlikes, needsId, shortId } from '../../../src/domain/look-alikes.ts';

const uuid = '3f2b8c1e-5a6d-4e7f-8a9b-0c1d2e3f4a5b';
const near = '3f2b8c1e-5a6d-4e7f-8a9b-ffffffffffff';

describe('A short id', () => {
  const shortOf = (id: string, ...others: readonly string[]): string => {
    const name = 'prod';
    return shortId({ id, name }, new LookAlikes([id, ...others].map((one) => ({ id: one, name }))));
  };

  it('is the first group of a UUID where that tells, else more of it, else all', () => {
    assert.equal(shortOf(uuid, randomUUID().replace(/^./u, 'e')), '3f2b8c1e…');
    assert.equal(shortOf(uuid, '3f2b8c1e-0000-4e7f-8a9b-0c1d2e3f4a5b'), '3f2b8c1e-5a6d…');
    assert.equal(shortOf(uuid, near), uuid);
    assert.equal(shortOf(uuid), '3f2b8c1e…');
  });

  it('is all of a short one', () => {
    assert.equal(shortOf('17', '170'), '17');
    assert.equal(shortOf('volume-12345', 'volume-12346'), 'volume-12345');
  });

  it('is no other’s of those whose names look alike', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[ab]{1,40}$/u), { minLength: 1 }), (ids) => {
        const shown = ids.map((id) => shortOf(id, ...ids));
        assert.equal(new Set(shown).size, ids.length);
      }),
    );
  });

  it('depends only on what has the name', () => {
    const listed = new LookAlikes([
      { id: near, name: 'data' },
      { id: '1', name: 'prod' },
    ]);
    assert.equal(shortId({ id: uuid, name: 'prod' }, listed), '3f2b8c1e…');
  });
});

describe('Names that come and go', () => {
  it('tell the same as if all were looked at anew', () => {
    const named = fc.record({
      id: fc.constantFrom('1', '2', '3'),
      name: fc.constantFrom('prod', 'pr0d', 'prOd', 'x'),
    });
    fc.assert(
      fc.property(fc.array(named), (changes) => {
        const listed = new Map<string, { readonly id: string; readonly name: string }>();
        const kept = new LookAlikes();
        for (const one of changes) {
          const before = listed.get(one.id);
          if (before !== undefined) {
            kept.remove(before);
          }
          kept.add(one);
          listed.set(one.id, one);
        }
        const all = [...listed.values()];
        assert.deepEqual(
          all.map((one) => needsId(one, kept)),
          all.map((one) => needsId(one, new LookAlikes(all))),
        );
      }),
    );
  });
});
