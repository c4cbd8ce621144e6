import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { sleep } from '../../../src/api/http/abort.ts';
import { now } from '../../../src/base/time.ts';
import { emptyList } from './usual-answers.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

describe('aborting', () => {
  afterEach(closeServers);

  it('before a request means that none is sent', async () => {
    const { baseUrl, received } = await serve(emptyList);
    const { client } = clientOf(baseUrl);
    const error = await errorOf(client.volumes.list({ signal: AbortSignal.abort() }));
    assert.deepEqual([error.kind, error.outcome], ['aborted', 'notSent']);
    assert.equal(received.length, 0);
  });

  it('at any moment before a write is on its way means that it is not sent', async () => {
    const { baseUrl, received } = await serve(emptyList);
    for (let moment = 0; moment < 12; moment += 1) {
      const { client } = clientOf(baseUrl);
      const error = errorOf(client.volumes.resize('1', { sizeGb: 500 }));
      for (let passed = 0; passed < moment; passed += 1) {
        await Promise.resolve();
      }
      client.dispose();
      const { kind, outcome } = await error;
      assert.deepEqual([kind, outcome], ['aborted', 'notSent'], `after ${moment} turns`);
    }
    assert.equal(received.length, 0);
  });

  it('during a request ends it at once and is not repeated; a write may have been done', async () => {
    const { baseUrl, received } = await serve(() => undefined);
    const { client } = clientOf(baseUrl);
    for (const [run, outcome] of [
      [(signal: AbortSignal) => client.volumes.list({ signal }), 'refused'],
      [(signal: AbortSignal) => client.volumes.delete('1', { signal }), 'unknown'],
    ] as const) {
      const before = received.length;
      const ending = new AbortController();
      const error = errorOf(run(ending.signal));
      while (received.length === before) {
        await wait(2);
      }
      ending.abort();
      const { kind, outcome: found } = await error;
      assert.deepEqual([kind, found], ['aborted', outcome]);
      assert.equal(received.length, before + 1);
    }
  });

  it('during the body ends it as well', async () => {
    const ending = new AbortController();
    const { baseUrl } = await serve((response) => {
      response.writeHead(200);
      response.write('{');
      setTimeout(() => ending.abort(), 20);
    });
    const error = await errorOf(clientOf(baseUrl).client.volumes.list({ signal: ending.signal }));
    assert.equal(error.kind, 'aborted');
  });

  it('ends a wait between attempts', async () => {
    const { baseUrl, received } = await serve({ status: 429, headers: { 'Retry-After': '50' } });
    const { client } = clientOf(baseUrl, { sleep, now });
    const ending = new AbortController();
    const error = errorOf(client.volumes.list({ signal: ending.signal }));
    while (received.length === 0) {
      await wait(2);
    }
    await wait(10);
    ending.abort();
    assert.equal((await error).kind, 'aborted');
    assert.equal(received.length, 1);
  });

  it('leaves no listener behind', async () => {
    const { baseUrl } = await serve({ status: 500 }, emptyList, emptyList);
    const { client } = clientOf(baseUrl, { sleep, now, random: () => 0.01 });
    const { signal } = new AbortController();
    await client.volumes.list({ signal });
    await client.images.list({ signal });
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('of the whole client ends everything under way, and nothing is sent afterwards', async () => {
    const { baseUrl, received } = await serve(() => undefined);
    const { client } = clientOf(baseUrl);
    const errors = [client.volumes.list(), client.balance.get(), client.volumes.delete('1')].map(errorOf);
    while (received.length < 3) {
      await wait(2);
    }
    client.dispose();
    assert.deepEqual(
      (await Promise.all(errors)).map(({ kind }) => kind),
      ['aborted', 'aborted', 'aborted'],
    );
    const late = await errorOf(client.volumes.delete('2'));
    assert.deepEqual([late.kind, late.outcome], ['aborted', 'notSent']);
    assert.equal(received.length, 3);
  });
});
