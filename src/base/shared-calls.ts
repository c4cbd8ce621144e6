/** Work that everyone who asks for it at the same time shares. */
export class SharedCalls<K> {
  readonly #running = new Map<K, Promise<void>>();
  readonly #next = new Map<K, Promise<void>>();

  /**
   * Starts the work, or joins it while it is under way.
   * @param fresh do not join what began before: wait for it to end and start anew (once for all who ask so)
   */
  run(key: K, start: () => Promise<void>, fresh = false): Promise<void> {
    const running = this.#running.get(key);
    if (running === undefined) {
      const begun = start().finally(() => this.#running.delete(key));
      this.#running.set(key, begun);
      return begun;
    }
    if (!fresh) {
      return running;
    }
    const next =
      this.#next.get(key) ??
      running.catch(ignore).then(() => {
        this.#next.delete(key);
        return this.run(key, start);
      });
    this.#next.set(key, next);
    return next;
  }
}

/** Whoever started that work hears of its error. */
function ignore(): void {
  return undefined;
}

/** Waits for shared work, but no longer than the signal allows: the work itself goes on for the others. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return work;
  }
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
