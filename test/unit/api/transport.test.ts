import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { BarrackClient } from '../../../src/api/client.ts';
import type { Answer } from './harness.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

const clone = (client: BarrackClient) =>
  client.volumes.clone('7', { name: 'data-clone', volumeType: 'HDD', region: 'FINLAND-1' });
const emptyList: Answer = { json: { success: true, volumes: [] } };
const made: Answer = {
  status: 201,
  json: { success: true, volume: { id: 8, name: 'data-clone' }, request_id: 'r8' },
};
const close: Answer = (response) => response.destroy();
const truncate: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 500 });
  response.write('{"success": true, "volumes": [');
  setTimeout(() => response.destroy(), 5);
};

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

describe('a read', () => {
  afterEach(closeServers);

  const repeated: readonly (readonly [what: string, answer: Answer, attempts: number, kind: string])[] = [
    ['a closed connection', close, 4, 'network'],
    ['a truncated answer', truncate, 4, 'network'],
    ['429', { status: 429 }, 4, 'rateLimited'],
    ['500', { status: 500 }, 4, 'server'],
    ['502 with HTML', { status: 502, text: '<html></html>' }, 4, 'server'],
    ['503', { status: 503 }, 4, 'server'],
    ['504', { status: 504 }, 4, 'server'],
    ['408', { status: 408 }, 2, 'timeout'],
    ['501', { status: 501 }, 1, 'server'],
    ['400', { status: 400 }, 1, 'invalid'],
    ['401', { status: 401 }, 1, 'unauthorized'],
    ['402', { status: 402 }, 1, 'credits'],
    ['403', { status: 403 }, 1, 'forbidden'],
    ['404', { status: 404 }, 1, 'notFound'],
    ['405', { status: 405 }, 1, 'configuration'],
    ['407', { status: 407 }, 1, 'proxy'],
    ['409', { status: 409 }, 1, 'conflict'],
    ['an empty answer', { text: '' }, 1, 'malformed'],
    ['an answer that is no JSON', { text: '{"volumes": [' }, 1, 'malformed'],
    ['a web page', { text: '<title>Hello</title>' }, 1, 'malformed'],
    ['an answer without the payload', { json: { success: true } }, 1, 'malformed'],
    ['304', { status: 304 }, 1, 'malformed'],
    ['success: false', { json: { success: false, message: 'No' } }, 1, 'invalid'],
    ['an error and nothing else', { json: { error: 'No' } }, 1, 'invalid'],
    ['a redirect', { status: 302, headers: { Location: '/elsewhere' } }, 1, 'redirected'],
  ];
  for (const [what, answer, attempts, kind] of repeated) {
    it(`is sent ${attempts === 1 ? 'once' : `${attempts} times`} where it meets ${what}: ${kind}`, async () => {
      const { baseUrl, received } = await serve(answer);
      const error = await errorOf(clientOf(baseUrl).client.volumes.list());
      assert.equal(received.length, attempts);
      assert.equal(error.kind, kind);
      assert.equal(error.operation, 'listVolumes');
      assert.notEqual(error.outcome, 'unknown');
      assert.ok(error.message !== '' && error.remedy !== '');
    });
  }

  it('is repeated although it is a POST', async () => {
    const { baseUrl, received } = await serve({ status: 500 }, { json: { pricing_data: { volumes: {} } } });
    await clientOf(baseUrl).client.pricing.get();
    assert.deepEqual(
      received.map(({ method }) => method),
      ['POST', 'POST'],
    );
  });

  it('waits longer from time to time, for a random part of it', async () => {
    const { baseUrl } = await serve({ status: 500 });
    for (const [random, waits] of [
      [0, [0, 0, 0]],
      [0.5, [250, 500, 1000]],
    ] as const) {
      const { client, slept } = clientOf(baseUrl, { random: () => random });
      await errorOf(client.volumes.list());
      assert.deepEqual(slept, waits);
    }
  });

  it('succeeds as soon as Barrack does', async () => {
    const { baseUrl, received } = await serve(close, { status: 502 }, emptyList);
    assert.deepEqual((await clientOf(baseUrl).client.volumes.list()).items, []);
    assert.equal(received.length, 3);
  });

  it('ends at the time limit, also within the body, and is then sent once more', async () => {
    const { baseUrl, received } = await serve(
      () => undefined,
      (response) => {
        response.writeHead(200);
        response.write('{"volumes"');
      },
    );
    const error = await errorOf(clientOf(baseUrl, { timeoutMs: 60 }).client.volumes.list());
    assert.equal(error.kind, 'timeout');
    assert.match(error.message, /0\.06 seconds/u);
    assert.equal(received.length, 2);
  });

  it('is told apart from an unreachable server', async () => {
    const { baseUrl } = await serve(emptyList);
    await closeServers();
    const error = await errorOf(clientOf(baseUrl).client.volumes.list());
    assert.equal(error.kind, 'network');
    assert.match(error.message, /ECONNREFUSED/u);
  });
});

