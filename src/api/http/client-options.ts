import type { Instant } from '../../base/time.ts';
import { now, wallTime } from '../../base/time.ts';
import type { Sleep } from './abort.ts';
import { sleep } from './abort.ts';
import type { AuthStyle } from './auth.ts';
import { authHeader, keyProblem } from './auth.ts';
import { parseBaseUrl } from './base-url.ts';
import type { EndpointId } from '../profile/contract.ts';
import { BarrackError } from '../errors.ts';
import type { PathOverride } from '../profile/paths.ts';
import { parsePathOverrides } from '../profile/paths.ts';
import { redactor } from './redact.ts';
import type { Log } from './transport.ts';
import { Transport } from './transport.ts';

export interface ClientOptions {
  /** As `parseBaseUrl` takes it. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly authHeader: AuthStyle;
  /** As `parsePathOverrides` takes them. */
  readonly paths?: Readonly<Partial<Record<EndpointId, string | PathOverride>>> | undefined;
  /** For one attempt, from the first byte sent to the last received. */
  readonly timeoutMs: number;
  /** Such as `barrack-explorer/1.2.3`. */
  readonly userAgent: string;
  /** Gets a line for each attempt, without the key. */
  readonly log: Log;
  /** The following are for tests. */
  readonly random?: () => number;
  readonly sleep?: Sleep;
  readonly now?: () => Instant;
  readonly wallTime?: () => number;
}

/** What a client sends with. Throws what `parseBaseUrl` and the like tell of an option that cannot be used. */
export function transportOf(options: ClientOptions): Transport {
  const { apiKey, timeoutMs, log } = options;
  const baseUrl = parseBaseUrl(options.baseUrl);
  const { overrides, problems } = parsePathOverrides(options.paths);
  if (BarrackError.is(baseUrl)) {
    throw baseUrl;
  }
  const problem = keyProblem(apiKey) ?? problems[0];
  if (problem !== undefined) {
    throw problem;
  }
  return new Transport({
    baseUrl,
    headers: {
      Accept: 'application/json',
      'User-Agent': options.userAgent,
      ...authHeader(options.authHeader, apiKey),
    },
    overrides,
    timeoutMs,
    redact: redactor(apiKey),
    log,
    random: options.random ?? Math.random,
    sleep: options.sleep ?? sleep,
    now: options.now ?? now,
    wallTime: options.wallTime ?? wallTime,
  });
}
