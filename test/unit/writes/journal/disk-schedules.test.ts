import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DiskFault } from '../support/disk.ts';
import { Disk, errorCodes, fileCalls, troubles } from '../support/disk.ts';
import { DiskJournal } from '../support/disk-journal.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { busySchedules, runs } from '../support/happenings.ts';
import { play } from '../support/play.ts';
import type { Schedule } from '../support/schedule.ts';
import { Scene } from '../support/schedule.ts';

const numRuns = runs(300);

const fault: fc.Arbitrary<DiskFault> = fc.record({
  call: fc.constantFrom(...fileCalls),
  after: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 15 })),
  trouble: fc.constantFrom('fails', 'fails', 'failsAfter', 'failsAfter', 'crashes', 'sleeps'),
  code: fc.constantFrom(...errorCodes),
  seconds: fc.constantFrom(1, 30, 90, 4000),
});

/** One in which every call is made, whatever chance brings. */
const lively: Schedule = {
  happenings: [
    { do: 'open', key: 'new-key' },
    { do: 'begin', window: 0, intent: 0 },
    { do: 'begin', window: 0, intent: 2 },
    { do: 'beginMany', window: 1 },
    { do: 'pass', seconds: 2 },
    { do: 'crash', window: 0 },
    { do: 'open' },
    { do: 'pass', seconds: 90 },
    { do: 'clear', window: 1 },
    { do: 'pass', seconds: 15 },
  ],
  fates: [],
  turns: [0, 3, 1],
};
async function run(
  given: Schedule,
  faults: readonly DiskFault[],
  failed: Map<string, number>,
): Promise<void> {
  const clock = new FakeClock();
  const disk = new Disk(clock, faults, failed);
  const journal = new DiskJournal(disk);
  const scene = new Scene(given, clock, journal);
  journal.happens = scene;
  journal.wrong = (what, id) => {
    if (scene.begunWith.has(id) && !scene.isGivenUp(id)) {
      scene.wrongs.push(what);
    }
  };
  try {
    await play(scene, given, () => disk.heal());
  } finally {
    journal.close();
  }
}

describe('operations in random schedules with the journal on a disk that fails', () => {
  it(`have at most one effect, are never lost, end, and end truly (${numRuns} schedules)`, async function () {
    this.timeout(300_000);
    const faults = fc.array(fault, { maxLength: 40, size: 'max' });
    const failed = new Map<string, number>();
    await fc.assert(fc.asyncProperty(busySchedules, faults, (given, some) => run(given, some, failed)), { numRuns }); // prettier-ignore
    const calls = new Set([...failed.keys()].map((what) => what.split(' ')[0]));
    assert.ok(numRuns < 100 || fileCalls.every((call) => calls.has(call)), [...calls].join(', '));
  });

  for (const call of fileCalls) {
    it(`the same where ${call} fails, or a window crashes or sleeps in it, at whatever call`, async function () {
      this.timeout(60_000);
      for (const [index, trouble] of [...troubles, ...troubles].entries()) {
        const failed = new Map<string, number>();
        const after = index < troubles.length ? 0 : index;
        const code = errorCodes[index % errorCodes.length] ?? 'EIO';
        await run(lively, [{ call, after, trouble, code, seconds: 90 }], failed);
        assert.ok(after > 0 || failed.has(`${call} ${trouble}`), `${trouble} is tried`);
      }
    });
  }
});
