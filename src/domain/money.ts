import { clipped, visible } from './visible.ts';

/** Amounts below this many currency units are shown with more digits, so that an hourly price is not "0.00". */
const smallAmount = 1;

/** Less than this is only said to be less: it is not nothing. */
const leastAmount = 1e-8;

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
  return clipped(shown, longestCurrency) || undefined;
}

/** @param currency undefined for a number alone */
function formatter(currency: string | undefined, digits: number): Intl.NumberFormat {
  const key = `${currency ?? ''}/${digits}`;
  const known = formatters.get(key);
  const made =
    known ??
    new Intl.NumberFormat('en-US', {
      ...(currency === undefined ? { useGrouping: false } : { style: 'currency', currency }),
      minimumFractionDigits: 2,
      maximumFractionDigits: digits,
    });
  formatters.set(key, made);
  return made;
}

/** As many decimals as tell an amount from nothing: two digits of it, and four where it is below one. */
function decimalsOf(amount: number): number {
  return amount === 0 || amount >= smallAmount ? 2 : Math.max(4, Math.ceil(-Math.log10(amount)) + 1);
}

/** `$106.93`, `€0.1709`, `₹21,900.00`, `$0.00004`; a currency nobody knows is written behind the number. */
export function formatMoney(amount: number, currency: string | undefined): string {
  const told = currency === undefined ? undefined : currencyOf(currency);
  const code = told !== undefined && isCode.test(told) ? told : undefined;
  const size = Math.abs(amount);
  const isTiny = size > 0 && size < leastAmount;
  const shown = isTiny ? Math.sign(amount) * leastAmount : amount + 0; // no "-$0.00"
  const text = formatter(code, decimalsOf(Math.abs(shown))).format(shown);
  const signed = !isTiny ? text : amount > 0 ? `< ${text}` : `> ${text}`;
  return code === undefined && told !== undefined ? `${signed} ${told}` : signed;
}
