import type { Page } from 'playwright-core';
import type { Simulator } from '../../simulator/server.ts';

/** Parts of VS Code's window, each with what one would call it. */
const parts = {
  'quick input': '.quick-input-widget',
  question: '.monaco-dialog-box',
  messages: '.notifications-center',
  'side bar': '.part.sidebar',
  tabs: '.tabs-container',
  'status bar': '.part.statusbar',
};

const requestsTold = 15;
const charactersTold = 700;

/** What a window shows, in words: for a log without pictures. */
async function windowText(page: Page): Promise<string[]> {
  const shown = await Promise.all(
    Object.entries(parts).map(async ([name, selector]) => {
      const part = page.locator(selector).first();
      const text = (await part.isVisible()) ? await part.innerText({ timeout: 2000 }) : '';
      const typed = await part
        .locator('input:visible')
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
      return [
        text
          .split('\n')
          .map((line) => line.trim())
          .join(' | '),
        ...typed,
      ]
        .filter((one) => one !== '')
        .map((one) => `  ${name}: ${one.slice(0, charactersTold)}`);
    }),
  );
  return shown.flat();
}

/** What was to be seen, and what Barrack was asked, when a test had failed. Never rejects. */
export async function failureReport(
  windows: Iterable<{ readonly page: Page }>,
  { requests }: Simulator,
): Promise<string> {
  const texts = await Promise.all(
    [...windows].map(({ page }) =>
      windowText(page).catch((error: unknown) => [`  not readable: ${String(error)}`]),
    ),
  );
  const asked = requests
    .slice(-requestsTold)
    .map(({ time, method, path, status }) => `  ${time} ${method} ${path} ${status ?? 'no reply'}`);
  const shown = texts.flatMap((lines, index) => [`window ${index + 1}:`, ...lines]);
  return [...shown, `asked last, until ${new Date().toISOString()}:`, ...asked].join('\n');
}
