import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Host } from '../../vscode/host.ts';
import { checkout } from '../../vscode/paths.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../vscode/workbench.ts';
import { Form } from './form.ts';

const shots = join(checkout, 'out', 'screenshots');

/** Text as part of a regular expression. */
function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

/** A VS Code window as a user has it. */
export class Window {
  readonly #workbench: Workbench;
  readonly page: Page;

  private constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.page = workbench.page;
    this.page.setDefaultTimeout(30_000);
  }

  static async open(host: Host, options: WorkbenchOptions): Promise<Window> {
    return new Window(await openWorkbench(host, { width: 1280, height: 1200, ...options }));
  }

  /** The profile, for another window of the same user. */
  get context(): WorkbenchOptions['context'] {
    return this.#workbench.context;
  }

  close(): Promise<void> {
    return this.#workbench.close();
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: join(shots, `${name}.png`) });
  }

  async showBarrack(): Promise<void> {
    const icon = this.page.locator('.activitybar').getByRole('tab', { name: /^Barrack/u });
    await icon.waitFor();
    if ((await icon.getAttribute('aria-selected')) !== 'true') {
      await icon.click();
    }
    await this.view.waitFor();
  }

  /** The view Resources with its title. */
  get view(): Locator {
    return this.page.locator('.part.sidebar');
  }

  /** A row of the tree whose name this is, first in what a screen reader is told. */
  row(name: string): Locator {
    return this.view.getByRole('treeitem', { name: new RegExp(`^${literal(name)}(,|$)`, 'u') });
  }

  async expand(name: string): Promise<void> {
    const row = this.row(name);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') {
      await row.click();
    }
    assert.equal(await row.getAttribute('aria-expanded'), 'true');
  }

  /** Chooses an entry of a row's context menu. */
  async contextMenu(name: string, entry: string): Promise<void> {
    await this.row(name).click({ button: 'right' });
    await this.menuEntry(entry).click();
  }

  menuEntry(entry: string): Locator {
    return this.page.locator('.monaco-menu').getByRole('menuitem', { name: entry, exact: true });
  }

  /** The open quick input: a box to type into, or a list to choose from. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  async type(text: string): Promise<void> {
    await this.quickInput.locator('input').first().fill(text);
  }

  /** Runs a command by its title from the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.locator('input').first().waitFor();
    await this.type(`>${title}`);
    await this.quickInput.locator('.monaco-list-row', { hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Signs in by the welcome view and waits for the tree. */
  async signIn(key: string): Promise<void> {
    await this.view.getByRole('button', { name: 'Sign In' }).click();
    await this.quickInput.locator('input[type=password]').waitFor();
    await this.type(key);
    await this.page.keyboard.press('Enter');
    await this.view.getByRole('treeitem').first().waitFor();
  }

  /** A message in the corner with this text. */
  toast(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast', { hasText: text });
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

  async closeEditors(): Promise<void> {
    await this.command('View: Close All Editors');
    await this.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.showBarrack();
  }
}
