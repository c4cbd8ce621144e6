import assert from 'node:assert/strict';
import fc from 'fast-check';
import { setTimeout as wait } from 'node:timers/promises';
import { sleep } from '../../../src/api/http/abort.ts';
import type { BarrackClient } from '../../../src/api/client.ts';
import { longestHoldMs, parseRetryAfter } from '../../../src/api/http/retry-after.ts';
import { now } from '../../../src/base/time.ts';
import { emptyList } from './usual-answers.ts';
import type { Answer } from './harness.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

const made: Answer = { status: 201, json: { success: true, image: { id: 8, name: 'base' } } };
const slowDown = (retryAfter: string, status = 429, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Retry-After': retryAfter, ...headers },
});
/** The server's clock, years away from the client's. */
const server = Date.UTC(2031, 5, 1, 12);
const httpDate = (time: number): string => new Date(time).toUTCString();
const createImage = (client: BarrackClient) => client.images.createFromSnapshot('7', { name: 'base' });

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 0);
  const cases: readonly (readonly [header: string | undefined, ms: number | undefined])[] = [
    ['3', 3000],
    [' 3 ', 3000],
    ['0', 0],
    ['1.5', 1500],
    ['999999999999', longestHoldMs],
    ['9'.repeat(400), longestHoldMs],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['Thu, 01 Jan 2099 00:00:00 GMT', longestHoldMs],
    ['-5', undefined],
    ['soon', undefined],
    ['n/a 2', undefined],
    ['2026-01-01T12:00:30Z', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [header, ms] of cases) {
    it(`${header?.slice(0, 40) ?? '(none)'} is ${ms ?? 'nothing'} ms`, () => {
      assert.equal(
        parseRetryAfter(header, undefined, () => now),
        ms,
      );
    });
  }

  it('as a date counts from the date of the reply, however this machine’s clock differs', () => {
    const clock = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
    fc.assert(
      fc.property(clock, clock, fc.integer({ min: 0, max: 300 }), (theirs, mine, seconds) => {
        const until = httpDate(theirs + seconds * 1000);
        assert.equal(
          parseRetryAfter(until, httpDate(theirs), () => mine),
          seconds * 1000,
        );
      }),
    );
  });
});

