const second = 1000;
const minute = 60 * second;

/** How long something may have been in transition, and how often it is looked at until then. */
const steps: readonly (readonly [untilAge: number, every: number])[] = [
  [30 * second, 2 * second],
  [5 * minute, 5 * second],
  [60 * minute, 15 * second],
];

const slowest = minute;

/** Milliseconds between two looks at something that has been in transition for that many milliseconds. */
export function paceOf(age: number): number {
  return steps.find(([untilAge]) => age < untilAge)?.[1] ?? slowest;
}

/** The pace after that many failures in a row: slower each time, until it is the slowest. */
export function paceAfterFailures(pace: number, failures: number): number {
  return Math.min(Math.max(slowest, pace), pace * 2 ** failures);
}
