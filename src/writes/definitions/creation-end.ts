import type { Instant } from '../../base/time.ts';
import { awakeBetween } from '../../base/time.ts';
import type { AnyStatus } from '../../domain/status.ts';
import { isDeleted, stateOf } from '../../domain/status.ts';
import type { Clock } from '../../base/clock.ts';

/**
 * What comes up at rest without being ACTIVE may only be on its way there. When it has been seen so for this long, in
 * milliseconds, it stays.
 */
const passingMs = 2 * 60 * 1000;

/** Whether what is being made has come to its end, by its status. */
export class CreationEnd {
  readonly #clock: Clock;
  #restsSince: Instant | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param readAt when the list was read in which it has that status; what has none is there once it is listed */
  stepOf(status: AnyStatus | undefined, readAt: Instant): 'running' | 'done' | 'error' {
    const state = stateOf(status);
    if (state === 'SHUTOFF' || state === 'HIBERNATED') {
      this.#restsSince ??= this.#clock.now();
      return awakeBetween(this.#restsSince, readAt) >= passingMs ? 'done' : 'running';
    }
    this.#restsSince = undefined;
    return isDeleted(status) ? 'error' : stepIn(state);
  }
}

function stepIn(
  state: Exclude<AnyStatus['state'], 'SHUTOFF' | 'HIBERNATED'> | undefined,
): 'running' | 'done' | 'error' {
  switch (state) {
    case 'available':
    case 'attached':
    case 'ACTIVE':
    case undefined:
      return 'done';
    case 'error':
    case 'DELETED':
      return 'error';
    case 'creating':
    case 'busy':
    case 'deleting':
    case 'transition':
    case 'unknown':
      return 'running';
  }
}
