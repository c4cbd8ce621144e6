import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import type { Options } from '../../options.ts';
import { jobsOf, suiteNames } from '../../suites.ts';

const everything: Options = { suites: suiteNames, grep: undefined, file: undefined, screenshots: false };

/** Whatever a job is given by which it could tell a file. */
const wordsOf = (suite: string, options: Options): readonly string[] =>
  jobsOf(suite, options).flatMap(({ args, env }) => [
    ...args.filter((arg) => arg.endsWith('.test.ts')),
    ...(env['BARRACK_TEST_ONLY'] ?? '').split(',').filter((name) => name !== ''),
  ]);

describe('the jobs of', () => {
  for (const suite of suiteNames) {
    describe(suite, () => {
      const files = globSync(`test/${suite}/**/*.test.ts`).map((file) => file.replaceAll('\\', '/'));

      it('run each of its files once', () => {
        const words = wordsOf(suite, everything);
        assert.equal(words.length, files.length);
        for (const file of files) {
          assert.equal(words.filter((word) => file.includes(word)).length, 1, file);
        }
      });

      it('run the files that are chosen', () => {
        const [file = ''] = files;
        assert.equal(wordsOf(suite, { ...everything, file }).length, 1);
        assert.deepEqual(jobsOf(suite, { ...everything, file: 'no/such/file' }), []);
      });

      it('may find nothing to run only where tests are chosen', () => {
        const mayBeEmpty = (options: Options) => jobsOf(suite, options).some((job) => job.mayBeEmpty);
        assert.ok(!mayBeEmpty(everything));
        assert.ok(mayBeEmpty({ ...everything, grep: 'clone' }));
      });
    });
  }
});
