import { isolated } from '../../domain/direction.ts';
import { visible } from '../../domain/visible.ts';

declare const cleanFor: unique symbol;

/**
 * Text that was cleaned for a place where VS Code shows it. Only the functions below make some; `surfaces.ts` takes
 * nothing else, so that a place that forgets to clean what Barrack, a file or a link says does not compile.
 */
type Clean<Place extends string> = string & { readonly [cleanFor]: Place };

/** One line with nothing hidden in it, for where VS Code reads nothing into a text: titles, rows of trees, buttons. */
export type Plain = Clean<'line'>;
/** Several of those, such as below a question: only the program's own line breaks are some. */
export type PlainLines = Clean<'lines'>;
/** For notifications, which make `[text](command:…)` a link that can be clicked. */
export type MessageText = Clean<'message'>;
/** For rows of quick picks, the status bar and terminals, which make `$(name)` an icon. */
export type IconText = Clean<'icon'>;
/** For what quick inputs say below their field, where both is so. */
export type QuickText = Clean<'quick'>;
/** For tooltips: see `markdown.ts`. */
export type Markdown = Clean<'markdown'>;

function withoutIcons(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/gu, '\\$&');
}

function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

export function plain(text: string): Plain {
  return isolated(text) as Plain;
}

/** @param texts a line each */
export function plainLines(texts: readonly string[]): PlainLines {
  return texts.map(isolated).join('\n') as PlainLines;
}

/** With an empty line between; those that are empty are left out. */
export function paragraphs(blocks: readonly PlainLines[]): PlainLines {
  return blocks.filter((block) => block !== '').join('\n\n') as PlainLines;
}

export function messageText(text: string): MessageText {
  return withoutLinks(isolated(text)) as MessageText;
}

/** @param icon one of the program's own, by its name, in front of the text */
export function iconText(text: string, icon?: string): IconText {
  const shown = withoutIcons(isolated(text));
  return (icon === undefined ? shown : `$(${icon}) ${shown}`) as IconText;
}

export function quickText(text: string): QuickText {
  return withoutLinks(withoutIcons(isolated(text))) as QuickText;
}

/** Longer names leave no room for other tabs. */
const longestTabName = 60;

/** A document's name, which its tab shows: cut between characters, since half a one has no address. */
export function tabName(text: string): Plain {
  const name = visible(text).replace(/[/\\]/gu, '-');
  return Array.from(name).slice(0, longestTabName).join('') as Plain;
}
