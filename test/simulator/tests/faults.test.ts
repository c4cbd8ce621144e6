import assert from 'node:assert/strict';
import type { OperationName } from '../operation-names.ts';
import { Harness, listIn, names, until } from './harness.ts';

describe('simulator: faults instead of replies', () => {
  const harness = new Harness();

  const clone = (): Promise<Response> =>
    harness.fetch(`POST /volumes/${harness.id('volume', 'training-data')}/clone/`, { name: 'a-clone' });
  const effects = (operation: OperationName = 'cloneVolume'): number => harness.simulator.effects(operation);

  it('is met by its own operation only, as often as it says, and is gone then', async () => {
    const { faults } = harness.simulator;
    faults.add({ operation: 'listVolumes', kind: 'status', status: 500, count: 2 });
    await harness.ok('GET /images/');
    assert.equal((await harness.fetch('GET /volumes/')).status, 500);
    assert.deepEqual(
      faults.list().map(({ count }) => count),
      [1],
    );
    assert.equal((await harness.fetch('GET /volumes/')).status, 500);
    assert.deepEqual(faults.list(), []);
    await harness.ok('GET /volumes/');
    assert.deepEqual(
      harness.simulator.requests.map((entry) => [entry.status, entry.faults]),
      [
        [200, []],
        [500, ['status']],
        [500, ['status']],
        [200, []],
      ],
    );
  });

  it('can be for every operation, for always, and after some requests', async () => {
    const { faults } = harness.simulator;
    faults.add({ operation: '*', kind: 'status', status: 503, count: 'always', skip: 1 });
    await harness.ok('GET /volumes/');
    for (const at of ['GET /volumes/', 'GET /images/', 'GET /balance/'])
      assert.equal((await harness.fetch(at)).status, 503);
    assert.equal(faults.list()[0]?.count, 'always');
    faults.clear();
    await harness.ok('GET /volumes/');
  });

  it('are met one after the other in the order they were added', async () => {
    harness.simulator.faults.add(
      { operation: 'balance', kind: 'status', status: 500 },
      { operation: '*', kind: 'status', status: 502 },
      { operation: 'balance', kind: 'status', status: 504 },
    );
    const seen: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) seen.push((await harness.fetch('GET /balance/')).status);
    assert.deepEqual(seen, [500, 502, 504, 200]);
  });

  it('429 with Retry-After in seconds, as a date, or without', async () => {
    const limit = { operation: 'balance', kind: 'rateLimit' } as const;
    harness.simulator.faults.add(
      { ...limit, retryAfter: 7 },
      { ...limit, retryAfter: 60, asDate: true },
      limit,
    );
    const seconds = await harness.call('GET /balance/');
    assert.equal(seconds.status, 429);
    assert.equal(seconds.headers.get('Retry-After'), '7');
    assert.equal(seconds.body['message'], 'Too many requests');
    const date = (await harness.call('GET /balance/')).headers.get('Retry-After') ?? '';
    assert.match(date, /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    assert.ok(Math.abs(Date.parse(date) - Date.now() - 60_000) < 5000);
    assert.equal((await harness.call('GET /balance/')).headers.get('Retry-After'), null);
  });

  it('statuses with a JSON, HTML, text or empty body', async () => {
    const bad = { operation: 'balance', kind: 'status' } as const;
    harness.simulator.faults.add(
      { ...bad, status: 500, message: 'Something broke' },
      { ...bad, status: 502, body: 'html' },
      { ...bad, status: 503, body: 'text' },
      { ...bad, status: 504, body: 'empty' },
    );
    const json = await harness.call('GET /balance/');
    assert.deepEqual(
      [json.status, json.body['success'], json.body['message']],
      [500, false, 'Something broke'],
    );
    const html = await harness.fetch('GET /balance/');
    assert.match(html.headers.get('Content-Type') ?? '', /text\/html/);
    assert.match(await html.text(), /<h1>502 Bad Gateway<\/h1>/);
    assert.equal(await (await harness.fetch('GET /balance/')).text(), 'Service Unavailable');
    assert.equal(await (await harness.fetch('GET /balance/')).text(), '');
  });

  it('keeps a refused write from happening, unless the fault says it was handled', async () => {
    harness.simulator.faults.add({ operation: 'cloneVolume', kind: 'status', status: 502, body: 'html' });
    assert.equal((await clone()).status, 502);
    assert.equal(effects(), 0);
    harness.simulator.faults.add({ operation: 'cloneVolume', kind: 'status', status: 504, handled: true });
    assert.equal((await clone()).status, 504);
    assert.equal(effects(), 1);
  });

  it('redirects', async () => {
    const location = 'http://127.0.0.1:9/elsewhere/';
    const redirect = { operation: 'cloneVolume', kind: 'redirect', location } as const;
    harness.simulator.faults.add(redirect, { ...redirect, status: 308 });
    for (const status of [302, 308]) {
      const response = await clone();
      assert.deepEqual([response.status, response.headers.get('Location')], [status, location]);
    }
    assert.equal(effects(), 0);
  });

  it("DRF's own error shapes", async () => {
    harness.simulator.faults.add(
      { operation: 'cloneVolume', kind: 'drfDetail', status: 403, detail: 'CSRF Failed' },
      { operation: 'cloneVolume', kind: 'drfFieldErrors', errors: { name: ['Too plain.'] } },
    );
    const detail = await clone();
    assert.deepEqual([detail.status, await detail.json()], [403, { detail: 'CSRF Failed' }]);
    const fields = await clone();
    assert.deepEqual([fields.status, await fields.json()], [400, { name: ['Too plain.'] }]);
  });

  it('closes the connection before or after the request is handled', async () => {
    harness.simulator.faults.add({ operation: 'cloneVolume', kind: 'closeBefore' });
    await assert.rejects(clone());
    assert.equal(effects(), 0);
    harness.simulator.faults.add({ operation: 'cloneVolume', kind: 'closeAfter' });
    await assert.rejects(clone());
    assert.equal(effects(), 1);
    assert.ok(names(listIn(await harness.ok('GET /volumes/'), 'volumes')).includes('a-clone'));
    assert.deepEqual(
      harness.simulator.requests.slice(0, 2).map(({ status }) => status),
      [null, null],
    );
  });

  it('never answers, whether or not it handled the request', async () => {
    for (const handled of [false, true]) {
      harness.simulator.reset();
      harness.simulator.faults.add({ operation: 'cloneVolume', kind: 'hang', handled });
      const url = `${harness.simulator.url}/volumes/${harness.id('volume', 'training-data')}/clone/`;
      const giveUp = new AbortController();
      const answer = fetch(url, {
        method: 'POST',
        headers: { 'X-API-Key': 'test-key-usd', 'Content-Type': 'application/json' },
        body: '{"name":"a-clone"}',
        signal: giveUp.signal,
      });
      await until(() => harness.simulator.requests.length === 1);
      if (handled) await until(() => effects() === 1);
      await new Promise((next) => setTimeout(next, 50));
      giveUp.abort();
      await assert.rejects(answer, { name: 'AbortError' });
      assert.equal(harness.simulator.requests[0]?.status, null);
      assert.equal(effects(), handled ? 1 : 0);
    }
  });

  it('delays a request, or its reply', async () => {
    const delay = { operation: 'cloneVolume', kind: 'delay', milliseconds: 80 } as const;
    for (const when of ['before', 'after'] as const) {
      harness.simulator.reset();
      harness.simulator.faults.add({ ...delay, when });
      const started = performance.now();
      const answer = clone();
      await until(() => harness.simulator.requests.length === 1);
      if (when === 'before') assert.equal(effects(), 0);
      else await until(() => effects() === 1);
      assert.equal(harness.simulator.requests[0]?.status, null);
      assert.equal((await answer).status, 201);
      assert.equal(effects(), 1);
      assert.ok(performance.now() - started >= 79);
    }
  });

  it('combines a delay with a fault of the reply', async () => {
    harness.simulator.faults.add(
      { operation: '*', kind: 'delay', milliseconds: 50 },
      { operation: 'balance', kind: 'status', status: 500 },
    );
    const started = performance.now();
    assert.equal((await harness.fetch('GET /balance/')).status, 500);
    assert.ok(performance.now() - started >= 49);
    assert.deepEqual(harness.simulator.requests[0]?.faults, ['delay', 'status']);
  });
});
