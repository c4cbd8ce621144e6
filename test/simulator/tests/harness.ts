import assert from 'node:assert/strict';
import { demoAccounts } from '../accounts.ts';
import type { AccountName } from '../model.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../server.ts';

export type Body = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

interface CallOptions {
  readonly account?: AccountName;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A simulator for a test file. Its time stands still unless a test moves it; each test begins with fresh data. */
export class Harness {
  #simulator: Simulator | undefined;

  /** Starts one before the first test of the surrounding `describe`, resets it before each, ends it after the last. */
  constructor(options: SimulatorOptions = {}) {
    before(async () => {
      this.#simulator = await startSimulator({ speed: 0, ...options });
    });
    beforeEach(() => {
      this.simulator.setSpeed(options.speed ?? 0);
      this.simulator.reset();
    });
    after(() => this.simulator.close());
  }

  get simulator(): Simulator {
    assert.ok(this.#simulator, 'The simulator is not running');
    return this.#simulator;
  }

  /** Sends a request and leaves the reply as it comes. The USD account's key unless another account is named. */
  fetch(at: string, body?: unknown, { account = 'usd', headers }: CallOptions = {}): Promise<Response> {
    const [method = 'GET', path = ''] = at.split(' ');
    return fetch(this.simulator.url + path, {
      method,
      redirect: 'manual',
      headers: {
        'X-API-Key': demoAccounts[account].key,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** Sends `GET /volumes/` and the like, and gives the reply with its body parsed. */
  async call(at: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    const response = await this.fetch(at, body, options);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }

  /** Asserts that a request succeeds, and gives its body. */
  async ok(at: string, body?: unknown, options?: CallOptions): Promise<Body> {
    const answer = await this.call(at, body, options);
    assert.ok(answer.status < 300, `${at}: ${answer.status} ${JSON.stringify(answer.body)}`);
    assert.equal(answer.body['success'], true);
    assert.match(String(answer.body['request_id']), /^[0-9a-f]{8}$/);
    return answer.body;
  }

  /** Asserts that a request is refused with this status and text, and gives the body. */
  async refused(
    status: number,
    text: string | RegExp,
    at: string,
    body?: unknown,
    options?: CallOptions,
  ): Promise<Body> {
    const answer = await this.call(at, body, options);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.equal(answer.body['success'], false);
    assert.match(String(answer.body['request_id']), /^[0-9a-f]{8}$/);
    const message = String(answer.body['message']);
    if (typeof text === 'string') assert.equal(message, text);
    else assert.match(message, text);
    return answer.body;
  }

  /** The id of the resource with this name. */
  id(kind: 'volume' | 'instance' | 'snapshot' | 'image', name: string, account: AccountName = 'usd'): string {
    const records: Iterable<{ id: string; name: string }> =
      this.simulator.state.accounts[account][`${kind}s`].values();
    for (const record of records) if (record.name === name) return record.id;
    throw new Error(`No ${kind} ${name} in ${account}`);
  }

  /** The resource as the API gives it now. */
  async get(kind: 'volume' | 'instance' | 'snapshot' | 'image', id: string): Promise<Body> {
    const body = await this.ok(`GET /${kind}s/${id}/`);
    return body[kind] as Body;
  }

  async statusOf(kind: 'volume' | 'instance' | 'snapshot' | 'image', id: string): Promise<unknown> {
    return (await this.get(kind, id))['status'];
  }
}

/** A list in a reply, its items as records. */
export function listIn(body: Body, key: string): Body[] {
  const list = body[key];
  assert.ok(Array.isArray(list), `${key} is no list in ${JSON.stringify(body)}`);
  return list as Body[];
}

export const names = (list: readonly Body[]): unknown[] => list.map((item) => item['name']);

/** Waits, looking every few milliseconds, until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((next) => setTimeout(next, 5));
}
