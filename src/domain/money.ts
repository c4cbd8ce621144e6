import { visible } from './visible.ts';

/** Amounts below this many currency units are shown with more digits, so that an hourly price is not "0.00". */
const smallAmount = 1;

/** Making a formatter takes fifty times as long as using one, and a tree formats thousands of amounts. */
const formatters = new Map<string, Intl.NumberFormat>();

const isCode = /^[A-Z]{3}$/u;

/** What is no code of a currency is shown this far, in characters. */
const longestCurrency = 12;

/**
 * The code of a currency (ISO 4217). What is none stays a text, in one line and short, so that nothing in it is taken
 * for an amount in another currency.
 */
export function currencyOf(told: string): string | undefined {
  const code = told.trim().toUpperCase();
  const shown = isCode.test(code) ? code : visible(told.trim());
  const characters = Array.from(shown);
  return characters.length > longestCurrency
    ? `${characters.slice(0, longestCurrency - 1).join('')}…`
    : shown || undefined;
}

function formatter(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency}/${digits}`;
  const known = formatters.get(key);
  const made =
    known ??
    new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits: digits,
    });
  formatters.set(key, made);
  return made;
}

/** `$106.93`, `€0.1709`, `₹21,900.00`; a currency nobody knows is written behind the number. */
export function formatMoney(amount: number, currency: string | undefined): string {
  const digits = amount !== 0 && Math.abs(amount) < smallAmount ? 4 : 2;
  const told = currency === undefined ? undefined : currencyOf(currency);
  return told !== undefined && isCode.test(told)
    ? formatter(told, digits).format(amount)
    : `${amount.toFixed(digits)} ${told ?? ''}`.trim();
}

/** `500 GB`, `2 TB`, `1.5 TB` (a TB is 1024 GB). */
export function formatSize(sizeGb: number): string {
  const tb = sizeGb / 1024;
  return tb >= 1 && Number.isInteger(tb * 10) ? `${tb} TB` : `${sizeGb} GB`;
}
