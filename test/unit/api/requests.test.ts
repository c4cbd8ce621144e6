import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { clone, emptyList, made } from './usual-answers.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

describe('a request', () => {
  afterEach(closeServers);

  it('carries the key in its header, what is sending, and what it wants', async () => {
    const { baseUrl, received } = await serve(emptyList);
    await clientOf(baseUrl).client.volumes.list();
    const headers = received[0]?.headers ?? {};
    assert.equal(headers['x-api-key'], 'test-key-unit-4711');
    assert.equal(headers.authorization, undefined);
    assert.equal(headers['user-agent'], 'barrack-explorer/0.0.0');
    assert.equal(headers.accept, 'application/json');
    assert.equal(headers['content-type'], undefined);
    assert.equal(headers.referer, undefined);
  });

  it('sends a body as JSON with its length', async () => {
    const { baseUrl, received } = await serve(made);
    await clone(clientOf(baseUrl).client);
    const [first] = received;
    assert.equal(first?.headers['content-type'], 'application/json');
    assert.equal(first.headers['content-length'], String(Buffer.byteLength(first.body)));
    assert.deepEqual(JSON.parse(first.body), { name: 'data-clone', volume_type: 'HDD', region: 'FINLAND-1' });
  });

  it('puts the body into the query where the user has set GET', async () => {
    const { baseUrl, received } = await serve({ json: { pricing_data: { volumes: {} } } });
    const { client } = clientOf(baseUrl, { paths: { pricing: { method: 'GET' } } });
    await client.pricing.get({ currency: 'EUR' });
    assert.deepEqual(
      received.map(({ method, path, body }) => [method, path, body]),
      [['GET', '/pricing/?currency=EUR', '']],
    );
    assert.equal(received[0]?.headers['content-type'], undefined);
  });

  it('reads a compressed answer', async () => {
    const body = gzipSync(JSON.stringify({ success: true, volumes: [{ id: 1, name: 'a' }] }));
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(body);
    });
    assert.equal((await clientOf(baseUrl).client.volumes.list()).items.length, 1);
  });

  it('is logged: a read to debug, a write to know what was done, and whatever failed to warn', async () => {
    const refusal = { status: 400, json: { message: 'No' } };
    const { baseUrl } = await serve(emptyList, made, { status: 500 }, emptyList, refusal);
    const logged: string[] = [];
    const { client } = clientOf(baseUrl, {
      log: (line, level) => logged.push(`${level} ${line.split(' ', 1).join('')}`),
    });
    await client.volumes.list();
    await clone(client);
    await client.volumes.list();
    await errorOf(clone(client));
    assert.deepEqual(logged, ['debug GET', 'info POST', 'warn GET', 'debug GET', 'warn POST']);
  });

  it('takes the request id from the body, else from the header', async () => {
    const header = { 'X-Request-Id': 'from-header' };
    const { baseUrl } = await serve(
      made,
      { json: { volume: { id: 1 } }, headers: header },
      { status: 400, json: { message: 'No', request_id: 77 } },
      { status: 500, text: '', headers: header },
    );
    const { client } = clientOf(baseUrl);
    assert.equal((await clone(client)).requestId, 'r8');
    assert.equal((await clone(client)).requestId, 'from-header');
    assert.equal((await errorOf(clone(client))).requestId, '77');
    assert.equal((await errorOf(clone(client))).requestId, 'from-header');
  });
});
