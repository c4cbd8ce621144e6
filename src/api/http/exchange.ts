import fetch from 'node-fetch';
import type { Method } from '../profile/contract.ts';
import { startTimer } from '../../base/time.ts';
import { onAbort } from './abort.ts';
import { bounds } from '../answers/bounds.ts';
import type { Connection } from './connection.ts';
import { watchConnection } from './connection.ts';

export interface ExchangeRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
  readonly signals: readonly (AbortSignal | undefined)[];
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly requestId: string | undefined;
  readonly retryAfter: string | undefined;
  /** By the server's clock. */
  readonly date: string | undefined;
  readonly location: string | undefined;
  readonly link?: string | undefined;
}

/** No whole answer came. */
export interface BrokenOff {
  /** What node-fetch threw. */
  readonly error: unknown;
  readonly timedOut: boolean;
  readonly aborted: boolean;
  /** Whether the connection was ready, so that the request may have gone out; undefined if that is not known. */
  readonly connected: boolean | undefined;
  /** Whether the head of an answer had come. */
  readonly answered: boolean;
  /** With which status a proxy answered in Barrack's place, since it made no connection to it. */
  readonly proxyStatus?: number;
}

/**
 * Sends one request, once, and reads the whole answer. The time limit covers both. Node's own agent is used, since VS
 * Code gives it the user's proxy and certificates; redirects come back as they are, since following one could carry the
 * key elsewhere or drop the body of a write.
 */
export async function exchange(request: ExchangeRequest): Promise<Answer | BrokenOff> {
  if (request.signals.some((signal) => signal?.aborted)) {
    // Nothing is made then; node-fetch would also throw an error that nobody can catch.
    return { error: undefined, timedOut: false, aborted: true, connected: false, answered: false };
  }
  const ending = new AbortController();
  let timedOut = false;
  let answered = false;
  let connection: Connection | undefined;
  const stopListening = onAbort(request.signals, () => ending.abort());
  const cancelTimer = startTimer(request.timeoutMs, () => {
    timedOut = true;
    ending.abort();
  });
  try {
    const [responding, watched] = watchConnection(() =>
      fetch(request.url, {
        method: request.method,
        headers: request.headers,
        ...(request.body !== undefined && { body: request.body }),
        redirect: 'manual',
        size: bounds.replyBytes,
        signal: ending.signal,
      }),
    );
    connection = watched;
    const response = await responding;
    if (watched.wasClosed()) {
      const proxyStatus = response.status; // no more of it matters, nor has it to come
      return {
        error: undefined,
        timedOut: false,
        aborted: false,
        connected: false,
        answered: false,
        proxyStatus,
      };
    }
    answered = true;
    const header = (name: string) => response.headers.get(name) ?? undefined;
    return {
      status: response.status,
      text: await response.text(),
      requestId: header('x-request-id'),
      retryAfter: header('retry-after'),
      date: header('date'),
      location: header('location'),
      link: header('link'),
    };
  } catch (error) {
    const aborted = ending.signal.aborted && !timedOut;
    return { error, timedOut, aborted, connected: connection?.wasReady(), answered };
  } finally {
    cancelTimer();
    stopListening();
  }
}
