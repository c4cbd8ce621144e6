import type { ErrorDetails } from '../../api/errors.ts';
import { BarrackError } from '../../api/errors.ts';
import type { Clock } from '../../base/clock.ts';
import { storedMoment } from '../../base/clock.ts';
import { wordOf } from '../../domain/status.ts';
import { kindData } from '../../resources/kinds.ts';
import type { Progress, Search, Seen } from './progress.ts';
import type { ProgressRecord, SearchRecord, SeenRecord } from './record.ts';

function recordSeen({ kind, id, name, region, status }: Seen): SeenRecord {
  return { kind, id, name, region, status: wordOf(status) };
}

function readSeen({ kind, id, name, region, status }: SeenRecord): Seen {
  return { kind, id, name, region, status: kindData(kind).readStatus?.(status ?? '') };
}

function recordError(error: BarrackError): ErrorDetails {
  const { kind, message, remedy, outcome, operation, status, requestId, serverText, fieldErrors } = error;
  return { kind, message, remedy, outcome, operation, status, requestId, serverText, fieldErrors };
}

function recordSearch({ lost, looks }: Search): SearchRecord {
  return { lost: recordError(lost), looks: { made: looks.made, from: looks.from.wallTime } };
}

/** As the journal keeps it. */
export function recordProgress(progress: Progress): ProgressRecord {
  switch (progress.step) {
    case 'waiting':
    case 'sending':
      return { step: progress.step };
    case 'checking':
      return { step: 'checking', search: progress.search && recordSearch(progress.search) };
    case 'skipped':
      return progress;
    case 'running':
    case 'done':
    case 'error':
      return { ...progress, resource: progress.resource && recordSeen(progress.resource) };
    case 'refused':
    case 'notDone':
      return { step: progress.step, error: recordError(progress.error) };
    case 'unknown':
      return { ...progress, error: progress.error && recordError(progress.error) };
  }
}

function readSearch({ lost, looks: { made, from } }: SearchRecord, clock: Clock): Search {
  return { lost: new BarrackError(lost), looks: { made, from: storedMoment(clock, from) } };
}

export function readProgress(record: ProgressRecord, clock: Clock): Progress {
  switch (record.step) {
    case 'waiting':
    case 'sending':
      return { step: record.step };
    case 'checking':
      return {
        step: 'checking',
        search: record.search && readSearch(record.search, clock),
      };
    case 'skipped':
      return record;
    case 'running':
    case 'done':
    case 'error':
      return { ...record, resource: record.resource && readSeen(record.resource) };
    case 'refused':
    case 'notDone':
      return { step: record.step, error: new BarrackError(record.error) };
    case 'unknown':
      return { ...record, error: record.error && new BarrackError(record.error) };
  }
}
