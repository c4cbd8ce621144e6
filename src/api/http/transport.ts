import * as l10n from '@vscode/l10n';
import type { Instant } from '../../base/time.ts';
import { passedBetween } from '../../base/time.ts';
import type { Sleep } from './abort.ts';
import type { Reply } from './answers.ts';
import { readAnswer } from './answers.ts';
import type { ErrorDetails } from '../errors.ts';
import { BarrackError } from '../errors.ts';
import { exchange } from './exchange.ts';
import { failureDetails } from './failures.ts';
import type { Probe } from './gate.ts';
import { Gate } from './gate.ts';
import type { Call, Destination, Outgoing } from './outgoing.ts';
import { outgoing } from './outgoing.ts';
import type { Redactor } from './redact.ts';
import { remedyOf } from '../answers/remedies.ts';
import { backoffMs, holdMs, mayRepeat } from './retry.ts';
import { parseRetryAfter } from './retry-after.ts';

/** The longest that one call waits, in all, because Barrack asked to slow down. */
const longestWaitMs = 60_000;
/** Added, times a random number, to such a wait, so that what waited does not set off all at once. */
const spreadMs = 250;

/** Takes a line: `debug` for a read, `info` for a write, `warn` for an attempt that failed. */
export type Log = (line: string, level: 'debug' | 'info' | 'warn') => void;

export interface TransportOptions extends Destination {
  /** Sent with every request, the key among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly redact: Redactor;
  readonly log: Log;
  readonly random: () => number;
  readonly sleep: Sleep;
  readonly now: () => Instant;
  readonly wallTime: () => number;
}

/** Carries out operations: reads are repeated where that helps, writes are sent once. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #gate: Gate;
  readonly #disposal = new AbortController();

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#gate = new Gate(options.now);
  }

  /** Aborts all that is under way and sends nothing more. */
  dispose(): void {
    this.#disposal.abort();
  }

  /** The user does not want to wait as long as Barrack asked for: one read finds out whether that is needed. */
  trySooner(): void {
    this.#gate.allowProbe();
  }

  /** Rejects with a BarrackError, and with nothing else. */
  async send(call: Call): Promise<Reply> {
    const asked = outgoing(call, this.#options);
    const { effect } = asked.operation;
    const began = this.#options.now();
    for (let attempts = 1; ; attempts += 1) {
      const probe = await this.#waitForGate(call, effect, began);
      const result = await this.#attempt(asked, call, probe);
      if (!BarrackError.is(result)) {
        return result;
      }
      const hold = holdMs(result, attempts, this.#options.random);
      this.#gate.hold(hold);
      if (effect === 'write' || !mayRepeat(result, attempts)) {
        throw result;
      }
      if (this.#isTooLong(this.#gate.remaining(), began)) {
        throw result;
      }
      if (hold === 0) {
        await this.#sleep(call, backoffMs(attempts, this.#options.random));
      }
    }
  }

  async #attempt(asked: Outgoing, call: Call, probe: Probe | undefined): Promise<Reply | BarrackError> {
    const started = this.#options.now();
    let isFree = false;
    let result: Reply | ErrorDetails;
    try {
      result = await this.#exchange(asked, call);
      isFree = result.status !== undefined && result.status < 500 && result.status !== 429;
    } finally {
      probe?.end(isFree);
    }
    const path = asked.url.slice(this.#options.baseUrl.length);
    const took = `${asked.operation.method} ${path}, ${Math.round(passedBetween(started, this.#options.now()))} ms`;
    const request = result.requestId === undefined ? '' : `, request ${result.requestId}`;
    if (!('kind' in result)) {
      this.#log(`${took}: ${result.status}${request}`, asked.operation.effect === 'read' ? 'debug' : 'info');
      return result;
    }
    const status = result.status === undefined ? '' : ` ${result.status}`;
    this.#log(`${took}: ${result.kind}${status}${request}: ${result.message}`, 'warn');
    return this.#error(call, result);
  }

  async #exchange(asked: Outgoing, call: Call): Promise<Reply | ErrorDetails> {
    const { headers, timeoutMs, redact, wallTime } = this.#options;
    const { operation, url, body } = asked;
    const result = await exchange({
      method: operation.method,
      url,
      headers: { ...headers, ...asked.headers },
      body,
      timeoutMs,
      signals: [this.#disposal.signal, call.signal],
    });
    if ('error' in result) {
      return failureDetails({ ...result, timeoutMs, effect: operation.effect });
    }
    const read = readAnswer(
      { id: call.operation, operation, url },
      { ...result, text: redact.data(result.text) },
    );
    return 'kind' in read
      ? { ...read, retryAfterMs: parseRetryAfter(result.retryAfter, result.date, wallTime) }
      : read;
  }

  /**
   * Waits until nothing holds the client back; rejects at once where that would take too long, or on abort.
   * @returns a probe where something does, but this call is to find out whether that is needed
   */
  async #waitForGate(call: Call, effect: 'read' | 'write', began: Instant): Promise<Probe | undefined> {
    this.#throwIfAborted(call);
    for (let wait = this.#gate.remaining(); wait > 0; wait = this.#gate.remaining()) {
      const probe = effect === 'read' ? this.#gate.takeProbe() : undefined;
      if (probe !== undefined) {
        return probe;
      }
      if (!this.#gate.isProbing && this.#isTooLong(wait, began)) {
        throw this.#error(call, {
          kind: 'rateLimited',
          message: l10n.t('Barrack is limiting requests. Try again in {0} seconds.', Math.ceil(wait / 1000)),
          remedy: l10n.t('To try sooner, refresh.'),
          outcome: 'notSent',
          retryAfterMs: wait,
        });
      }
      await this.#sleep(call, wait + this.#options.random() * spreadMs, this.#gate.news);
    }
    return undefined;
  }

  /** Whether one call would wait too long in all. */
  #isTooLong(wait: number, began: Instant): boolean {
    return passedBetween(began, this.#options.now()) + wait > longestWaitMs;
  }

  async #sleep(call: Call, ms: number, sooner?: AbortSignal): Promise<void> {
    await this.#options.sleep(ms, [this.#disposal.signal, call.signal, sooner]);
    this.#throwIfAborted(call);
  }

  #throwIfAborted(call: Call): void {
    if (this.#disposal.signal.aborted || call.signal?.aborted === true) {
      const message = l10n.t('The request was canceled.');
      throw this.#error(call, { kind: 'aborted', message, remedy: remedyOf('aborted'), outcome: 'notSent' });
    }
  }

  /** The one place where errors are made here: nothing leaves with the key in it. */
  #error(call: Call, details: ErrorDetails): BarrackError {
    const clean = this.#options.redact.text;
    const fields = Object.entries(details.fieldErrors ?? {});
    return new BarrackError({
      ...details,
      operation: call.operation,
      message: clean(details.message),
      serverText: details.serverText && clean(details.serverText),
      requestId: details.requestId && clean(details.requestId),
      fieldErrors: Object.fromEntries(fields.map(([field, texts]) => [clean(field), texts.map(clean)])),
    });
  }

  #log(line: string, level: Parameters<Log>[1]): void {
    this.#options.log(this.#options.redact.text(line), level);
  }
}
