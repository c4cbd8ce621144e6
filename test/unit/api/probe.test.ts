import assert from 'node:assert/strict';
import { probeAuth } from '../../../src/api/client.ts';
import type { Answer } from './harness.ts';
import { closeServers, errorOf, serve, testKey } from './harness.ts';

describe('the way to send a key', () => {
  afterEach(closeServers);

  const refuse = (status: number): Answer => ({ status, json: { detail: 'No such key' } });
  const balance: Answer = { json: { balance: 5, currency: 'USD' } };
  async function probe(wanted: Parameters<typeof probeAuth>[1], ...answers: readonly Answer[]) {
    const { baseUrl, received } = await serve(...answers);
    const options = { baseUrl, apiKey: testKey, timeoutMs: 2000, userAgent: 'barrack-explorer/0.0.0' };
    const result = probeAuth({ ...options, log: () => undefined, sleep: () => Promise.resolve() }, wanted);
    await result.catch(() => undefined);
    const ways = received.map(
      ({ headers }) => headers.authorization ?? `X-API-Key ${String(headers['x-api-key'])}`,
    );
    return { result, ways, paths: received.map(({ path }) => path) };
  }
  const all = [`X-API-Key ${testKey}`, `Bearer ${testKey}`, `Api-Key ${testKey}`];

  for (const [index, style] of (['X-API-Key', 'Bearer', 'Api-Key'] as const).entries()) {
    it(`${style} is found, with ${index + 1} requests`, async () => {
      const refusals = [refuse(401), refuse(403)].slice(0, index);
      const { result, ways, paths } = await probe('auto', ...refusals, balance);
      assert.deepEqual(await result, { style, balance: { amount: 5, currency: 'USD' } });
      assert.deepEqual(ways, all.slice(0, index + 1));
      assert.deepEqual([...new Set(paths)], ['/balance/']);
    });

    it(`${style} is the only one tried where the user wants it`, async () => {
      const { result, ways } = await probe(style, refuse(401));
      assert.equal((await errorOf(result)).kind, 'unauthorized');
      assert.deepEqual(ways, [all[index]]);
    });
  }

  it('is searched for where Barrack refuses the key with other statuses, too', async () => {
    for (const answer of [
      { status: 400, json: { message: 'Invalid API key' } },
      { json: { success: false, message: 'Invalid API key' } },
    ]) {
      const { result, ways } = await probe('auto', answer, balance);
      assert.equal((await result).style, 'Bearer');
      assert.deepEqual(ways, all.slice(0, 2));
    }
  });

  it('is not found for a wrong key, and the first refusal is told', async () => {
    const { result, ways } = await probe('auto', refuse(401), refuse(403), refuse(403));
    const error = await errorOf(result);
    assert.deepEqual([error.kind, error.status], ['unauthorized', 401]);
    assert.deepEqual(ways, all);
  });

  it('is not searched for where something else is wrong', async () => {
    for (const [answer, kind] of [
      [{ status: 500 }, 'server'],
      [{ status: 404 }, 'notFound'],
      [{ text: '<title>Portal</title>' }, 'malformed'],
      [{ status: 302, headers: { Location: '/login' } }, 'redirected'],
    ] as const) {
      const { result, ways } = await probe('auto', answer);
      assert.equal((await errorOf(result)).kind, kind);
      assert.deepEqual([...new Set(ways)], all.slice(0, 1));
    }
  });
});
