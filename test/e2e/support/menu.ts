import type { Locator } from 'playwright-core';
import { until } from './until.ts';
import type { Window } from './window.ts';

/** What stands for a line between two groups of entries. */
const line = '—';

/** The names of a context menu's entries, with a line between groups. */
export async function entriesOf(window: Window, row: Locator): Promise<readonly string[]> {
  const menu = await window.openMenu(row);
  const entries = await menu.locator('.action-item').allTextContents();
  await closeMenu(window, menu);
  return entries.map((entry) => (entry === '' ? line : entry));
}

export async function closeMenu({ page }: Window, menu: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
}

/** Chooses an entry of a menu within a context menu, with the keyboard: the mouse would have to follow a path. */
export async function chooseWithin(window: Window, row: Locator, name: string, entry: string): Promise<void> {
  const menu = await window.openMenu(row);
  await menu.getByRole('menuitem', { name, exact: true }).hover();
  await window.page.keyboard.press('ArrowRight');
  const inner = window.page.locator('.monaco-submenu');
  await inner.getByRole('menuitem', { name: entry, exact: true }).hover();
  await inner.locator('.action-item.focused', { hasText: entry }).waitFor();
  await window.page.keyboard.press('Enter');
  await inner.waitFor({ state: 'hidden' });
  await window.moveMouseAway();
}

/** Selects just these rows of the tree, the first with a click and the others with Ctrl; again where one moved away. */
export async function select(window: Window, names: readonly string[]): Promise<void> {
  await until('just these rows are selected', async () => {
    for (const [index, name] of names.entries()) {
      await window.row(name).click(index === 0 ? {} : { modifiers: ['ControlOrMeta'] });
    }
    const selected = names.map((name) => window.row(name).getAttribute('aria-selected'));
    const all = window.view.locator('[role=treeitem][aria-selected=true]');
    return (await Promise.all(selected)).every((is) => is === 'true') && (await all.count()) === names.length;
  });
}
