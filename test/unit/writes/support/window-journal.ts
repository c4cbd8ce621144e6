import type { Clock } from '../../../../src/base/clock.ts';
import type { Journal } from '../../../../src/writes/journal/journal.ts';
import type { OperationRecord } from '../../../../src/writes/model/record.ts';

/** The journal as one window sees it, and what may happen to that window. */
export interface WindowJournal extends Journal {
  readonly window: string;
  /** The window is gone at once, and releases nothing. */
  kill(): void;
  /** It shows no sign of life for a while, as on a machine that sleeps, but does not know that. */
  sleep(): void;
  wake(): void;
}

/** What opens a window's view of the journal that all windows share. */
export interface JournalOpener {
  open(window: string, clock: Clock): WindowJournal;
}

/** A journal for random schedules: it can be disturbed, and remembers. */
export interface SceneJournal extends JournalOpener {
  /** What was removed, as it stood then. */
  readonly removedRecords: ReadonlyMap<string, OperationRecord>;
  /** Whether nothing can be kept. */
  broken: boolean;
  /** What every step of it waits for. */
  latency: (window: WindowJournal) => Promise<void>;
}
