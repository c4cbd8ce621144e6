import fetch from 'node-fetch';
import type { Method } from './contract.ts';
import { onAbort } from './abort.ts';

/** The largest reply read, in bytes after decompression. A page of 1,000 volumes is below 1 MB. */
const sizeLimit = 32 * 1024 * 1024;

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
  readonly location: string | undefined;
  readonly link?: string | undefined;
}

/** No whole answer came. */
export interface BrokenOff {
  /** What node-fetch threw. */
  readonly error: unknown;
  readonly timedOut: boolean;
  readonly aborted: boolean;
  /** Whether the head of an answer had come. */
  readonly answered: boolean;
}

/**
 * Sends one request, once, and reads the whole answer. The time limit covers both. Node's own agent is used, since VS
 * Code gives it the user's proxy and certificates; redirects come back as they are, since following one could carry the
 * key elsewhere or drop the body of a write.
 */
export async function exchange(request: ExchangeRequest): Promise<Answer | BrokenOff> {
  const ending = new AbortController();
  let timedOut = false;
  let answered = false;
  const stopListening = onAbort(request.signals, () => ending.abort());
  const timer = setTimeout(() => {
    timedOut = true;
    ending.abort();
  }, request.timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body !== undefined && { body: request.body }),
      redirect: 'manual',
      size: sizeLimit,
      signal: ending.signal,
    });
    answered = true;
    const header = (name: string) => response.headers.get(name) ?? undefined;
    return {
      status: response.status,
      text: await response.text(),
      requestId: header('x-request-id'),
      retryAfter: header('retry-after'),
      location: header('location'),
      link: header('link'),
    };
  } catch (error) {
    return { error, timedOut, aborted: ending.signal.aborted && !timedOut, answered };
  } finally {
    clearTimeout(timer);
    stopListening();
  }
}
