import type { Window } from '../../e2e/support/window.ts';
import { select, take } from './take.ts';

/** Waits until the view Operations shows the step that makes a clone as the form and the tree do. */
async function followed(window: Window, source: string, clone: string): Promise<void> {
  await window.row(clone).waitFor();
  const step = new RegExp(`^Clone ${source} as ${clone}, waiting for Available`, 'u');
  await window.view.getByRole('treeitem', { name: step }).waitFor();
}

async function takeClone(window: Window): Promise<void> {
  await select(window, 'training-data');
  const clone = await window.openForm('training-data', 'Clone Volume…');
  await take(window, 'readme/clone-volume');
  await clone.submit.click();
  await clone.outcome.getByRole('heading', { name: /^Creating/u }).waitFor();
  await followed(window, 'training-data', 'training-data-clone');
  await take(window, 'readme/progress');
  await window.closeEditors();
}

async function takeImage(window: Window): Promise<void> {
  await select(window, 'render-node weekly');
  await window.openForm('render-node weekly', 'Create Image…');
  await take(window, 'readme/create-image');
  await window.closeEditors();
}

async function takeCreation(window: Window): Promise<void> {
  await select(window, 'FINLAND-1');
  await window.openForm('FINLAND-1', 'Create Volume…');
  await take(window, 'readme/create-volume');
  await window.closeEditors();
}

async function takeChain(window: Window): Promise<void> {
  await select(window, 'scratch');
  const chain = await window.openForm('scratch', 'Clone Volume…');
  await chain.box('Shut down inference-api first').check();
  await chain.submit.click();
  await window.dialog.getByRole('button', { name: 'Shut Down and Clone' }).click();
  await chain.outcome.getByRole('heading', { name: 'Creating scratch-clone' }).waitFor({ timeout: 60_000 });
  await followed(window, 'scratch', 'scratch-clone');
  await take(window, 'readme/operations');
  await window.closeEditors();
}

/** Two that can be deleted, and two that can't. */
const manyVolumes = ['legacy-datasets', 'legacy-home', 'checkpoints', 'training-data'] as const;

async function takeBulk(window: Window): Promise<void> {
  const [first, ...others] = manyVolumes.map((name) => window.row(name));
  await first?.click();
  for (const row of others) {
    await row.click({ modifiers: ['ControlOrMeta'] });
  }
  await window.contextMenu('training-data', 'Delete Volume…');
  await window.dialog.waitFor();
  await take(window, 'readme/bulk');
  await window.page.keyboard.press('Escape');
  await window.dialog.waitFor({ state: 'hidden' });
}

/** The pictures of README.md, in a window that is signed in. */
export async function takeReadme(window: Window): Promise<void> {
  await take(window, 'readme/tree');
  await takeBulk(window);
  await takeClone(window);
  await takeImage(window);
  await takeCreation(window);
  await takeChain(window);
}
