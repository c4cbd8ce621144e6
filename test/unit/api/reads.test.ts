import assert from 'node:assert/strict';
import { close, emptyList, truncate } from './usual-answers.ts';
import type { Answer } from './harness.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

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
