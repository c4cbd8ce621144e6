import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SimulatorControl } from '../control-client.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

class Run {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<number | null>;
  out = '';
  err = '';

  constructor(...options: string[]) {
    this.process = spawn(process.execPath, [main, ...options]);
    this.process.stdout.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    this.process.stderr.on('data', (chunk: Buffer) => (this.err += chunk.toString()));
    this.ended = once(this.process, 'close').then(([code]) => code as number | null);
  }

  /** What the pattern's first group matches in the output, as soon as it does. */
  async printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const text = pattern.exec(this.out)?.[1];
      if (text !== undefined) return text;
      assert.equal(this.process.exitCode, null, this.err);
      await new Promise((next) => setTimeout(next, 10));
    }
  }
}

describe('simulator: command line', function () {
  // Each test starts processes, which takes long on a busy machine.
  this.timeout(30_000);
  const running: Run[] = [];
  const start = (...options: string[]): Run => {
    const run = new Run(...options);
    running.push(run);
    return run;
  };
  afterEach(async () => {
    for (const run of running.splice(0)) {
      run.process.kill('SIGKILL');
      await run.ended;
    }
  });

  it('prints its addresses and keys, logs requests, and ends on Ctrl+C', async () => {
    const run = start('--seed', 'large:30', '--speed', '5', '--port', '0');
    const url = await run.printed(/^Barrack API: (http:\/\/127\.0\.0\.1:\d+\/api)$/m);
    const controlUrl = await run.printed(/^Control: (http:\/\/127\.0\.0\.1:\d+\/)$/m);
    const key = await run.printed(/^Key: (test-key-usd) /m);
    await run.printed(/^Key: (test-key-eur) .*profile incomplete/m);
    const response = await fetch(`${url}/volumes/`, { headers: { 'X-API-Key': key } });
    assert.equal(((await response.json()) as { volumes: unknown[] }).volumes.length, 30);
    await run.printed(/^(GET \/api\/volumes\/ 200 listVolumes)$/m);
    const control = new SimulatorControl(controlUrl);
    await control.addFaults({ operation: 'balance', kind: 'closeBefore' });
    await assert.rejects(fetch(`${url}/balance/`, { headers: { 'X-API-Key': key } }));
    await run.printed(/^(GET \/api\/balance\/ no reply balance \[closeBefore\])$/m);
    run.process.kill('SIGINT');
    assert.equal(await run.ended, 0);
    assert.equal(run.err, '');
  });

  it('is silent about requests when told so', async () => {
    const run = start('--quiet');
    const url = await run.printed(/^Barrack API: (\S+)$/m);
    await run.printed(/^(Key: test-key-inr)/m);
    const before = run.out;
    await (await fetch(`${url}/volumes/`)).text();
    run.process.kill('SIGTERM');
    assert.equal(await run.ended, 0);
    assert.equal(run.out, before);
  });

  const bad: [string[], RegExp][] = [
    [['--port', '70000'], /--port must be a port/],
    [['--control-port', 'x'], /--control-port must be a port/],
    [['--seed', 'huge'], /--seed must be demo, empty or large:N/],
    [['--speed', 'fast'], /--speed must be a number/],
    [['--sped', '2'], /--sped/],
    [['extra'], /extra/],
  ];
  for (const [options, text] of bad) {
    it(`exits with 2 on ${options.join(' ')}`, async () => {
      const run = start(...options);
      assert.equal(await run.ended, 2);
      assert.match(run.err, text);
      assert.match(run.err, /Usage: npm run simulator/);
      assert.equal(run.out, '');
    });
  }

  it('explains itself', async () => {
    const run = start('--help');
    assert.equal(await run.ended, 0);
    assert.match(run.out, /--control-port N/);
  });

  it('says so when its port is taken', async () => {
    const first = start('--quiet');
    const port = new URL(await first.printed(/^Barrack API: (\S+)$/m)).port;
    const second = start('--port', port);
    assert.equal(await second.ended, 1);
    assert.match(second.err, /could not start.*EADDRINUSE/);
  });
});
