import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterLook, areOver, goneOnWith, leftMs, untilNextMs } from '../../../src/state/look-schedule.ts';

const minute = 60_000;
const begun = 1_000_000_000_000;

describe('the looks for what a lost answer may have made', () => {
  it('are ten in ten minutes', () => {
    let looks = { made: 0, from: begun };
    let now = begun;
    for (let made = 0; made < 10; made += 1) {
      assert.equal(leftMs(looks, now), begun + 10 * minute - now);
      now += untilNextMs(looks, now);
      looks = afterLook(looks, now);
    }
    assert.equal(areOver(looks), true);
    assert.deepEqual([now - begun, leftMs(looks, now)], [10 * minute, 0]);
  });

  const looks = fc.record({ made: fc.nat(9), from: fc.integer({ min: begun - 10 * minute, max: begun }) });
  const anyTime = fc.integer({ min: begun - 600 * minute, max: begun + 6000 * minute });

  it('are never put off beyond their pause, whatever the clock says', () => {
    fc.assert(
      fc.property(looks, anyTime, (one, now) => {
        assert.ok(untilNextMs(one, now) >= 0 && untilNextMs(one, now) <= 3 * minute);
        assert.ok(leftMs(one, now) >= 0 && leftMs(one, now) <= 10 * minute);
      }),
    );
  });

  it('gone on with never begin anew, never say at once that there is nothing, and are never of the future', () => {
    fc.assert(
      fc.property(looks, anyTime, (one, now) => {
        const on = goneOnWith(one, now);
        assert.ok(on.made >= one.made && on.made <= Math.max(one.made, 8));
        assert.ok(on.from <= now);
        assert.equal(areOver(on), false);
        assert.ok(leftMs(on, now) <= leftMs(one, now) + 1000);
      }),
    );
  });

  it('gone on with at once are as they were', () => {
    fc.assert(
      fc.property(looks, ({ made }) => {
        assert.deepEqual(goneOnWith({ made, from: begun }, begun), { made, from: begun });
      }),
    );
  });
});
