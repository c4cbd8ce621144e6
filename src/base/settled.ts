/** Throws what failed: one error as it is, several as one that tells each message once. */
export function throwAll(failures: readonly unknown[]): void {
  if (failures.length > 1) {
    const messages = failures.map((one) => (one instanceof Error ? one.message : String(one)));
    throw new AggregateError(failures, [...new Set(messages)].join(' '));
  }
  if (failures.length === 1) {
    throw failures[0];
  }
}

/** Waits for all, whatever fails; `failures` are in their order. */
export async function settleAll<T>(
  works: readonly Promise<T>[],
): Promise<{ readonly values: readonly T[]; readonly failures: readonly unknown[] }> {
  const settled = await Promise.allSettled(works);
  return {
    values: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    failures: settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])),
  };
}
