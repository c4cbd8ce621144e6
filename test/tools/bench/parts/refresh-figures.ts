import { type Figure, sampled } from '../figures.ts';
import type { Refreshed } from '../host/calls.ts';
import { median } from '../statistics.ts';
import type { Taken, Timed } from './taken.ts';

/** With all changed, so many times as long as a bare tree of as many rows takes at most. */
const mostOfBare = 1.5;
/** What does not change takes so much at most of what all take that change. */
const mostOfAll = 0.1;

export interface Rounds {
  readonly bare: readonly Taken[];
  readonly all: readonly Timed[];
  readonly one: readonly Timed[];
  readonly none: readonly (Refreshed & Taken)[];
}

function since(times: readonly Timed[], from: keyof Refreshed): readonly number[] {
  return times.map(({ shownAt, [from]: start }) => {
    if (start === undefined) {
      throw new Error(`The refresh came to its end without ${from}`);
    }
    return shownAt - start;
  });
}

function takenBy(what: string, wall: string, times: readonly Taken[]): readonly Figure[] {
  return [
    sampled(
      `${what}: ${wall}`,
      'ms',
      times.map((one) => one.wall),
    ),
    sampled(
      `${what}: processor's time`,
      'ms',
      times.map(({ cpu }) => cpu),
    ),
  ];
}

function rowsOf(what: string, times: readonly Refreshed[]): Figure {
  return sampled(
    `${what}: rows asked for`,
    'rows',
    times.map(({ rows }) => rows),
  );
}

function figuresOf(what: string, times: readonly Timed[]): readonly Figure[] {
  return [
    ...takenBy(what, 'on the screen', times),
    sampled(`${what}: without the network`, 'ms', since(times, 'volumesReadAt')),
    rowsOf(what, times),
  ];
}

/** How the times relate. Soft, since a busy machine can put them over without a cause here. */
function shares(
  what: string,
  times: readonly Taken[],
  of: readonly Taken[],
  most: number,
): readonly Figure[] {
  const ratio = (field: keyof Taken): number =>
    median(times.map((one) => one[field])) / median(of.map((one) => one[field]));
  const budget = { most, hard: false };
  return [
    { what, value: ratio('wall'), unit: 'times', budget },
    { what: `${what}, processor's time`, value: ratio('cpu'), unit: 'times', budget },
  ];
}

/** @param isLargest whether it is an account of that size for which the shares have budgets */
export function refreshFigures(name: string, rounds: Rounds, isLargest: boolean): readonly Figure[] {
  const { bare, all, one, none } = rounds;
  return [
    ...takenBy(`${name}, all changed, a bare tree`, 'on the screen', bare),
    ...figuresOf(`${name}, all changed`, all),
    ...figuresOf(`${name}, one changed`, one),
    ...takenBy(`${name}, none changed`, 'done', none),
    rowsOf(`${name}, none changed`, none),
    ...(isLargest
      ? [
          ...shares(`${name}, all changed: of a bare tree`, all, bare, mostOfBare),
          ...shares(`${name}, one changed: of all changed`, one, all, mostOfAll),
          ...shares(`${name}, none changed: of all changed`, none, all, mostOfAll),
        ]
      : []),
  ];
}
