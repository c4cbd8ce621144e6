import assert from 'node:assert/strict';
import fc from 'fast-check';
import { before } from '../../../../src/base/time.ts';
import type { Clock, Moment } from '../../../../src/base/clock.ts';
import { momentBefore, presentMoment, storedMoment } from '../../../../src/base/clock.ts';
import type { Looks } from '../../../../src/writes/model/look-schedule.ts';
import {
  afterLook,
  areOver,
  goneOnWith,
  leftMs,
  untilNextMs,
} from '../../../../src/writes/model/look-schedule.ts';

const minute = 60_000;
const begun = 1_000_000_000_000;

/** A clock that stands still, whatever the wall says. */
const clockAt = (wallTime: number): Clock => ({
  now: () => ({ awakeMs: minute, passedMs: minute }),
  wallTime: () => wallTime,
  after: () => () => undefined,
});

describe('the looks for what a lost answer may have made', () => {
  it('are ten in ten minutes', () => {
    let now = presentMoment(clockAt(begun));
    let looks: Looks = { made: 0, from: now };
    let passed = 0;
    for (let made = 0; made < 10; made += 1) {
      assert.equal(leftMs(looks, now.instant), 10 * minute - passed);
      const wait = untilNextMs(looks, now.instant);
      passed += wait;
      now = momentBefore(now, -wait);
      looks = afterLook(looks, now);
    }
    assert.equal(areOver(looks), true);
    assert.deepEqual([passed, leftMs(looks, now.instant)], [10 * minute, 0]);
  });

  /** As the journal of another run has them, which may have had another clock. */
  const stored = fc
    .record({
      made: fc.oneof(fc.nat(10), fc.nat()),
      from: fc.integer({ min: begun - 10 * minute, max: begun }),
      wallTime: fc.integer({ min: begun - 600 * minute, max: begun + 6000 * minute }),
    })
    .map(({ made, from, wallTime }): { looks: Looks; now: Moment } => {
      const clock = clockAt(wallTime);
      return { looks: { made, from: storedMoment(clock, from) }, now: presentMoment(clock) };
    });

  it('are never put off beyond their pause, whatever the clock says', () => {
    fc.assert(
      fc.property(stored, ({ looks, now: { instant } }) => {
        assert.ok(untilNextMs(looks, instant) >= 0 && untilNextMs(looks, instant) <= 3 * minute);
        assert.ok(leftMs(looks, instant) >= 0 && leftMs(looks, instant) <= 10 * minute);
      }),
    );
  });

  it('are not brought forward by a clock that is set, nor by a sleep', () => {
    const { instant } = presentMoment(clockAt(begun));
    const looks: Looks = { made: 4, from: { wallTime: begun, instant, isStored: false } };
    const slept = { awakeMs: instant.awakeMs, passedMs: instant.passedMs + 600 * minute };
    assert.equal(untilNextMs(looks, slept), untilNextMs(looks, instant));
    assert.equal(leftMs(looks, before(instant, -1000)), leftMs(looks, instant) - 1000);
  });

  it('gone on with never begin anew, never say at once that there is nothing, and are never of the future', () => {
    fc.assert(
      fc.property(stored, ({ looks, now }) => {
        const on = goneOnWith(looks, now);
        const made = Math.min(looks.made, 9);
        assert.ok(on.made >= made && on.made <= Math.max(made, 8));
        assert.ok(on.from.wallTime <= now.wallTime && on.from.instant.awakeMs <= now.instant.awakeMs);
        assert.equal(areOver(on), false);
        assert.ok(leftMs(on, now.instant) <= leftMs(looks, now.instant) + 1000);
      }),
    );
  });

  it('gone on with at once are as they were', () => {
    fc.assert(
      fc.property(fc.nat(9), (made) => {
        const now = presentMoment(clockAt(begun));
        assert.deepEqual(goneOnWith({ made, from: now }, now), { made, from: now });
      }),
    );
  });
});
