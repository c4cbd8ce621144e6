/**
 * Does something soon, once for all who ask for it in the same turn of the event loop: many changes in a row cost no
 * more than one.
 */
export class Coalescer {
  readonly #run: () => void;
  #due: NodeJS.Immediate | undefined;

  constructor(run: () => void) {
    this.#run = run;
  }

  ask(): void {
    this.#due ??= setImmediate(() => {
      this.#due = undefined;
      this.#run();
    });
  }

  dispose(): void {
    clearImmediate(this.#due);
  }
}
