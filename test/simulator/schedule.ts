interface Event {
  readonly at: number;
  readonly subject: object;
  readonly run: () => void;
}

/** What will happen to records later. Nothing runs by itself: `runDue` is called before each request is handled. */
export class Schedule {
  #events: Event[] = [];

  /** @param at simulated second */
  add(at: number, subject: object, run: () => void): void {
    this.#events.push({ at, subject, run });
  }

  cancel(subject: object): void {
    this.#events = this.#events.filter((event) => event.subject !== subject);
  }

  /** Runs everything due by `now`, in order of time, including what those events add themselves. */
  runDue(now: number): void {
    for (;;) {
      const due = this.#events.filter((event) => event.at <= now).sort((a, b) => a.at - b.at)[0];
      if (!due) return;
      this.#events = this.#events.filter((event) => event !== due);
      due.run();
    }
  }
}
