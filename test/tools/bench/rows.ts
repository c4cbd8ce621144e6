import type { Page } from 'playwright-core';

/** Waits until a row on the screen has all these words in it; gives when that was, by the machine's clock. */
export async function rowShownAt(page: Page, ...words: readonly string[]): Promise<number> {
  // Text, since it runs in the page: looks once a frame.
  const shown = `
    [...document.querySelectorAll('.monaco-list-row')].some((row) =>
      ${JSON.stringify(words)}.every((word) => row.textContent.includes(word))) && Date.now()`;
  const handle = await page.waitForFunction(shown, undefined, { polling: 'raf', timeout: 120_000 });
  return Number(await handle.jsonValue());
}
