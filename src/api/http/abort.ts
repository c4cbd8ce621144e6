import { startTimer } from '../../base/time.ts';

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
