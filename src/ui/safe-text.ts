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
