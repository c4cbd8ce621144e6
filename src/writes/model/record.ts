import type { PriceSource } from '../../domain/prices.ts';
import type { ErrorDetails } from '../../api/errors.ts';
import type { ResourceKind } from '../../domain/resources.ts';
import type { Order } from './orders.ts';
import { isFinal } from './progress.ts';

/** An operation as the journal keeps it: plain data. `record-format.ts` reads it. */
export interface OperationRecord {
  readonly version: 1;
  readonly id: string;
  /** Whose it is (`accountFingerprint`). */
  readonly account: string;
  /** Milliseconds since 1970, as all times here. */
  readonly startedAt: number;
  /** In the order in which they are done. */
  readonly steps: readonly StepRecord[];
  /** Which of the steps the others are there for, from 0. */
  readonly main: number;
  /** When it was last known that a window carried it out. */
  readonly keptAt?: number | undefined;
  /** The user does not want it watched any more. */
  readonly unwatched?: boolean | undefined;
}

export interface StepRecord {
  readonly order: Order;
  readonly progress: ProgressRecord;
  readonly notes: Notes;
  /** How it stands, in the words of the window that wrote it. */
  readonly text: string;
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly requestId?: string | undefined;
  readonly cost?: MonthlyCost | undefined;
}

/** What a plan needs to know of what it did before. */
export interface Notes {
  /** Ids of what could have been taken for its result right before it was sent. */
  readonly before?: readonly string[] | undefined;
  /** The id of its result. */
  readonly resultId?: string | undefined;
  /** Its result was found by its name, without a yes. */
  readonly byName?: boolean | undefined;
  /** Barrack has said yes. */
  readonly accepted?: boolean | undefined;
  /** Its target was in an error already, so that this is not how it ended. */
  readonly wasInError?: boolean | undefined;
  /** Its list showed it as done already, though it was not: a list that lags does not tell how it ended. */
  readonly wasDone?: boolean | undefined;
}

/** What its result costs, as long as it is there. */
export interface MonthlyCost {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Not told by older records. */
  readonly source?: PriceSource | undefined;
}

/** A resource as last seen. */
export interface SeenRecord {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
  /** Barrack's own word; undefined for a kind that has none. */
  readonly status?: string | undefined;
}

export type ProgressRecord =
  | { readonly step: 'waiting' | 'sending' }
  | { readonly step: 'checking'; readonly search?: SearchRecord | undefined }
  | { readonly step: 'skipped'; readonly because: 'already' | 'stopped' }
  | {
      readonly step: 'running' | 'done' | 'error';
      readonly resource?: SeenRecord | undefined;
      readonly byName?: true | undefined;
    }
  | { readonly step: 'refused' | 'notDone'; readonly error: ErrorDetails }
  | {
      readonly step: 'unknown';
      readonly error?: ErrorDetails | undefined;
      readonly check: string;
      readonly lastStatus?: string | undefined;
      readonly byName?: true | undefined;
    };

/** A search that is under way; records of older versions have none. */
export interface SearchRecord {
  readonly lost: ErrorDetails;
  /** `from`: see `Looks`. */
  readonly looks: { readonly made: number; readonly from: number };
}

/** True if nothing of it goes on by itself. */
export function hasEnded({ steps }: Pick<OperationRecord, 'steps'>): boolean {
  return steps.every(({ progress }) => isFinal(progress));
}

/** One in which nothing is begun yet. */
export function newRecord({
  orders,
  ...given
}: Pick<OperationRecord, 'id' | 'account' | 'startedAt' | 'main'> & {
  readonly orders: readonly Order[];
}): OperationRecord {
  const steps = orders.map(
    (order) => ({ order, progress: { step: 'waiting' }, notes: {}, text: '' }) as const,
  );
  return { version: 1, ...given, steps };
}
