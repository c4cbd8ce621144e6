import type { FaultKind } from './client-harness.ts';

/** What a write meets, and what the client makes of it: did it get through, was it refused, or is that not known? */
export interface WriteFault {
  readonly fault: FaultKind;
  readonly client: 'told' | 'refused' | 'lost';
}

const told = (...faults: readonly FaultKind[]): WriteFault[] =>
  faults.map((fault) => ({ fault, client: 'told' }));
const refused = (...faults: readonly FaultKind[]): WriteFault[] =>
  faults.map((fault) => ({ fault, client: 'refused' }));
const lost = (...faults: readonly FaultKind[]): WriteFault[] =>
  faults.map((fault) => ({ fault, client: 'lost' }));

/** What ends badly at Barrack itself, where what was begun can. */
export const endings: readonly WriteFault[] = told({ kind: 'endsInError' }, { kind: 'vanishes' });

/** Every fault of the simulator that a write can meet. */
export const writeFaults: readonly WriteFault[] = [
  ...told(
    { kind: 'delay', milliseconds: 5 },
    { kind: 'delay', milliseconds: 5, when: 'after' },
    { kind: 'unknownStatus' },
    { kind: 'unknownFields' },
    { kind: 'missingFields' },
    { kind: 'numericIds' },
    { kind: 'unreadableRecord' },
    { kind: 'htmlNames' },
    { kind: 'alternativeFields' },
    { kind: 'withoutPayload' },
    { kind: 'payloadInData' },
    { kind: 'bareBody' },
  ),
  ...refused(
    { kind: 'rateLimit' },
    { kind: 'rateLimit', retryAfter: 2 },
    { kind: 'rateLimit', retryAfter: 600 },
    { kind: 'rateLimit', retryAfter: 2, asDate: true },
    { kind: 'status', status: 401 },
    { kind: 'status', status: 403, body: 'html' },
    { kind: 'status', status: 404, body: 'html' },
    { kind: 'status', status: 407, body: 'empty' },
    { kind: 'redirect', location: '/elsewhere/', status: 308 },
    { kind: 'drfDetail', status: 403, detail: 'No permission.' },
    { kind: 'drfFieldErrors', errors: { name: ['Taken.'] } },
  ),
  ...lost(
    ...[500, 502, 503, 504].flatMap((status) => [
      { kind: 'status', status, body: 'html' } as const,
      { kind: 'status', status, body: 'empty', handled: true } as const,
    ]),
    { kind: 'status', status: 408 },
    { kind: 'redirect', location: 'http://127.0.0.1:1/login' },
    { kind: 'redirect', location: '/done/', status: 303, handled: true },
    { kind: 'closeBefore' },
    { kind: 'closeAfter' },
    { kind: 'hang' },
    { kind: 'hang', handled: true },
    { kind: 'truncated' },
    { kind: 'malformed' },
    { kind: 'empty' },
    { kind: 'oversized' },
  ),
];

/** One of each sort that a write can meet. */
export const representativeFaults: readonly WriteFault[] = [
  ...told(
    { kind: 'unknownStatus' },
    { kind: 'missingFields' },
    { kind: 'numericIds' },
    { kind: 'withoutPayload' },
    { kind: 'bareBody' },
  ),
  ...refused(
    { kind: 'rateLimit', retryAfter: 2 },
    { kind: 'status', status: 404, body: 'html' },
    { kind: 'drfFieldErrors', errors: { name: ['Taken.'] } },
  ),
  ...lost(
    { kind: 'status', status: 502, body: 'html' },
    { kind: 'status', status: 504, body: 'empty', handled: true },
    { kind: 'closeBefore' },
    { kind: 'closeAfter' },
    { kind: 'truncated' },
  ),
];

/** One of each sort that a look before a write, or after it, can meet. */
export const representativeReadFaults: readonly WriteFault[] = [
  ...told({ kind: 'unknownStatus' }, { kind: 'missingFields' }, { kind: 'unreadableRecord' }),
  ...refused({ kind: 'status', status: 401 }, { kind: 'status', status: 404, body: 'html' }),
  ...lost({ kind: 'status', status: 503, body: 'html' }, { kind: 'malformed' }),
];
