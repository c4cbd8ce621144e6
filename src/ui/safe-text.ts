/** Characters that would break a line or turn the text around. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text from Barrack as it can be shown in one line. */
export function plain(text: string): string {
  return text.replace(unsafe, '\uFFFD');
}

/**
 * Text of Barrack where VS Code would read icons: quick picks and the status bar turn `$(name)` into one.
 */
export function withoutIcons(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/gu, '\\$&');
}

/** Text of Barrack where VS Code would read links: a message makes `[text](command:…)` one that can be clicked. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** Longer names leave no room for other tabs. */
const longestTabName = 60;

/** Text of Barrack as a document's name, which its tab shows: cut between characters, since half a one has no address. */
export function tabName(text: string): string {
  const name = plain(text).replace(/[/\\]/gu, '-');
  return Array.from(name).slice(0, longestTabName).join('').toWellFormed();
}

/** Text of Barrack as a message can show it: in one line, with nothing in it to be clicked. */
export function messageText(text: string): string {
  return withoutLinks(plain(text));
}
