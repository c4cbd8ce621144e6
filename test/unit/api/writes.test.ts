import assert from 'node:assert/strict';
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
    ['an error in a reply of success', { json: { error: 'No room' } }, 'invalid', 'unknown'],
    ['errors in a reply of success', { json: { error: { name: ['Odd'] } } }, 'invalid', 'unknown'],
    ['a success that is neither', { json: { success: 'false' } }, 'invalid', 'unknown'],
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

  it('leaves open whether it was sent where TLS fails, since that can be at any time', async () => {
    const { baseUrl, received } = await serve(made);
    const error = await errorOf(clone(clientOf(baseUrl.replace('http:', 'https:')).client));
    assert.deepEqual([error.kind, error.outcome], ['network', 'unknown']);
    assert.equal(received.length, 0);
  });

  for (const json of [
    { message: 'Clone started', error: {} },
    { message: 'Clone started', error: '' },
    { message: 'Clone started', error: null, success: null },
    { success: true, error: { code: 'none' } },
    { id: 'v-2', error: 'a warning' },
  ]) {
    it(`is accepted where the reply is ${JSON.stringify(json)}`, async () => {
      const { baseUrl } = await serve({ json });
      assert.equal((await clientOf(baseUrl).client.volumes.delete('v-1')).value, undefined);
    });
  }

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
