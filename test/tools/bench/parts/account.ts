import type { Volume } from '../../../simulator/model.ts';
import type { BenchWindow, Stage } from '../stage.ts';

/** Fills the account with so many volumes; gives the one that the tree shows last. */
export async function fillAccount(stage: Stage, volumes: number): Promise<Volume> {
  const simulator = await stage.simulator();
  simulator.reset(`large:${volumes}`);
  const lastVolume = [...simulator.state.accounts.usd.volumes.values()].at(-1);
  if (lastVolume === undefined) {
    throw new Error('The account has no volume');
  }
  return lastVolume;
}

/** Fills the account, opens a window on it with the view in sight, and expands and scrolls to the last volume. */
export async function openAccount(
  stage: Stage,
  volumes: number,
): Promise<{ window: BenchWindow; lastVolume: Volume }> {
  const lastVolume = await fillAccount(stage, volumes);
  const window = await stage.openWindow('extension');
  try {
    await showView(window);
    await window.call('reveal', lastVolume.id);
    return { window, lastVolume };
  } catch (error) {
    await window.close();
    throw error;
  }
}

/** Brings the view into sight and waits until everything has been read. */
export async function showView(window: BenchWindow): Promise<void> {
  await window.call('command', 'barrack.resources.focus');
  await window.call('loaded');
}

/** Brings another view into its place. */
export async function hideView(window: BenchWindow): Promise<void> {
  await window.call('command', 'workbench.view.explorer');
}
