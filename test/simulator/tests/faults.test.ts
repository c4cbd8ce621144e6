import assert from 'node:assert/strict';
import type { OperationName } from '../operation-names.ts';
import { type Body, Harness, listIn, names, until } from './harness.ts';

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

describe('simulator: faults in the body', () => {
  const harness = new Harness();

  it('cuts a body short', async () => {
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'truncated' });
    const response = await harness.fetch('GET /volumes/');
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('sends a whole body that is no JSON', async () => {
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'malformed' });
    const text = await (await harness.fetch('GET /volumes/')).text();
    assert.ok(text.startsWith('{"success":true'));
    assert.throws(() => void JSON.parse(text), SyntaxError);
  });

  it('sends an empty body', async () => {
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'empty' });
    const response = await harness.fetch('GET /volumes/');
    assert.deepEqual([response.status, await response.text()], [200, '']);
  });

  it('sends tens of megabytes, of good JSON, as long as they are read', async () => {
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'oversized', megabytes: 3 });
    const body = JSON.parse(await (await harness.fetch('GET /volumes/')).text()) as Body;
    assert.equal(String(body['message']).length, 3 * 1024 * 1024);
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'oversized' });
    const response = await harness.fetch('GET /volumes/');
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > 33 * 1024 * 1024) break;
    }
    assert.ok(size > 33 * 1024 * 1024);
    await harness.ok('GET /volumes/');
  });

  it('has done what was asked for in each case', async () => {
    for (const kind of ['truncated', 'malformed', 'empty', 'oversized'] as const) {
      harness.simulator.reset();
      harness.simulator.faults.add({ operation: 'cloneVolume', kind, megabytes: 1 });
      const at = `POST /volumes/${harness.id('volume', 'training-data')}/clone/`;
      await (await harness.fetch(at, { name: 'a-clone' })).text().catch(() => undefined);
      assert.equal(harness.simulator.effects('cloneVolume'), 1, kind);
    }
  });
});

describe('simulator: faults of what was begun', () => {
  const harness = new Harness();

  const begun: [OperationName, string, () => string, Body, string][] = [
    ['cloneVolume', 'volume', () => `/volumes/${harness.id('volume', 'training-data')}/clone/`, {}, 'error'],
    [
      'createImage',
      'image',
      () => `/snapshots/${harness.id('snapshot', 'render-node weekly')}/image/`,
      {},
      'error',
    ],
    [
      'createVolume',
      'volume',
      () => '/volumes/',
      { size: 100, volume_type: 'HDD', region: 'FINLAND-3' },
      'error',
    ],
    [
      'createSnapshot',
      'snapshot',
      () => `/instances/${harness.id('instance', 'render-node')}/snapshots/`,
      {},
      'error',
    ],
    [
      'restoreSnapshot',
      'instance',
      () => `/snapshots/${harness.id('snapshot', 'notebook clean')}/restore/`,
      {},
      'ERROR',
    ],
  ];
  for (const [operation, key, path, body, error] of begun) {
    it(`${operation} can end in error, or in nothing`, async () => {
      const at = `POST ${path()}`;
      harness.simulator.faults.add({ operation, kind: 'endsInError' });
      const failed = (await harness.ok(at, { ...body, name: 'first-one' }))[key] as Body;
      assert.match(String(failed['status']), /creating/i);
      harness.simulator.advance(60);
      const failedAt = `GET /${key}s/${String(failed['id'])}/`;
      assert.equal(((await harness.ok(failedAt))[key] as Body)['status'], error);
      harness.simulator.reset();
      harness.simulator.faults.add({ operation, kind: 'vanishes' });
      const gone = (await harness.ok(`POST ${path()}`, { ...body, name: 'second-one' }))[key] as Body;
      await harness.ok(`GET /${key}s/${String(gone['id'])}/`);
      harness.simulator.advance(60);
      await harness.refused(404, /not found/, `GET /${key}s/${String(gone['id'])}/`);
    });
  }

  it('stops the bill of a clone that vanished', async () => {
    harness.simulator.reset('empty');
    const wanted = { name: 'a-volume', size: 1024, volume_type: 'NVMe', region: 'FINLAND-1' };
    harness.simulator.faults.add({ operation: 'createVolume', kind: 'vanishes' });
    await harness.ok('POST /volumes/', wanted);
    harness.simulator.advance(60);
    const before = (await harness.ok('GET /balance/'))['balance'];
    harness.simulator.advance(36_000);
    assert.equal((await harness.ok('GET /balance/'))['balance'], before);
  });
});
