export interface Subscription {
  dispose(): void;
}

/** Calls the listener at every event until the subscription is disposed; takes the same first argument as VS Code's. */
export type Event<T> = (listener: (value: T) => void) => Subscription;

/** An event source without VS Code, so that what this window knows can be tested in plain Node. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    const own = (value: T): void => listener(value); // the same listener may subscribe twice
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        // One broken listener must not keep the others uninformed; its error still surfaces.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
