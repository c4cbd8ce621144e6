export interface Period {
  /** Simulated second; negative for what existed before the world began. */
  readonly from: number;
  to?: number;
  /** Price an hour in the account's currency. */
  readonly rate: number;
}

/** The hours that a period has lasted by `now`. */
export function hoursOf(period: Period, now: number): number {
  return Math.max(0, (period.to ?? now) - period.from) / 3600;
}

/** What an account is charged for: periods at an hourly rate, by resource id. */
export class Ledger {
  readonly #periods = new Map<string, Period[]>();

  /** Charges a resource at this rate from now on, instead of the rate it had. */
  charge(id: string, rate: number, at: number): void {
    const periods = this.#periods.get(id) ?? [];
    const open = periods.at(-1);
    if (open && open.to === undefined) {
      if (open.rate === rate) return;
      open.to = at;
    }
    periods.push({ from: at, rate });
    this.#periods.set(id, periods);
  }

  stop(id: string, at: number): void {
    const open = this.#periods.get(id)?.at(-1);
    if (open) open.to ??= at;
  }

  periods(id: string): readonly Period[] {
    return this.#periods.get(id) ?? [];
  }

  /** What was spent between the beginning of the world and `now`. */
  spent(now: number): number {
    let sum = 0;
    for (const periods of this.#periods.values()) {
      for (const period of periods)
        sum += period.rate * hoursOf({ ...period, from: Math.max(0, period.from) }, now);
    }
    return sum;
  }
}
