import * as l10n from '@vscode/l10n';
import { BarrackError } from '../../api/errors.ts';

/** What the last shown error was about, for "Copy Support Details". */
export interface Problem {
  readonly error: unknown;
  /** What the user was doing, such as a command's title. */
  readonly doing: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Whether another key would help. */
export function isUnauthorized(error: unknown): boolean {
  return BarrackError.is(error) && error.kind === 'unauthorized';
}

/** What happened, what to do, and the request id, in one message. */
export function describeError(error: unknown): string {
  if (!BarrackError.is(error)) {
    return error instanceof Error ? error.message : String(error);
  }
  const parts = [error.message, error.remedy];
  if (error.requestId !== undefined) {
    parts.push(l10n.t('(Request id {0})', error.requestId));
  }
  return parts.filter((part) => part !== '').join(' ');
}
