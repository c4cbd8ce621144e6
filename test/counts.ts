import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** How many tests of a suite passed, failed and were skipped. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, also what was run once more then: the title and the error of each. */
  troubles: string[];
}

/** Names the environment variable that holds the file a suite's process writes its counts to. */
export const countsVariable = 'BARRACK_TEST_COUNTS';

/** Writes the counts for the process that started this one, if it asked for them. */
export function writeCounts(counts: Counts): void {
  const file = process.env[countsVariable];
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify(counts));
  }
}

/** The counts a suite wrote; undefined if it ended without. */
export function readCounts(file: string): Counts | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : undefined;
}
