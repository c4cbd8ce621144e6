/** `?a=1&b=2` out of plain values; what is undefined or no plain value (or list of them) is left out. */
export function queryOf(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') {
        query.append(key, String(one));
      }
    }
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