describe('being asked to slow down', () => {
  afterEach(closeServers);

  it('holds a read back for as long as Barrack says, in seconds or by date', async () => {
    const answers = [slowDown('7'), slowDown(httpDate(server + 7000), 429, { Date: httpDate(server) })];
    for (const answer of answers) {
      const { baseUrl, received } = await serve(answer, emptyList);
      const { client, slept } = clientOf(baseUrl);
      await client.volumes.list();
      assert.deepEqual(slept, [7125]);
      assert.equal(received.length, 2);
    }
  });

  it('holds back the whole client: other reads, and writes before they are sent', async () => {
    const { baseUrl, received } = await serve(slowDown('30'), emptyList, emptyList, made);
    const { client, slept } = clientOf(baseUrl);
    const error = await errorOf(createImage(client));
    assert.deepEqual([error.kind, error.outcome, error.retryAfterMs], ['rateLimited', 'refused', 30_000]);
    assert.deepEqual(slept, []);
    await client.volumes.list();
    assert.deepEqual(slept, [30_125]);
    await client.images.list();
    assert.deepEqual(slept, [30_125], 'the way is free again');
    assert.equal((await createImage(client)).value?.id, '8');
    assert.equal(received.length, 4);
  });

  it('holds back a write that is to be sent, which is then sent once', async () => {
    const { baseUrl, received } = await serve(slowDown('5'), made, made);
    const { client, slept } = clientOf(baseUrl);
    await errorOf(createImage(client));
    await createImage(client);
    assert.deepEqual(slept, [5125]);
    assert.equal(received.length, 2);
  });

  it('also comes with 503, but only where that says so', async () => {
    for (const [answer, expected] of [
      [slowDown('5', 503), [5125]],
      [{ status: 503 }, [250]],
    ] as const) {
      const { baseUrl } = await serve(answer, emptyList);
      const { client, slept } = clientOf(baseUrl);
      await client.volumes.list();
      assert.deepEqual(slept, expected);
    }
  });

  it('without a time means some seconds that grow', async () => {
    const { baseUrl, received } = await serve({ status: 429 });
    const { client, slept } = clientOf(baseUrl);
    const error = await errorOf(client.volumes.list());
    assert.equal(error.kind, 'rateLimited');
    assert.deepEqual(slept, [1625, 3125, 6125]);
    assert.equal(received.length, 4);
  });

  it('for longer than anyone waits ends in an error that says for how long, and in no request', async () => {
    const { baseUrl, received } = await serve(slowDown('120'), emptyList);
    const { client, slept } = clientOf(baseUrl);
    const first = await errorOf(client.volumes.list());
    assert.deepEqual([first.kind, first.status, first.retryAfterMs], ['rateLimited', 429, 120_000]);
    const read = await errorOf(client.images.list());
    assert.deepEqual([read.kind, read.outcome, read.retryAfterMs], ['rateLimited', 'notSent', 120_000]);
    assert.match(read.message, /Try again in 120 seconds/u);
    assert.match(read.remedy, /refresh/u);
    const write = await errorOf(createImage(client));
    assert.deepEqual([write.kind, write.outcome], ['rateLimited', 'notSent']);
    assert.deepEqual(slept, []);
    assert.equal(received.length, 1);
  });

  it('again and again does not keep one call waiting for ever', async () => {
    const { baseUrl, received } = await serve(slowDown('25'));
    const { client } = clientOf(baseUrl);
    assert.equal((await errorOf(client.volumes.list())).kind, 'rateLimited');
    assert.equal(received.length, 3);
  });

  describe('when the user does not want to wait', () => {
    /** A client that is held back, with what the server gives next. */
    async function held(...answers: readonly Answer[]) {
      const { baseUrl, received } = await serve(slowDown('200'), ...answers);
      const { client } = clientOf(baseUrl, { sleep, now });
      await errorOf(client.volumes.list());
      return { client, received };
    }
    const readAll = ({ volumes, images }: BarrackClient) =>
      Promise.allSettled([volumes.list(), images.list(), volumes.list()]);
    const statuses = (results: readonly PromiseSettledResult<unknown>[]) =>
      results.map(({ status }) => status);

    it('sends one read, and all others once that went well', async () => {
      const { client, received } = await held(emptyList);
      client.trySooner();
      assert.deepEqual(statuses(await readAll(client)), ['fulfilled', 'fulfilled', 'fulfilled']);
      assert.equal(received.length, 4);
    });

    it('sends one read and nothing else where Barrack asks to wait again', async () => {
      const { client, received } = await held(slowDown('90'));
      client.trySooner();
      assert.deepEqual(statuses(await readAll(client)), ['rejected', 'rejected', 'rejected']);
      assert.equal(received.length, 2);
      const error = await errorOf(client.images.list());
      assert.match(error.message, /Try again in (?:200|19\d) seconds/u, 'the longer wait stays');
    });

    it('never sends a write before its time', async () => {
      const { client, received } = await held(made);
      client.trySooner();
      assert.equal((await errorOf(createImage(client))).outcome, 'notSent');
      assert.equal(received.length, 1);
    });

    it('lets no more than one through, however often that is wished', async () => {
      const { client, received } = await held(slowDown('90'));
      for (let press = 0; press < 10; press += 1) {
        client.trySooner();
        await readAll(client);
      }
      assert.equal(received.length, 2);
    });

    it('wakes the reads that wait already', async () => {
      const { baseUrl, received } = await serve(slowDown('50'), emptyList);
      const { client } = clientOf(baseUrl, { sleep, now });
      const reading = readAll(client);
      while (received.length < 3) {
        await wait(2);
      }
      await wait(10);
      client.trySooner();
      assert.deepEqual(statuses(await reading), ['fulfilled', 'fulfilled', 'fulfilled']);
    });
  });
});
