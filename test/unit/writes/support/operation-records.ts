import type { OperationRecord, ProgressRecord } from '../../../../src/writes/model/record.ts';
import { newRecord } from '../../../../src/writes/model/record.ts';
import { cloneOrder } from './orders.ts';

/** A clone as the journal keeps it. */
export function operationRecord(
  id: string,
  step: 'waiting' | 'sending' | 'running' | 'done' | 'unknown' = 'waiting',
  startedAt = 1_000_000_000_000,
): OperationRecord {
  const record = newRecord({ id, account: 'account', startedAt, main: 0, orders: [cloneOrder()] });
  const progress: ProgressRecord = step === 'unknown' ? { step, check: 'Look.' } : { step };
  return { ...record, steps: record.steps.map((one) => ({ ...one, progress })) };
}
