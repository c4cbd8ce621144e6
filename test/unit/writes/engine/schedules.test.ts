import fc from 'fast-check';
import { FakeClock } from '../support/fake-clock.ts';
import { runs, schedules } from '../support/happenings.ts';
import { SharedJournal } from '../support/memory-journal.ts';
import { play } from '../support/play.ts';
import { Scene } from '../support/schedule.ts';

const numRuns = runs(2000);

describe('operations in random schedules of faults, crashes, windows and slow lives', () => {
  it(`have at most one effect, are never lost, end, and end truly (${numRuns} schedules)`, async function () {
    this.timeout(300_000);
    await fc.assert(
      fc.asyncProperty(schedules, (given) =>
        play(new Scene(given, new FakeClock(), new SharedJournal()), given),
      ),
      { numRuns },
    );
  });
});
