import assert from 'node:assert/strict';
import fc from 'fast-check';
import { awakeBetween, now, passedBetween, startTimer, steadyClock } from '../../../src/base/time.ts';

/** What happens to a machine for some milliseconds. */
const spans = fc.array(
  fc.record({
    is: fc.constantFrom('awake', 'asleep', 'set'),
    ms: fc.integer({ min: 0, max: 400 * 365 * 24 * 3_600_000 }),
    back: fc.boolean(),
  }),
);

describe('the clock that time is measured with', () => {
  it('never goes back, and counts what passes awake, asleep, and what the clock on the wall is set forward', () => {
    fc.assert(
      fc.property(spans, (all) => {
        let [steady, wall] = [0, 1_000_000_000_000];
        const clock = steadyClock(
          () => steady,
          () => wall,
        );
        let last = clock();
        for (const { is, ms, back } of all) {
          steady += is === 'awake' ? ms : 0;
          wall += is === 'set' && back ? -ms : ms;
          const next = clock();
          const jumped = is === 'asleep' || (is === 'set' && !back);
          assert.equal(awakeBetween(last, next), is === 'awake' ? ms : 0);
          const passed = is === 'awake' || (jumped && ms > 1000) ? ms : 0;
          assert.ok(Math.abs(passedBetween(last, next) - passed) < 1);
          last = next;
        }
      }),
    );
  });

  it('does not run fast because two clocks tick at different times', () => {
    let steady = 0;
    const clock = steadyClock(
      () => steady,
      () => Math.floor(steady / 16) * 16,
    );
    const from = clock();
    for (; steady < 100_000; steady += 0.7) {
      clock();
    }
    assert.equal(passedBetween(from, clock()), awakeBetween(from, clock()));
  });

  it('runs', async () => {
    const from = now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok(awakeBetween(from, now()) > 0);
  });
});

describe('a timer', () => {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  /** What was set, the last one last: nothing runs by itself. */
  let set: { readonly ms: number; readonly run: () => void }[];
  let cleared: unknown[];

  beforeEach(() => {
    [set, cleared] = [[], []];
    const fakes = {
      setTimeout: (run: () => void, ms: number) => set.push({ ms, run }),
      clearTimeout: (timer: unknown) => cleared.push(timer),
    };
    Object.assign(globalThis, fakes);
  });

  afterEach(() => {
    Object.assign(globalThis, real);
  });

  it('gets no more than it can hold, and no less than nothing, and runs after all of it', () => {
    const any = fc.oneof(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.double({ min: -1e13, max: 1e13 }));
    fc.assert(
      fc.property(any, (milliseconds) => {
        set = [];
        let runs = 0;
        startTimer(milliseconds, () => (runs += 1));
        for (const { run } of set) {
          assert.equal(runs, 0);
          run(); // may set the next part
        }
        assert.equal(runs, 1);
        assert.ok(set.every(({ ms }) => Number.isInteger(ms) && ms >= 0 && ms <= 2 ** 31 - 1));
        const total = set.reduce((sum, { ms }) => sum + ms, 0);
        assert.equal(total, Number.isNaN(milliseconds) ? 0 : Math.max(0, Math.ceil(milliseconds)));
      }),
    );
  });

  it('set for ever does not run', () => {
    let runs = 0;
    startTimer(Infinity, () => (runs += 1));
    for (let parts = 0; parts < 100; parts += 1) {
      set.at(-1)?.run();
    }
    assert.equal(runs, 0);
  });

  it('is canceled in any of its parts', () => {
    const cancel = startTimer(2 ** 33, () => assert.fail('it ran'));
    set[0]?.run();
    cancel();
    assert.deepEqual(cleared, [2]);
  });
});
