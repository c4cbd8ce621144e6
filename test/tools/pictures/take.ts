import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { checkout } from '../../vscode/paths.ts';
import type { Window } from '../../e2e/support/window.ts';

const mostBytes = 170_000;

/** Part of the window, in CSS pixels from its top left corner. */
export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes a picture, or throws where it has more than a picture should. @param name under media/, without its ending */
export async function take(window: Window, name: string, clip?: Clip): Promise<void> {
  const path = join(checkout, 'media', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await window.moveMouseAway();
  await window.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
  await window.view.locator('.scrollbar.vertical.visible').first().waitFor({ state: 'detached' });
  await window.page.screenshot({ path, animations: 'disabled', ...(clip && { clip }) });
  const { size } = statSync(path);
  console.log(`${path}: ${size} bytes`);
  if (size > mostBytes) {
    throw new Error(`${name}.png has more than ${mostBytes} bytes`);
  }
}

/** The upper part of an element. @param most its height, at most */
export async function upperPart(element: Locator, most: number): Promise<Clip> {
  const box = await element.boundingBox();
  if (box === null) {
    throw new Error('What is to be in the picture is not there');
  }
  return { ...box, height: Math.min(box.height, most) };
}

/** Selects a row alone: the one that the next picture is about. */
export async function select(window: Window, name: string): Promise<void> {
  await window.row(name).click();
  await window.view.getByRole('treeitem', { selected: true }).nth(1).waitFor({ state: 'detached' });
  await window.row(name).and(window.page.locator('[aria-selected=true]')).waitFor();
}

/** Drags the side bar's edge until it is that wide. */
export async function widen({ page, view }: Window, width: number): Promise<void> {
  const box = await upperPart(view, Infinity);
  const [edge, middle] = [box.x + box.width, box.y + box.height / 2];
  await page.mouse.move(edge, middle);
  await page.mouse.down();
  await page.mouse.move(edge + width - box.width, middle, { steps: 10 });
  await page.mouse.up();
}
