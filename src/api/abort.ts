import { startTimer } from '../base/time.ts';

/** Calls a function when any of the signals aborts, at once if one already has. Gives the way to stop listening. */
export function onAbort(signals: readonly (AbortSignal | undefined)[], run: () => void): () => void {
  const given = signals.filter((signal) => signal !== undefined);
  if (given.some((signal) => signal.aborted)) {
    run();
    return () => undefined;
  }
  for (const signal of given) {
    signal.addEventListener('abort', run, { once: true });
  }
  return () => {
    for (const signal of given) {
      signal.removeEventListener('abort', run);
    }
  };
}

/** What comes of the promise; undefined as soon as a signal aborts. */
export async function unlessAborted<T>(
  promise: Promise<T>,
  signals: readonly (AbortSignal | undefined)[],
): Promise<T | undefined> {
  const aborted = Promise.withResolvers<undefined>();
  const stopListening = onAbort(signals, () => aborted.resolve(undefined));
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    stopListening();
  }
}

/** Waits that long, or until a signal aborts: whoever waited looks at its own signals afterwards. */
export type Sleep = (ms: number, signals: readonly (AbortSignal | undefined)[]) => Promise<void>;

export const sleep: Sleep = (ms, signals) =>
  new Promise((resolve) => {
    let stopListening = (): void => undefined;
    const finish = () => {
      cancel();
      stopListening();
      resolve();
    };
    const cancel = startTimer(ms, finish);
    stopListening = onAbort(signals, finish);
  });
