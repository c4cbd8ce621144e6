import type { Operation } from '../writes/engine/operation.ts';

/** Operations of which is told together how they end, not of each by itself. */
export class Batches {
  readonly #members = new WeakSet<Operation>();

  add(operations: readonly Operation[]): void {
    for (const operation of operations) {
      this.#members.add(operation);
    }
  }

  remove(operations: readonly Operation[]): void {
    for (const operation of operations) {
      this.#members.delete(operation);
    }
  }

  has(operation: Operation): boolean {
    return this.#members.has(operation);
  }
}
