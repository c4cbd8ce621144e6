import assert from 'node:assert/strict';
import type { BarrackClient } from '../../src/api/client.ts';
import { clientOf, errorOf } from './client-harness.ts';
import type { FaultKind } from './client-harness.ts';
import { Harness } from './tests/harness.ts';

/** What the client makes of it: after how many requests a read succeeds or fails, and how a write ends. */
interface Row {
  readonly fault: FaultKind;
  /** `ok` where one such fault is got over; else the kind of error. */
  readonly read: string;
  /** Kind and outcome of a write. */
  readonly write: string;
}

const rows: readonly Row[] = [
  { fault: { kind: 'delay', milliseconds: 20 }, read: 'ok', write: 'ok' },
  { fault: { kind: 'delay', milliseconds: 20, when: 'after' }, read: 'ok', write: 'ok' },
  { fault: { kind: 'rateLimit', retryAfter: 2 }, read: 'ok', write: 'rateLimited refused' },
  { fault: { kind: 'rateLimit', retryAfter: 2, asDate: true }, read: 'ok', write: 'rateLimited refused' },
  { fault: { kind: 'rateLimit' }, read: 'ok', write: 'rateLimited refused' },
  { fault: { kind: 'rateLimit', retryAfter: 600 }, read: 'rateLimited', write: 'rateLimited refused' },
  { fault: { kind: 'status', status: 500 }, read: 'ok', write: 'server unknown' },
  { fault: { kind: 'status', status: 500, handled: true }, read: 'ok', write: 'server unknown' },
  { fault: { kind: 'status', status: 502, body: 'html' }, read: 'ok', write: 'server unknown' },
  {
    fault: { kind: 'status', status: 502, body: 'html', handled: true },
    read: 'ok',
    write: 'server unknown',
  },
  { fault: { kind: 'status', status: 503, body: 'empty' }, read: 'ok', write: 'server unknown' },
  {
    fault: { kind: 'status', status: 504, body: 'text', handled: true },
    read: 'ok',
    write: 'server unknown',
  },
  { fault: { kind: 'status', status: 408 }, read: 'ok', write: 'timeout unknown' },
  { fault: { kind: 'status', status: 401 }, read: 'unauthorized', write: 'unauthorized refused' },
  { fault: { kind: 'status', status: 403, body: 'html' }, read: 'forbidden', write: 'forbidden refused' },
  { fault: { kind: 'status', status: 404, body: 'html' }, read: 'notFound', write: 'notFound refused' },
  { fault: { kind: 'status', status: 407, body: 'empty' }, read: 'proxy', write: 'proxy refused' },
  {
    fault: { kind: 'redirect', location: 'http://127.0.0.1:1/login' },
    read: 'redirected',
    write: 'redirected unknown',
  },
  {
    fault: { kind: 'redirect', location: '/elsewhere/', status: 308 },
    read: 'redirected',
    write: 'redirected refused',
  },
  {
    fault: { kind: 'redirect', location: '/done/', status: 303, handled: true },
    read: 'redirected',
    write: 'redirected unknown',
  },
  {
    fault: { kind: 'drfDetail', status: 403, detail: 'No permission.' },
    read: 'forbidden',
    write: 'forbidden refused',
  },
  {
    fault: { kind: 'drfFieldErrors', errors: { name: ['Taken.'] } },
    read: 'conflict',
    write: 'conflict refused',
  },
  { fault: { kind: 'closeBefore' }, read: 'ok', write: 'network unknown' },
  { fault: { kind: 'closeAfter' }, read: 'ok', write: 'network unknown' },
  { fault: { kind: 'hang' }, read: 'ok', write: 'timeout unknown' },
  { fault: { kind: 'hang', handled: true }, read: 'ok', write: 'timeout unknown' },
  { fault: { kind: 'truncated' }, read: 'ok', write: 'network unknown' },
  { fault: { kind: 'malformed' }, read: 'malformed', write: 'malformed unknown' },
  { fault: { kind: 'empty' }, read: 'malformed', write: 'malformed unknown' },
  { fault: { kind: 'oversized' }, read: 'tooLarge', write: 'tooLarge unknown' },
];

const titleOf = (fault: FaultKind) => JSON.stringify(fault);

describe('the client under a fault', () => {
  const harness = new Harness();
  /** With a short time limit only where it is to pass: a slow machine may take its time for the rest. */
  const start = (fault: FaultKind) =>
    clientOf(harness.simulator, 'usd', { timeoutMs: fault.kind === 'hang' ? 1000 : 20_000 });
  const clone = (client: BarrackClient) => {
    const id = harness.id('volume', 'training-data');
    return client.volumes.clone(id, { name: 'new-clone', volumeType: 'HDD', region: 'FINLAND-1' });
  };

  for (const { fault, read, write } of rows) {
    it(`${titleOf(fault)}: a read ${read === 'ok' ? 'gets over it' : `ends as ${read}`}`, async () => {
      harness.simulator.faults.add({ ...fault, operation: 'listVolumes' });
      const { client, lines } = start(fault);
      const listing = client.volumes.list();
      if (read === 'ok') {
        assert.ok((await listing).items.length > 10);
      } else {
        const error = await errorOf(listing);
        assert.equal(error.kind, read, error.message);
        assert.ok(error.remedy !== '' && !error.message.includes('<'));
      }
      const repeated = read === 'ok' && fault.kind !== 'delay' ? 2 : 1;
      assert.equal(harness.simulator.requests.length, repeated);
      assert.ok(!lines.join().includes('test-key'));
    });

    it(`${titleOf(fault)}: a write is sent once and ends as ${write}`, async () => {
      harness.simulator.faults.add({ ...fault, operation: 'cloneVolume', count: 'always' });
      const { client, lines } = start(fault);
      const effects = () => harness.simulator.effects('cloneVolume');
      if (write === 'ok') {
        assert.equal((await clone(client)).value?.name, 'new-clone');
        assert.equal(effects(), 1);
      } else {
        const error = await errorOf(clone(client));
        assert.equal(`${error.kind} ${error.outcome}`, write, error.message);
        assert.ok(effects() === 0 || error.outcome === 'unknown', 'what was done is not called refused');
        assert.ok(error.remedy !== '' && !error.message.includes('<'));
      }
      assert.equal(harness.simulator.requests.length, 1);
      assert.ok(effects() <= 1);
      assert.ok(!lines.join().includes('test-key'));
    });
  }

  it('that does not end fails a read after four requests, with all that was said', async () => {
    harness.simulator.faults.add({
      kind: 'status',
      status: 502,
      body: 'html',
      operation: '*',
      count: 'always',
    });
    const error = await errorOf(clientOf(harness.simulator).client.images.list());
    assert.equal(error.message, 'Barrack had an error: 502 Bad Gateway');
    assert.equal(harness.simulator.requests.length, 4);
  });

  it('429 holds back every other request', async () => {
    harness.simulator.faults.add({ kind: 'rateLimit', retryAfter: 30, operation: 'cloneVolume' });
    const { client, slept } = clientOf(harness.simulator);
    await errorOf(clone(client));
    await Promise.all([client.volumes.list(), client.images.list()]);
    assert.ok((slept[0] ?? 0) > 29_000);
    assert.equal((await clone(client)).value?.name, 'new-clone');
    assert.equal(harness.simulator.effects('cloneVolume'), 1);
  });
});
