/** Amounts below this many currency units are shown with more digits, so that an hourly price is not "0.00". */
const smallAmount = 1;

/** Making a formatter takes fifty times as long as using one, and a tree formats thousands of amounts. */
const formatters = new Map<string, Intl.NumberFormat | undefined>();

function newFormatter(currency: string, digits: number): Intl.NumberFormat | undefined {
  try {
    return new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits: digits,
    });
  } catch {
    return undefined; // not an ISO 4217 code
  }
}

function formatter(currency: string, digits: number): Intl.NumberFormat | undefined {
  const key = `${currency}/${digits}`;
  if (!formatters.has(key)) {
    formatters.set(key, newFormatter(currency, digits));
  }
  return formatters.get(key);
}

/** `$106.93`, `€0.1709`, `₹21,900.00`; a currency nobody knows is written behind the number. */
export function formatMoney(amount: number, currency: string | undefined): string {
  const digits = amount !== 0 && Math.abs(amount) < smallAmount ? 4 : 2;
  const shown = currency === undefined ? undefined : formatter(currency, digits)?.format(amount);
  return shown ?? `${amount.toFixed(digits)} ${currency ?? ''}`.trim();
}

/** `500 GB`, `2 TB`, `1.5 TB` (a TB is 1024 GB). */
export function formatSize(sizeGb: number): string {
  const tb = sizeGb / 1024;
  return tb >= 1 && Number.isInteger(tb * 10) ? `${tb} TB` : `${sizeGb} GB`;
}
