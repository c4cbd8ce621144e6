/** Something and how long it takes, in whatever unit. */
export interface Weighed {
  readonly name: string;
  readonly weight: number;
}

/**
 * Divides them among so many, each of which gets about as much to do: the heaviest first, to whoever has least. Nobody
 * gets nothing; what one gets stays in the order it was given in.
 */
export function divide(all: readonly Weighed[], among: number): readonly (readonly string[])[] {
  const parts = Array.from({ length: Math.min(among, all.length) }, () => ({
    weight: 0,
    names: new Set<string>(),
  }));
  for (const { name, weight } of all.toSorted((a, b) => b.weight - a.weight)) {
    const least = parts.reduce((one, other) => (other.weight < one.weight ? other : one));
    least.weight += weight;
    least.names.add(name);
  }
  return parts.map(({ names }) => all.map(({ name }) => name).filter((name) => names.has(name)));
}
