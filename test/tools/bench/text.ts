import type { Figure, Section, Unit } from './figures.ts';
import { isOver } from './figures.ts';
import { alignTable } from './table.ts';

/** How many decimals a figure has on the screen. */
const decimals: Readonly<Record<Unit, number>> = { B: 0, ms: 0, times: 2, requests: 0, rows: 0, MB: 1 };

/** A number as people read it, such as `215,716`. */
function formatNumber(value: number, unit: Unit): string {
  const digits = decimals[unit];
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `within 220,000 B`, or `OVER 220,000 B`; nothing where there is no budget. */
export function verdict(figure: Figure): string {
  const { budget, unit } = figure;
  if (budget === undefined) {
    return '';
  }
  const soft = budget.hard ? '' : ' (soft)';
  return `${isOver(figure) ? 'OVER' : 'within'} ${formatNumber(budget.most, unit)} ${unit}${soft}`;
}

function details({ more = {}, samples, note, unit }: Figure): string {
  const named = Object.entries(more).map(([name, value]) => `${name} ${formatNumber(value, unit)}`);
  const count = samples === undefined ? [] : [`n ${samples.length}`];
  return [...named, ...count, ...(note === undefined ? [] : [note])].join(', ');
}

function row(figure: Figure): readonly string[] {
  const { what, value, unit } = figure;
  return [what, formatNumber(value, unit), unit, verdict(figure), details(figure)];
}

/** A part's figures as a table with its title above and how it was measured below. */
export function sectionText({ title, method, figures }: Section): string {
  const table = alignTable(figures.map(row), ['left', 'right', 'left', 'left', 'left']);
  return [title, ...[...table, ...method].map((line) => `  ${line}`)].join('\n');
}
