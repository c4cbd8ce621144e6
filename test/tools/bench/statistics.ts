/** The middle of the samples, or the mean of the two in the middle; throws where there is none. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) {
    throw new Error('There is no sample');
  }
  return (lower + upper) / 2;
}

export function min(samples: readonly number[]): number {
  return Math.min(...samples);
}

export function max(samples: readonly number[]): number {
  return Math.max(...samples);
}
