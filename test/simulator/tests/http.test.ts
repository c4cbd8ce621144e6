import assert from 'node:assert/strict';
import { request } from 'node:http';
import { operationNames } from '../operation-names.ts';
import { matchRoute, routes } from '../routes.ts';
import { Harness } from './harness.ts';

describe('simulator: HTTP', () => {
  const harness = new Harness();

  it('has a route for every operation and no others', () => {
    const routed = new Set(routes.map(({ operation }) => operation));
    assert.deepEqual([...routed].sort(), [...operationNames].sort());
  });

  it('prefers fixed words to ids', () => {
    assert.equal(matchRoute('GET', '/volumes/types/')?.route?.operation, 'volumeTypes');
    assert.equal(matchRoute('GET', '/volumes/7/')?.route?.operation, 'getVolume');
    assert.equal(matchRoute('POST', '/snapshots/images/')?.route?.operation, 'imagesOfSnapshots');
    assert.equal(matchRoute('DELETE', '/volumes/types/')?.route, undefined);
    assert.equal(matchRoute('GET', '/volumes/a%2Fb/')?.id, 'a/b');
    assert.equal(matchRoute('GET', '/volumes/%zz/')?.id, '%zz');
    assert.equal(matchRoute('GET', '/nothing/'), undefined);
  });

  it('redirects a read without a slash at its end, and fails a write', async () => {
    const read = await harness.fetch('GET /volumes?region=FINLAND-1');
    assert.equal(read.status, 301);
    assert.equal(read.headers.get('Location'), '/api/volumes/?region=FINLAND-1');
    const write = await harness.fetch('POST /volumes', { name: 'abc' });
    assert.equal(write.status, 500);
    assert.match(await write.text(), /doesn't end in a slash/);
    assert.equal(harness.simulator.effects('createVolume'), 0);
  });

  it('answers unknown paths with an HTML page and unknown methods with 405', async () => {
    const nowhere = await harness.fetch('GET /nowhere/');
    assert.equal(nowhere.status, 404);
    assert.match(nowhere.headers.get('Content-Type') ?? '', /html/);
    const outside = await fetch(new URL('/volumes/', harness.simulator.url));
    assert.equal(outside.status, 404);
    const method = await harness.call('PUT /volumes/');
    assert.equal(method.status, 405);
    assert.deepEqual(method.body, { detail: 'Method "PUT" not allowed.' });
  });

  it('refuses bodies that are no JSON object as DRF does', async () => {
    const at = 'POST /pricing/';
    const send = async (body: string, type: string): Promise<[number, string]> => {
      const response = await fetch(harness.simulator.url + '/pricing/', {
        method: 'POST',
        headers: { 'X-API-Key': 'test-key-usd', 'Content-Type': type },
        body,
      });
      return [response.status, ((await response.json()) as { detail: string }).detail];
    };
    const [status, detail] = await send('{"tier":', 'application/json');
    assert.equal(status, 400);
    assert.match(detail, /^JSON parse error/);
    assert.deepEqual(await send('tier=legacy', 'text/plain'), [
      415,
      'Unsupported media type "text/plain" in request.',
    ]);
    const list = await harness.call(at, [1]);
    assert.deepEqual([list.status, list.body['detail']], [400, 'Invalid data. Expected a dictionary.']);
    const big = await harness.call(at, { tier: 'x'.repeat(1024 * 1024) });
    assert.equal(big.status, 413);
  });

  it('gives each reply a request id of its own', async () => {
    const [one, two] = [await harness.ok('GET /balance/'), await harness.ok('GET /balance/')];
    assert.notEqual(one['request_id'], two['request_id']);
  });

  it('can put the text of refusals under "error"', async () => {
    harness.simulator.configure({ refusalField: 'error' });
    const { body } = await harness.call('GET /volumes/none/');
    assert.equal(body['error'], 'Volume not found');
    assert.equal('message' in body, false);
  });

  it('logs requests with header names and without header values', async () => {
    await harness.ok('GET /volumes/?region=FINLAND-1');
    await harness.fetch('GET /nowhere/');
    const [first, second] = harness.simulator.requests;
    assert.equal(first?.operation, 'listVolumes');
    assert.equal(first.path, '/api/volumes/?region=FINLAND-1');
    assert.equal(first.method, 'GET');
    assert.equal(first.status, 200);
    assert.ok(Math.abs(Date.parse(first.time) - Date.now()) < 60_000);
    assert.ok(first.headerNames.includes('x-api-key'));
    assert.equal(JSON.stringify(harness.simulator.requests).includes('test-key'), false);
    assert.deepEqual([second?.operation, second?.status], [undefined, 404]);
  });

  it('survives a request target that is no URL', async () => {
    const { port } = new URL(harness.simulator.url);
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: 'http://[', headers: { Host: '[' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(status, 404);
    await harness.ok('GET /balance/');
  });
});
