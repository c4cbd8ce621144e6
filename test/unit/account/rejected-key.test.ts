import assert from 'node:assert/strict';
import { RejectedKey } from '../../../src/account/rejected-key.ts';

describe('a rejected key', () => {
  let calls: string[];
  let now: number;
  let headerIsKnown: boolean;
  let mayAsk: boolean;
  let topics: string[];
  const record = (call: string) => (): Promise<void> => {
    calls.push(call);
    return Promise.resolve();
  };
  const rejectedKey = () =>
    new RejectedKey(
      {
        account: {
          get headerIsKnown() {
            return headerIsKnown;
          },
          mark: 'a1b2',
          reload: record('reload'),
        },
        askOnce: {
          claim: (topic) => {
            topics.push(topic);
            return Promise.resolve(mayAsk);
          },
        },
        ask: record('ask'),
      },
      () => ({ awakeMs: now, passedMs: now }),
    );

  beforeEach(() => {
    [calls, topics, now, headerIsKnown, mayAsk] = [[], [], 0, true, true];
  });

  it('is asked about where this window may ask', async () => {
    await rejectedKey().handle();
    assert.deepEqual(calls, ['ask']);
  });

  it('is not asked about where another window did', async () => {
    mayAsk = false;
    await rejectedKey().handle();
    assert.deepEqual(calls, []);
  });

  it('keeps no window from asking about another key', async () => {
    await rejectedKey().handle();
    assert.deepEqual(topics, ['key-a1b2']);
  });

  it('is asked about once for many errors at a time', async () => {
    const key = rejectedKey();
    await Promise.all([key.handle(), key.handle(), key.handle()]);
    assert.deepEqual(calls, ['ask']);
  });

  it('with an assumed header has the header looked for first, once a minute, then is asked about', async () => {
    headerIsKnown = false;
    const key = rejectedKey();
    await key.handle();
    await key.handle();
    assert.deepEqual(calls, ['reload', 'ask']);
    now += 61_000;
    await key.handle();
    assert.deepEqual(calls, ['reload', 'ask', 'reload']);
  });
});
