import Mocha from 'mocha';
import { writeCounts } from './counts.ts';

/** Where Mocha's own reporters write to; test/extension/index.ts has it mark each line. */
export const base = Mocha.reporters.Base as typeof Mocha.reporters.Base & { consoleLog: typeof console.log };

/**
 * Mocha's spec reporter, which also says what made a test run once more, and hands the counts and what went wrong to
 * test/run.ts. Works in the extension host too.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const troubles: string[] = [];
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      base.consoleLog(`    ↻ ${test.title}: ${textOf(error)}`);
      troubles.push(`↻ ${test.fullTitle()}: ${textOf(error)}`);
    });
    runner.on('fail', (test: Mocha.Test, error: Error) => {
      troubles.push(`✘ ${test.fullTitle()}: ${textOf(error)}`);
    });
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeCounts({ passed: passes, failed: failures, skipped: pending, troubles });
    });
  }
}

function textOf(error: Error): string {
  return error.stack ?? error.message;
}