describe('a write', () => {
  afterEach(closeServers);

  const met: readonly (readonly [what: string, answer: Answer, kind: string, outcome: string])[] = [
    ['a closed connection', close, 'network', 'unknown'],
    ['a truncated answer', truncate, 'network', 'unknown'],
    ['408', { status: 408 }, 'timeout', 'unknown'],
    ['429', { status: 429, headers: { 'Retry-After': '1' } }, 'rateLimited', 'refused'],
    ['500', { status: 500 }, 'server', 'unknown'],
    ['502 with HTML', { status: 502, text: '<html></html>' }, 'server', 'unknown'],
    ['503 with Retry-After', { status: 503, headers: { 'Retry-After': '1' } }, 'server', 'unknown'],
    ['400', { status: 400 }, 'invalid', 'refused'],
    ['401', { status: 401 }, 'unauthorized', 'refused'],
    ['402', { status: 402 }, 'credits', 'refused'],
    ['409', { status: 409 }, 'conflict', 'refused'],
    ['an empty answer', { text: '' }, 'malformed', 'unknown'],
    ['an answer that is no JSON', { text: '{"volume": {' }, 'malformed', 'unknown'],
    ['success: false', { json: { success: false } }, 'invalid', 'refused'],
    ['301', { status: 301, headers: { Location: '/x' } }, 'redirected', 'refused'],
    ['302', { status: 302, headers: { Location: '/x' } }, 'redirected', 'unknown'],
    ['303', { status: 303, headers: { Location: '/x' } }, 'redirected', 'unknown'],
    ['307', { status: 307, headers: { Location: '/x' } }, 'redirected', 'refused'],
    ['308', { status: 308, headers: { Location: '/x' } }, 'redirected', 'refused'],
    ['no answer', () => undefined, 'timeout', 'unknown'],
  ];
  for (const [what, answer, kind, outcome] of met) {
    it(`is sent once where it meets ${what}: ${kind}, ${outcome}`, async () => {
      const { baseUrl, received } = await serve(answer, made);
      const { client, slept } = clientOf(baseUrl, { timeoutMs: 150 });
      const error = await errorOf(clone(client));
      assert.deepEqual([error.kind, error.outcome], [kind, outcome]);
      assert.equal(error.operation, 'cloneVolume');
      assert.equal(received.length, 1);
      assert.deepEqual(slept, []);
    });
  }

  it('is sent once also over a connection that was used before and is then closed', async () => {
    const { baseUrl, received, connections } = await serve(emptyList, close, made);
    const { client } = clientOf(baseUrl);
    await client.volumes.list();
    const error = await errorOf(clone(client));
    assert.equal(connections(), 1, 'the connection was used again');
    assert.deepEqual([error.kind, error.outcome], ['network', 'unknown']);
    assert.equal(received.length, 2);
  });

  it('was not sent where there is nobody', async () => {
    const { baseUrl } = await serve(made);
    await closeServers();
    const error = await errorOf(clone(clientOf(baseUrl).client));
    assert.deepEqual([error.kind, error.outcome], ['network', 'notSent']);
  });

  it('was not sent where the other side does not speak TLS', async () => {
    const { baseUrl, received } = await serve(made);
    const error = await errorOf(clone(clientOf(baseUrl.replace('http:', 'https:')).client));
    assert.deepEqual([error.kind, error.outcome], ['network', 'notSent']);
    assert.equal(received.length, 0);
  });

  it('is done after 204, whatever it is', async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(204);
      response.end();
    });
    const { client } = clientOf(baseUrl);
    assert.deepEqual(await client.volumes.delete('7'), { value: undefined, requestId: undefined });
    assert.deepEqual(await clone(client), { value: undefined, requestId: undefined });
  });
});

describe('an answer', () => {
  afterEach(closeServers);

  const tooLarge: Answer = (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const piece = Buffer.alloc(1024 * 1024, 0x20);
    const write = (): void => {
      if (!response.destroyed && response.write(piece)) {
        setImmediate(write);
      }
    };
    response.on('drain', write);
    write();
  };

  it('that has no end is given up', async () => {
    const { baseUrl, received } = await serve(tooLarge);
    const { client } = clientOf(baseUrl);
    const error = await errorOf(client.volumes.list());
    assert.equal(error.kind, 'tooLarge');
    assert.equal(received.length, 1);
  });

  it('that is small but becomes large when it is unpacked is given up', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20));
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(bomb);
    });
    const error = await errorOf(clone(clientOf(baseUrl).client));
    assert.deepEqual([error.kind, error.outcome], ['tooLarge', 'unknown']);
  });

  it('that redirects is not followed, and says where it points', async () => {
    const other = await serve(emptyList);
    const { baseUrl } = await serve({
      status: 302,
      headers: { Location: `${other.baseUrl}/volumes/?token=SECRET#x` },
    });
    const error = await errorOf(clientOf(baseUrl).client.volumes.list());
    assert.equal(error.kind, 'redirected');
    assert.ok(error.message.includes(`${other.baseUrl}/volumes/`));
    assert.ok(!error.message.includes('SECRET'));
    assert.match(error.remedy, /barrack\.api\.url/u);
    assert.equal(other.received.length, 0);
  });

  it('that redirects to the same path with or without a slash names the path to correct', async () => {
    for (const [path, location] of [
      ['/volumes', '/api/volumes/'],
      ['/volumes/', '/api/volumes'],
    ] as const) {
      const { baseUrl, received } = await serve({ status: 301, headers: { Location: location } });
      const { client } = clientOf(baseUrl, { paths: { listVolumes: path } });
      const error = await errorOf(client.volumes.list());
      assert.match(error.remedy, /path of listVolumes.*barrack\.api\.paths.*slash/u);
      assert.equal(received.length, 1);
    }
  });

  it('that redirects to nowhere is survived', async () => {
    for (const location of ['http://', '//[', '\u0001']) {
      const { baseUrl } = await serve((response) => {
        response.writeHead(302, { Location: encodeURI(location) });
        response.end();
      });
      assert.equal((await errorOf(clientOf(baseUrl).client.volumes.list())).kind, 'redirected');
    }
  });
});
