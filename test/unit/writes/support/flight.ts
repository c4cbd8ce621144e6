/** Counts the writes of a window that are on their way at the same time. */
export class Flight {
  #now = new Set<Promise<unknown>>();
  /** The most there ever were. */
  most = 0;

  async count<T>(write: Promise<T>): Promise<T> {
    const now = this.#now;
    now.add(write);
    this.most = Math.max(this.most, now.size);
    try {
      return await write;
    } finally {
      now.delete(write);
    }
  }

  /** After signing out: what is on its way is nobody's concern any more. */
  forget(): void {
    this.#now = new Set();
  }
}
