import Mocha from 'mocha';
import { writeCounts } from './counts.ts';

/** Mocha's spec reporter, which also hands the counts to test/run.ts. Works in the extension host too. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeCounts({ passed: passes, failed: failures, skipped: pending });
    });
  }
}
