/**
 * Whether two values are the same data: plain values, and objects and arrays of them. For records, of which thousands
 * are compared at once, and whose depth is bounded when they are read.
 */
export function isSameData(one: unknown, other: unknown): boolean {
  if (one === other) {
    return true;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return Number.isNaN(one) && Number.isNaN(other);
  }
  return Array.isArray(one) === Array.isArray(other) && hasSameEntries(one, other);
}

function hasSameEntries(one: object, other: object): boolean {
  let count = 0;
  for (const key in one) {
    // Its own: every object has a value for "__proto__".
    if (!Object.hasOwn(other, key) || !isSameData(one[key as keyof object], other[key as keyof object])) {
      return false;
    }
    count += 1;
  }
  return count === Object.keys(other).length;
}
