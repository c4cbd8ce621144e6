import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Host } from '../../vscode/host.ts';
import { checkout } from '../../vscode/paths.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../vscode/workbench.ts';
import { Form } from './form.ts';
import { literal } from './literal.ts';
import { succeeds, until } from './until.ts';

const shots = join(checkout, 'out', 'screenshots');

/** They take a whole run a minute: see test/options.ts. */
const wanted = process.env['BARRACK_TEST_SCREENSHOTS'] !== undefined;

/** A VS Code window as a user has it. */
export class Window {
  readonly #workbench: Workbench;
  readonly page: Page;

  private constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.page = workbench.page;
    this.page.setDefaultTimeout(20_000);
  }

  static async open(host: Host, options: WorkbenchOptions): Promise<Window> {
    return new Window(await openWorkbench(host, { width: 1280, height: 1500, ...options }));
  }

  /** The profile, for another window of the same user. */
  get context(): Workbench['context'] {
    return this.#workbench.context;
  }

  close(): Promise<void> {
    return this.#workbench.close();
  }

  /** A picture to look at, in out/screenshots, with `npm test -- e2e --screenshots`. */
  async screenshot(name: string): Promise<void> {
    if (wanted) {
      await this.screenshotOfFailure(name);
    }
  }

  async screenshotOfFailure(name: string): Promise<void> {
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' });
  }

  async showBarrack(): Promise<void> {
    const icon = this.page.locator('.activitybar').getByRole('tab', { name: /^Barrack/u });
    await icon.waitFor();
    // A window that comes back may show the view by itself, a moment later; a click would then hide it.
    await until('the view is shown', async () => {
      if ((await icon.getAttribute('aria-selected')) !== 'true') {
        await icon.click();
      }
      await this.page.waitForTimeout(250);
      return this.view.isVisible();
    });
  }

  /** A button in the title of the view Resources: VS Code shows them while the mouse is there. */
  async titleButton(name: string): Promise<void> {
    await this.view.locator('.pane-header').first().hover();
    await this.view.getByRole('button', { name, exact: true }).click();
  }

  /** The view Resources with its title. */
  get view(): Locator {
    return this.page.locator('.part.sidebar');
  }

  /** A row of the tree whose name this is, first in what a screen reader is told. */
  row(name: string): Locator {
    return this.view.getByRole('treeitem', { name: new RegExp(`^${literal(name)}(,|$)`, 'u') });
  }

  /** A group of a region, such as its Volumes. */
  group(list: string, region: string): Locator {
    return this.view.getByRole('treeitem', {
      name: new RegExp(`^${literal(list)}, .*, ${literal(region)}$`, 'u'),
    });
  }

  /** A text in sight in the view. */
  text(text: string | RegExp): Locator {
    return this.view.getByText(text).filter({ visible: true });
  }

  /** What a screen reader is told of a row. */
  async spoken(name: string): Promise<string> {
    return (await this.row(name).getAttribute('aria-label')) ?? '';
  }

  /** Chooses an entry of a row's context menu. */
  contextMenu(name: string, entry: string): Promise<void> {
    return this.choose(this.row(name), entry);
  }

  async choose(row: Locator, entry: string): Promise<void> {
    const menu = await this.openMenu(row);
    // By hover and Enter: a menu takes no click in its first tenth of a second.
    await menu.getByRole('menuitem', { name: entry, exact: true }).hover();
    await menu.locator('.action-item.focused', { hasText: entry }).waitFor();
    await this.page.keyboard.press('Enter');
    await menu.waitFor({ state: 'hidden' });
    await this.moveMouseAway();
  }

  /** To where it opens no tooltip over something else. */
  async moveMouseAway(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    await this.page.mouse.move(width / 2, height - 5);
  }

  /** The context menu of a row, open. Asked for again if need be: a row that is drawn anew just then shows none. */
  async openMenu(row: Locator): Promise<Locator> {
    const menu = this.page.locator('.monaco-menu');
    await until('the menu is open', async () => {
      await row.click({ button: 'right' });
      return succeeds(menu.getByRole('menuitem').first().waitFor({ timeout: 4000 }));
    });
    return menu;
  }

  /** The open quick input: a box to type into, or a list to choose from. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  async type(text: string): Promise<void> {
    await this.quickInput.locator('input').first().fill(text);
  }

  /**
   * The command's entry in the palette, which is opened for it. Again if need be: a webview that gets the focus back
   * only now, from what was open before, closes the palette. A window that has just begun opens it late, and would do so
   * as often as it was asked to.
   * @param which `focused`: not before Enter runs it
   */
  async inPalette(title: string, which: 'focused' | 'any' = 'any'): Promise<Locator> {
    const input = this.quickInput.locator('input').first();
    const entry = this.quickInput
      .locator(which === 'focused' ? '.monaco-list-row.focused' : '.monaco-list-row', { hasText: title })
      .first();
    await until(`"${title}" is in the palette`, async () => {
      await this.page.keyboard.press('F1');
      const typed = input.waitFor({ timeout: 15_000 }).then(() => input.fill(`>${title}`, { timeout: 1000 }));
      return succeeds(typed.then(() => entry.waitFor({ timeout: 4000 })));
    });
    return entry;
  }

  /** Runs a command by its title from the palette. */
  async command(title: string): Promise<void> {
    await this.inPalette(title, 'focused');
    await this.page.keyboard.press('Enter');
    // The palette is gone, or has given way to what the command asks.
    await this.page.waitForFunction(() => {
      const input = document.querySelector<HTMLInputElement>('.quick-input-widget input');
      return !input?.offsetParent || !input.value.startsWith('>');
    });
  }

  /** Signs in by the welcome view and waits for the tree. */
  async signIn(key: string): Promise<void> {
    await this.view.getByRole('button', { name: 'Sign In' }).click();
    await this.enterKey(key);
    await this.view.getByRole('treeitem').first().waitFor();
  }

  /** Enters it where a key is asked for. */
  async enterKey(key: string): Promise<void> {
    await this.quickInput.locator('input[type=password]').waitFor();
    await this.type(key);
    await this.page.keyboard.press('Enter');
  }

  /**
   * The messages with this text. None pops up under VS Code's test driver, so they are read where VS Code keeps them;
   * the list stays open and follows.
   */
  async messages(text: string | RegExp): Promise<Locator> {
    const center = this.page.locator('.notifications-center');
    if (!(await center.isVisible())) {
      await this.command('Notifications: Show Notifications');
      await center.waitFor();
    }
    return center.locator('.notification-list-item', { hasText: text });
  }

  async clearMessages(): Promise<void> {
    await this.command('Notifications: Clear All Notifications');
    await this.page.locator('.notifications-center').waitFor({ state: 'hidden' });
  }

  /**
   * Takes what is in the clipboard, once this text is in it. All windows share the clipboard, so it is left empty: nobody
   * takes this for what was copied later.
   */
  async copied(text: string): Promise<string> {
    let content = '';
    await until(`"${text}" in the clipboard`, async () => {
      content = await this.page.evaluate(() => navigator.clipboard.readText());
      return content.includes(text);
    });
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    return content;
  }

  /** The modal question. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name });
  }

  /** The form that is in sight. */
  form(): Form {
    return new Form(this.page);
  }

  /**
   * Opens a form from the menu of a row. Asked for again if need be: VS Code names no row to a command whose row it draws
   * anew just then, which asks which one until it is escaped.
   */
  async openForm(row: string | Locator, entry: string): Promise<Form> {
    const form = this.form();
    await until('the form is open', async () => {
      await this.page.keyboard.press('Escape');
      await this.choose(typeof row === 'string' ? this.row(row) : row, entry);
      return succeeds(form.submit.waitFor({ timeout: 8000 }));
    });
    return form;
  }

  async closeEditors(): Promise<void> {
    await this.command('View: Close All Editors');
    await this.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
  }

  /** By VS Code's own command, which keeps the state of the window first. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.command('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.showBarrack();
  }
}
