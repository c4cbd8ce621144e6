import type { Endpoint, EndpointId } from './profile/contract.ts';

/** What went wrong, as far as it changes what the user can do about it. */
export const errorKinds = [
  /** No name, no route, refused, reset or closed before the whole reply was there. */
  'network',
  'timeout',
  'certificate',
  'proxy',
  /** The key is not accepted. */
  'unauthorized',
  /** The key is accepted, but not for this (its tier, for example). */
  'forbidden',
  'credits',
  /** The user's profile is incomplete. */
  'profile',
  'notFound',
  /** A name that is taken, or a resource that is in the wrong state. */
  'conflict',
  'invalid',
  'rateLimited',
  'server',
  /** A reply that could not be understood. */
  'malformed',
  'tooLarge',
  'redirected',
  'aborted',
  /** Something the user has set. */
  'configuration',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/**
 * Whether Barrack can have carried out the request: it was never sent, Barrack refused it, or it was sent and nobody
 * knows (then look for what it would have made; never say "failed"). `unknown` is for writes only.
 */
export type Outcome = 'notSent' | 'refused' | 'unknown';

/** Where nothing tells whether Barrack carried the request out. */
export function openOutcome(effect: Endpoint['effect']): Outcome {
  return effect === 'write' ? 'unknown' : 'refused';
}

export interface ErrorDetails {
  readonly kind: ErrorKind;
  /** What happened, in the user's language, with Barrack's own words where it gave some. */
  readonly message: string;
  /** What the user can do. */
  readonly remedy: string;
  readonly outcome: Outcome;
  readonly operation?: EndpointId | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Barrack's own words, as text. */
  readonly serverText?: string | undefined;
  readonly fieldErrors?: FieldErrors | undefined;
  /** How long Barrack asks to wait. */
  readonly retryAfterMs?: number | undefined;
}

/** What is wrong, by the API's name of the field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

const noFieldErrors: FieldErrors = Object.freeze({});

/** The only error this client throws. Nothing in it ever holds the key; it has no `cause`, so that none can. */
export class BarrackError extends Error {
  override readonly name = 'BarrackError';
  readonly kind: ErrorKind;
  readonly remedy: string;
  readonly outcome: Outcome;
  readonly operation: EndpointId | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly serverText: string | undefined;
  readonly fieldErrors: FieldErrors;
  readonly retryAfterMs: number | undefined;

  constructor(details: ErrorDetails) {
    super(details.message);
    this.kind = details.kind;
    this.remedy = details.remedy;
    this.outcome = details.outcome;
    this.operation = details.operation;
    this.status = details.status;
    this.requestId = details.requestId;
    this.serverText = details.serverText;
    this.fieldErrors = details.fieldErrors ?? noFieldErrors;
    this.retryAfterMs = details.retryAfterMs;
  }

  static is(error: unknown): error is BarrackError {
    return error instanceof BarrackError;
  }
}

/** A setting, the key or an id that cannot be used; nothing was sent. */
export function configurationError(message: string, remedy: string): BarrackError {
  return new BarrackError({ kind: 'configuration', message, remedy, outcome: 'notSent' });
}
