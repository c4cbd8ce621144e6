import { themes, type Theme } from '../../vscode/settings.ts';
import type { Form } from './form.ts';
import type { Window } from './window.ts';

export const allThemes = Object.keys(themes) as readonly Theme[];

/** How a form's page is told which kind of theme it has. */
const themeKinds: Readonly<Record<Theme, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

/** The names in VS Code's list of themes, and what marks its window in each. */
const choices: Readonly<Record<Theme, readonly [label: string, mark: string]>> = {
  dark: ['Dark Modern', 'vs-dark'],
  light: ['Light Modern', 'vs'],
  'hc-dark': ['Dark High Contrast', 'hc-black'],
  'hc-light': ['Light High Contrast', 'hc-light'],
};

/** Changes the theme of every window as a user does: VS Code on this host does not watch its settings file. */
export async function setTheme(window: Window, theme: Theme): Promise<void> {
  const [label, mark] = choices[theme];
  await (await window.inPalette('Preferences: Color Theme')).click();
  await window.quickInput.locator('input[placeholder^="Select Color Theme"]').waitFor();
  await window.type(label);
  await window.quickInput.locator('.monaco-list-row.focused', { hasText: label }).waitFor();
  await window.page.keyboard.press('Enter');
  await window.quickInput.waitFor({ state: 'hidden' });
  await window.page.locator(`.monaco-workbench.${mark}`).waitFor();
}

/** Waits until the form has that theme, too. */
export async function formHasTheme({ body }: Form, theme: Theme): Promise<void> {
  await body.evaluate(
    (element, kind) =>
      new Promise<void>((resolve) => {
        const look = () =>
          element.dataset['vscodeThemeKind'] === kind ? resolve() : void setTimeout(look, 20);
        look();
      }),
    themeKinds[theme],
  );
}

/** Gives the form in sight exactly that width in CSS pixels, with the side bar out of the way. */
export async function setFormWidth({ page }: Window, form: Form, width: number): Promise<void> {
  const now = await form.body.evaluate(() => innerWidth);
  const size = page.viewportSize();
  if (size === null) {
    throw new Error('The window has no fixed size.');
  }
  await page.setViewportSize({ ...size, width: size.width + width - now });
  await form.body.evaluate(
    (_, wanted) =>
      new Promise<void>((resolve) => {
        const look = () => (innerWidth === wanted ? resolve() : void setTimeout(look, 20));
        look();
      }),
    width,
  );
}

/** What sticks out sideways, or has to be scrolled sideways, in a form. */
export async function tooWide({ body }: Form): Promise<readonly string[]> {
  return body.evaluate((element) => {
    const room = document.documentElement.clientWidth;
    const scrolls = (inner: Element) =>
      inner.scrollWidth > inner.clientWidth && getComputedStyle(inner).overflowX !== 'visible';
    const sticksOut = (inner: Element) => inner.getBoundingClientRect().right > room + 0.5;
    const ofText = (inner: Element) => !inner.matches('input, .visually-hidden'); // these scroll or hide by nature
    return [document.documentElement, element, ...element.querySelectorAll('*')]
      .filter((inner) => ofText(inner) && (scrolls(inner) || sticksOut(inner)))
      .map((inner) => `too wide: ${inner.outerHTML.slice(0, 120)}`);
  });
}
