import assert from 'node:assert/strict';
import { globalAgent } from 'node:http';
import { clone, close, emptyList, made, truncate } from './usual-answers.ts';
import type { Answer } from './harness.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

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
    ['a no in other words', { json: { success: 'false' } }, 'invalid', 'unknown'],
    ['an error and nothing else', { json: { error: 'No' } }, 'invalid', 'unknown'],
    ['499', { status: 499 }, 'invalid', 'unknown'],
    ['300', { status: 300, headers: { Location: '/x' } }, 'redirected', 'unknown'],
    ['301', { status: 301, headers: { Location: '/x' } }, 'redirected', 'unknown'],
    [
      '301 to the same path',
      { status: 301, headers: { Location: 'https://127.0.0.1/api/volumes/7/clone' } },
      'redirected',
      'refused',
    ],
    ['302', { status: 302, headers: { Location: '/x' } }, 'redirected', 'unknown'],
    ['303', { status: 303, headers: { Location: '/x' } }, 'redirected', 'unknown'],
    ['307', { status: 307, headers: { Location: '/x' } }, 'redirected', 'refused'],
    ['308', { status: 308, headers: { Location: '/x' } }, 'redirected', 'refused'],
    [
      '103 and no more',
      (response) => response.socket?.end('HTTP/1.1 103 Early Hints\r\n\r\n'),
      'network',
      'unknown',
    ],
    ['no answer', () => undefined, 'timeout', 'unknown'],
  ];
  for (const [what, answer, kind, outcome] of met) {
    it(`is sent once where it meets ${what}: ${kind}, ${outcome}`, async () => {
      const { baseUrl, received } = await serve(answer, made);
      const { client, slept } = clientOf(baseUrl, what === 'no answer' ? { timeoutMs: 150 } : {});
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

  it('may have been carried out though the address has "proxy" in it', async () => {
    const { baseUrl, received } = await serve(close);
    const { client } = clientOf(baseUrl.replace('/api', '/barrack-proxy/api'));
    const error = await errorOf(clone(client));
    assert.deepEqual([error.kind, error.outcome], ['network', 'unknown']);
    assert.equal(received.length, 1);
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

  it('is done where the answer has an error in it that says nothing', async () => {
    for (const error of [{}, '', null, false]) {
      const { baseUrl } = await serve({
        json: { message: 'The clone has been started', error, request_id: 'r1' },
      });
      assert.deepEqual(await clone(clientOf(baseUrl).client), { value: undefined, requestId: 'r1' });
    }
  });

  it('was not sent where none of several addresses takes it', async () => {
    const { baseUrl } = await serve(made);
    await closeServers();
    const { options } = globalAgent as unknown as { options: { lookup?: unknown } };
    options.lookup = (_: string, __: object, tell: (error: null, addresses: object[]) => void) =>
      tell(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ]);
    try {
      const error = await errorOf(clone(clientOf(baseUrl.replace('127.0.0.1', 'localhost')).client));
      assert.deepEqual([error.kind, error.outcome], ['network', 'notSent']);
    } finally {
      delete options.lookup;
    }
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
