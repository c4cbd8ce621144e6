import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import assert from 'node:assert/strict';
import type { ClientOptions } from '../../../src/api/client.ts';
import { BarrackClient } from '../../../src/api/client.ts';
import { BarrackError } from '../../../src/api/errors.ts';

export const testKey = 'test-key-unit-4711';

interface Received {
  readonly method: string;
  /** With the query, without the base path. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a test server answers: a body (JSON unless text), or whatever the function does with the response. */
export type Answer =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | ((response: ServerResponse, request: IncomingMessage) => void);

const running: { close: () => Promise<void> }[] = [];

/** Closes every server that this test has started; mocha calls it after each one. */
export async function closeServers(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()));
}

function reply(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (typeof answer === 'function') {
    answer(response, request);
    return;
  }
  response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
  response.end(answer.text ?? JSON.stringify(answer.json ?? {}));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A server on loopback that gives these answers one after the other, the last one again and again. */
export async function serve(...answers: readonly Answer[]) {
  const received: Received[] = [];
  let connections = 0;
  const listener: RequestListener = (request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '', headers } = request;
      received.push({ method, path: url.replace(/^\/api/u, ''), headers, body });
      reply(answers[Math.min(received.length, answers.length) - 1] ?? {}, request, response);
    });
  };
  const server = createServer(listener);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  return { baseUrl, received, connections: () => connections };
}

/** A client whose clock stands still but for its own waits, which take no time. */
export function clientOf(baseUrl: string, options: Partial<ClientOptions> = {}) {
  const lines: string[] = [];
  const slept: number[] = [];
  let ms = 0;
  /** Stands at a whole second in the beginning. */
  const wallTime = () => 1_700_000_000_000 + ms;
  const client = new BarrackClient({
    baseUrl,
    apiKey: testKey,
    authHeader: 'X-API-Key',
    timeoutMs: 5000,
    userAgent: 'barrack-explorer/0.0.0',
    log: (line) => lines.push(line),
    random: () => 0.5,
    now: () => ({ awakeMs: ms, passedMs: ms }),
    wallTime,
    sleep: (time) => {
      slept.push(time);
      ms += time;
      return Promise.resolve();
    },
    ...options,
  });
  return { client, lines, slept, wallTime };
}

/** The BarrackError that a promise rejects with; anything else fails the test. */
export async function errorOf(promise: Promise<unknown>): Promise<BarrackError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(BarrackError.is(error), `not a BarrackError: ${String(error)}`);
    return error;
  }
  assert.fail('it did not reject');
}

/** A function's BarrackError. */
export function thrownBy(run: () => unknown): BarrackError {
  try {
    run();
  } catch (error) {
    assert.ok(BarrackError.is(error), `not a BarrackError: ${String(error)}`);
    return error;
  }
  assert.fail('it did not throw');
}
