import * as l10n from '@vscode/l10n';
import { cutText } from './answers/bounds.ts';
import { BarrackError } from './errors.ts';

export type LogLine = (line: string) => void;

/** An error of this program's own goes to the log, with where it came from. */
export function logOwn(error: unknown, log: LogLine): void {
  if (!BarrackError.is(error)) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/**
 * Why something could not be read, to be shown. An error of this program's own, as a reply that nobody thought of may
 * cause one, is shown like any other and passes with the next read.
 */
export function readError(error: unknown, log: LogLine): BarrackError {
  logOwn(error, log);
  if (BarrackError.is(error)) {
    return error;
  }
  return new BarrackError({
    kind: 'malformed',
    message: l10n.t('Barrack Explorer couldn’t read Barrack’s answer: {0}', cutText(String(error), 200)),
    remedy: l10n.t('Refresh to try again. If this continues, report it with the log.'),
    outcome: 'refused',
  });
}
