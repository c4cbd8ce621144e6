import { BarrackError } from '../../api/errors.ts';
import type { Notifier } from '../../ui/notify.ts';
import type { Log } from '../../ui/surfaces.ts';

/** What the wrapper needs. */
export interface RunParts {
  readonly log: Log;
  readonly notifier: Notifier;
}

/** What a command throws to say what failed, where its title leaves that open. */
export class Failure extends Error {
  readonly failed: string;
  readonly error: unknown;

  /** @param failed such as "Couldn’t show the billing of training-data" */
  constructor(failed: string, error: unknown) {
    super(failed);
    this.failed = failed;
    this.error = error;
  }
}

/**
 * The one wrapper around every command: logs it, and shows what went wrong, once. Nothing is thrown at VS Code, which
 * would show a second message.
 * @param title what the user was doing, for the message and the log
 */
export async function runCommand(
  { log, notifier }: RunParts,
  title: string,
  run: () => Promise<void>,
): Promise<void> {
  log.debug(`${title}: started`);
  try {
    await run();
    log.debug(`${title}: done`);
  } catch (thrown) {
    const { error, failed } = thrown instanceof Failure ? thrown : { error: thrown, failed: undefined };
    if (BarrackError.is(error) && error.kind === 'aborted') {
      log.info(`${title}: ${error.message}`);
      return;
    }
    void notifier.show(title, error, failed);
  }
}
