import type { SnapshotKeys } from 'fuzzysort';
import { go, snapshot } from 'fuzzysort';

/** More than this nobody looks through. */
const most = 100;
/** Out of 1. A match that is much worse than the best one is no help either. */
const leastScore = 0.3;
const leastOfBest = 0.6;

interface Row {
  readonly label: string;
  readonly description?: string;
}

/** Finds rows by parts of their words in any order: `trdata` and `data train` find `training-data`. */
export class FuzzyRows<R extends Row> {
  readonly #rows: SnapshotKeys<R>;

  constructor(rows: readonly R[]) {
    this.#rows = snapshot(rows, { keys: ['label', 'description'] });
  }

  /** The best first. */
  find(text: string): readonly R[] {
    const found = go(text, this.#rows, { limit: most, threshold: leastScore });
    const best = found[0]?.score ?? 0;
    return found.filter(({ score }) => score >= best * leastOfBest).map(({ obj }) => obj);
  }
}
