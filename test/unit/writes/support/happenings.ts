import fc from 'fast-check';
import type { Fate } from './fates.ts';
import { intents } from './intents.ts';
import type { Happening, Schedule } from './schedule.ts';

/** How many schedules are run. */
export const runs = (usual: number): number => Number(process.env['BARRACK_SCHEDULES'] ?? usual);

const fate: fc.Arbitrary<Fate> = fc.record({
  fault: fc.constantFrom('none', 'none', 'lostBefore', 'lostAfter', 'lostLate', 'refused', 'limited', 'slowAfter', 'slowBefore'),
  ending: fc.constantFrom('good', 'good', 'good', 'error', 'vanishes'),
  takes: fc.constantFrom(0, 3, 20, 200, 1800),
  lag: fc.constantFrom(0, 0, 10, 60),
  tells: fc.boolean(),
}); // prettier-ignore

const window = fc.nat({ max: 3 });
const operation = fc.nat({ max: 5 });
const key = fc.constantFrom(
  'key' as const,
  'key' as const,
  'key' as const,
  'new-key' as const,
  'other' as const,
);
const begin = fc.record({
  do: fc.constant('begin' as const),
  window,
  intent: fc.nat({ max: intents.length - 1 }),
});
const pass = fc.record({
  do: fc.constant('pass' as const),
  seconds: fc.constantFrom(0, 0, 0.5, 2, 15, 60, 400, 4000),
});

const day = 24 * 3600;

/** By how much a clock is set: a moment, hours, years; forward and back. */
const jump = fc.constantFrom(-400 * 365 * day, -3 * 365 * day, -day, -5 * 3600, -90, -2, 2, 90, 5 * 3600, day, 3 * 365 * day, 400 * 365 * day); // prettier-ignore

const tidying = fc.oneof(
  fc.record({ do: fc.constantFrom('clear', 'adopt', 'removeUnreadable'), window }),
  fc.record({ do: fc.constantFrom('remove', 'removeByForce', 'abandon'), window, operation }),
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: begin },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('beginMany' as const), window }) },
  { weight: 8, arbitrary: pass },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retry' as const), window, operation }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unwatch' as const), window, operation }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('crash', 'reload', 'signOut', 'signIn', 'sleep', 'wake'),
      window,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('setClock' as const), window, seconds: jump }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('enterKey' as const), window, key }) },
  { weight: 4, arbitrary: tidying },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), key }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('readsFail' as const),
      seconds: fc.constantFrom(5, 90, 1000),
      as: fc.constantFrom('network', 'server', 'rateLimited'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disk' as const), broken: fc.boolean() }) },
); // prettier-ignore

const schedulesOf = (happenings: fc.Arbitrary<Happening[]>): fc.Arbitrary<Schedule> =>
  fc.record({
    happenings,
    fates: fc.array(fate, { maxLength: 12 }),
    turns: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 }),
  });

export const schedules = schedulesOf(fc.array(happening, { maxLength: 30 }));

/** Many happenings each, in which much is begun and removed. */
export const busySchedules = schedulesOf(
  fc.array(fc.oneof(happening, begin, pass, tidying), { maxLength: 30, size: 'max' }),
);
