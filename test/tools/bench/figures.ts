import { max, median, min } from './statistics.ts';

/** What can be measured, in the order it is. */
export const partNames = ['sizes', 'activation', 'refresh', 'requests', 'memory'] as const;
export type PartName = (typeof partNames)[number];

export type Unit = 'B' | 'ms' | 'times' | 'requests' | 'rows' | 'MB';

/** The most a figure may be. */
export interface Budget {
  readonly most: number;
  /** Whether going over makes the run fail; otherwise it is only said, because a busy machine can cause it. */
  readonly hard: boolean;
}

/** One thing measured. */
export interface Figure {
  readonly what: string;
  /** Of several samples the median. */
  readonly value: number;
  readonly unit: Unit;
  readonly samples?: readonly number[];
  /** Figures that go with it, by name and in the same unit. */
  readonly more?: Readonly<Record<string, number>>;
  /** What it is made of, in words. */
  readonly note?: string;
  readonly budget?: Budget;
}

/** What came of measuring a part. */
export interface Section {
  readonly part: PartName;
  readonly title: string;
  /** How it was measured, a line each. */
  readonly method: readonly string[];
  readonly figures: readonly Figure[];
}

/** The figure of something measured several times. */
export function sampled(
  what: string,
  unit: Unit,
  samples: readonly number[],
  extra: Pick<Figure, 'budget' | 'note'> = {},
): Figure {
  return {
    what,
    value: median(samples),
    unit,
    samples,
    more: { min: min(samples), max: max(samples) },
    ...extra,
  };
}

export function isOver({ value, budget }: Figure): boolean {
  return budget !== undefined && value > budget.most;
}

/** Whether a figure is over a budget that makes the run fail. */
export function anyHardOver(sections: readonly Section[]): boolean {
  return sections.some(({ figures }) =>
    figures.some((figure) => figure.budget?.hard === true && isOver(figure)),
  );
}
