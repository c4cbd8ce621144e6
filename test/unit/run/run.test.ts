import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';

/** What a run of the tests prints, and its exit code. */
function run(...args: readonly string[]): Promise<{ code: number; text: string }> {
  const env = { ...process.env, BARRACK_TEST_ONLY: undefined, BARRACK_TEST_COUNTS: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, ['test/run.ts', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });
}

describe('npm test', () => {
  it('runs only the tests that are asked for, and is content where one suite has none of them', async () => {
    const { code, text } = await run('unit', 'simulator', '--file', '/clone.test', '--grep', 'ends in Error');
    assert.match(text, /that ends in Error is told so/u);
    assert.match(text, /^1 passed, 0 failed$/mu);
    assert.equal(code, 0);
  });

  it('fails where nothing at all is of that name, and says so', async () => {
    for (const args of [
      ['--grep', 'no such test'],
      ['--file', 'no/such/file'],
    ]) {
      const { code, text } = await run('unit', '--file', 'domain/dates', ...args);
      assert.equal(code, 1);
      assert.match(text, new RegExp(`^No test matches .*${args.join(' ')} in unit\\.$`, 'mu'));
    }
  });
});
