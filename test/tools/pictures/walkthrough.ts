import { setTheme } from '../../e2e/support/appearance.ts';
import type { Window } from '../../e2e/support/window.ts';
import { take, upperPart } from './take.ts';

const themes = ['light', 'dark'] as const;

/** As high as a step of the walkthrough has room for, in CSS pixels. */
const mostHeight = { welcome: 200, sideBar: 560, form: 760 } as const;

/** Takes the same part of the window in both themes; high contrast shows the dark or the light one, too. */
async function takeBoth(window: Window, step: string, part: keyof typeof mostHeight): Promise<void> {
  for (const theme of themes) {
    await setTheme(window, theme);
    const element = part === 'form' ? window.page.locator('.part.editor') : window.view;
    await take(window, `walkthrough/${step}-${theme}`, await upperPart(element, mostHeight[part]));
  }
}

/** The pictures of the walkthrough's steps, each named as its step. Leaves the window signed in. */
export async function takeWalkthrough(window: Window): Promise<void> {
  await window.view.getByRole('button', { name: 'Sign In' }).waitFor();
  await takeBoth(window, 'signIn', 'welcome');
  await window.signIn('test-key-usd');
  await window.row('FINLAND-1').waitFor();
  await takeBoth(window, 'lookAround', 'sideBar');
  await window.openForm('training-data', 'Clone Volume…');
  await takeBoth(window, 'clone', 'form');
  await window.closeEditors();
  await window.openForm('render-node weekly', 'Create Image…');
  await takeBoth(window, 'createImage', 'form');
  await window.closeEditors();
}
