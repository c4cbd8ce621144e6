import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DiskFault } from './support/disk.ts';
import { Disk, errorCodes, fileCalls } from './support/disk.ts';
import { DiskJournal } from './support/disk-journal.ts';
import { FakeClock } from './support/fake-clock.ts';
import { busySchedules, runs } from './support/happenings.ts';
import { play } from './support/play.ts';
import type { Schedule } from './support/schedule.ts';
import { Scene } from './support/schedule.ts';

const usual = 250;
const numRuns = runs(usual);

const fault: fc.Arbitrary<DiskFault> = fc.record({
  call: fc.constantFrom(...fileCalls),
  after: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 15 })),
  trouble: fc.constantFrom('fails', 'fails', 'failsAfter', 'failsAfter', 'crashes', 'sleeps'),
  code: fc.constantFrom(...errorCodes),
  seconds: fc.constantFrom(1, 30, 90, 4000),
}); // prettier-ignore

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
  journal.wrong = (what, id) =>
    void (scene.begunWith.has(id) && !scene.isGivenUp(id) && scene.wrongs.push(what));
  try {
    await play(scene, given, () => disk.heal());
  } finally {
    journal.close();
  }
}

describe('operations in random schedules with the journal on a disk that fails', () => {
  const failed = new Map<string, number>();

  it(`have at most one effect, are never lost, end, and end truly (${numRuns} schedules)`, async function () {
    this.timeout(300_000);
    const faults = fc.array(fault, { maxLength: 40, size: 'max' });
    await fc.assert(
      fc.asyncProperty(busySchedules, faults, (given, some) => run(given, some, failed)),
      { numRuns },
    );
  });

  it('in which every call to the file system failed in every way', function () {
    if (numRuns < usual) {
      this.skip();
    }
    for (const call of fileCalls) {
      for (const how of ['fails', 'failsAfter', 'crashes', 'sleeps', ...errorCodes]) {
        assert.ok(failed.has(`${call} ${how}`), `${call} ${how}`);
      }
    }
  });
});
