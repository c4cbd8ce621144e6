import * as z from 'zod';
import { operationNames, type OperationName } from './operation-names.ts';

const which = {
  operation: z.enum(['*', ...operationNames]),
  /** For how many requests; 1 if absent. */
  count: z.union([z.int().min(1), z.literal('always')]).optional(),
  /** How many matching requests to let pass first. */
  skip: z.int().min(0).optional(),
};

/** For replies that take the place of the real one: whether the request is handled all the same. False if absent. */
const instead = { ...which, handled: z.boolean().optional() };

const endings = ['endsInError', 'vanishes'] as const;
const quirks = [
  'unknownStatus',
  'unknownFields',
  'missingFields',
  'numericIds',
  'unreadableRecord',
  'htmlNames',
  'alternativeFields',
  'withoutPayload',
  'payloadInData',
  'bareBody',
] as const;
const brokenReplies = ['truncated', 'malformed', 'empty', 'oversized'] as const;
export type QuirkKind = (typeof quirks)[number];

export const faultSchema = z.discriminatedUnion('kind', [
  /** `before` (the default) the request is handled, or after that and before the reply. */
  z.strictObject({
    ...which,
    kind: z.literal('delay'),
    milliseconds: z.number().min(0),
    when: z.enum(['before', 'after']).optional(),
  }),
  /** 429; `Retry-After` in seconds or, `asDate`, as an HTTP date; without the header if no seconds are given. */
  z.strictObject({
    ...instead,
    kind: z.literal('rateLimit'),
    retryAfter: z.number().min(0).optional(),
    asDate: z.boolean().optional(),
  }),
  z.strictObject({
    ...instead,
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    body: z.enum(['json', 'html', 'text', 'empty']).optional(),
    message: z.string().optional(),
  }),
  z.strictObject({
    ...instead,
    kind: z.literal('redirect'),
    location: z.string(),
    status: z.int().min(300).max(399).optional(),
  }),
  z.strictObject({
    ...instead,
    kind: z.literal('drfDetail'),
    status: z.int().min(400).max(599),
    detail: z.string(),
  }),
  z.strictObject({
    ...instead,
    kind: z.literal('drfFieldErrors'),
    errors: z.record(z.string(), z.array(z.string())),
    status: z.int().min(400).max(599).optional(),
  }),
  /** The connection is closed and the request was never handled. */
  z.strictObject({ ...which, kind: z.literal('closeBefore') }),
  /** The request is handled, then the connection is closed without a reply. */
  z.strictObject({ ...which, kind: z.literal('closeAfter') }),
  /** Never answered. */
  z.strictObject({ ...instead, kind: z.literal('hang') }),
  /** Handled, but the reply's body is cut short, no JSON, nothing at all, or tens of megabytes. */
  z.strictObject({ ...which, kind: z.enum(brokenReplies), megabytes: z.number().positive().optional() }),
  /** Handled, and what it began ends in error, or is gone at its end. */
  z.strictObject({ ...which, kind: z.enum(endings) }),
  /** Handled, and the reply's data are changed; see quirks.ts. */
  z.strictObject({
    ...which,
    kind: z.enum(quirks),
    /** For `unknownStatus`: the word; `quiescing` if absent. */
    status: z.string().optional(),
    /** For `unreadableRecord`: what is put into the list; `null` if absent. */
    form: z.enum(['null', 'text', 'withoutId', 'wrongTypes']).optional(),
  }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type DelayFault = Extract<Fault, { kind: 'delay' }>;
type EndingFault = Extract<Fault, { kind: (typeof endings)[number] }>;
export type QuirkFault = Extract<Fault, { kind: QuirkKind }>;
/** A fault that decides what becomes of the reply as a whole. */
export type ReplyFault = Exclude<Fault, DelayFault | EndingFault | QuirkFault>;

/** The faults that one request meets. */
export interface MetFaults {
  readonly delays: readonly DelayFault[];
  readonly endings: readonly EndingFault[];
  readonly quirks: readonly QuirkFault[];
  readonly reply: ReplyFault | undefined;
}

interface Armed {
  readonly fault: Fault;
  skip: number;
  left: number;
}

const isDelay = (fault: Fault): fault is DelayFault => fault.kind === 'delay';
const isEnding = (fault: Fault): fault is EndingFault => (endings as readonly string[]).includes(fault.kind);
const isQuirk = (fault: Fault): fault is QuirkFault => (quirks as readonly string[]).includes(fault.kind);
const isReply = (fault: Fault): fault is ReplyFault => !isDelay(fault) && !isEnding(fault) && !isQuirk(fault);

/** The faults that are switched on. Each is counted down by the requests that meet it, and is gone at 0. */
export class Faults {
  #armed: Armed[] = [];

  add(...faults: readonly Fault[]): void {
    for (const fault of faults)
      this.#armed.push({
        fault,
        skip: fault.skip ?? 0,
        left: fault.count === 'always' ? Infinity : (fault.count ?? 1),
      });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Those still switched on, with what is left of their counts. */
  list(): Fault[] {
    return this.#armed.map(({ fault, skip, left }) => ({
      ...fault,
      skip,
      count: left === Infinity ? 'always' : left,
    }));
  }

  /**
   * What a request for this operation meets: every delay, ending and quirk that matches, and the oldest of the
   * faults that decide the reply (the others wait for the next request).
   */
  meet(operation: OperationName): MetFaults {
    const matching = this.#armed.filter(({ fault }) => ['*', operation].includes(fault.operation));
    const ready = matching.filter((armed) => armed.skip === 0);
    for (const armed of matching) if (armed.skip > 0) armed.skip -= 1;
    const reply = ready.find(({ fault }) => isReply(fault));
    const met = ready.filter((armed) => armed === reply || !isReply(armed.fault));
    for (const armed of met) armed.left -= 1;
    this.#armed = this.#armed.filter(({ left }) => left > 0);
    const faults = met.map(({ fault }) => fault);
    return {
      delays: faults.filter(isDelay),
      endings: faults.filter(isEnding),
      quirks: faults.filter(isQuirk),
      reply: faults.find(isReply),
    };
  }
}
