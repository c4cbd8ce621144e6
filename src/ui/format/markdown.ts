import type { Markdown } from './safe-text.ts';
import { plain } from './safe-text.ts';

/** A fact; one without a value is left out. */
export type Line = readonly [label: string, value: string | undefined];

/** Text as Markdown that shows just that text: no link, no emphasis, no HTML, one line. */
export function escapeMarkdown(text: string): string {
  return plain(text).replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}

/** A tooltip in which only the structure is Markdown: every value is escaped. */
export function markdown(title: string, lines: readonly Line[], notes: readonly string[] = []): Markdown {
  const facts = lines
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => `${escapeMarkdown(label)}: ${escapeMarkdown(value ?? '')}`);
  return [`**${escapeMarkdown(title)}**`, facts.join('  \n'), ...notes.map(escapeMarkdown)]
    .filter((part) => part !== '')
    .join('\n\n') as Markdown;
}
