import { rowShownAt } from '../rows.ts';
import { bareViewId } from '../scratch.ts';
import type { BenchWindow, Stage } from '../stage.ts';
import { type Named, type Taken, withCpu } from './taken.ts';

/** Changes all volumes at the simulator, refreshes, and waits for the words in the last row on the screen. */
export async function refreshBareAfter(
  window: BenchWindow,
  { name }: Named,
  change: () => string,
): Promise<Taken> {
  await window.page.bringToFront();
  const words = change();
  return await withCpu(window, async () => {
    const shown = rowShownAt(window.page, name, words);
    const [startedAt, shownAt] = await Promise.all([window.call('refreshBare'), shown]);
    return { wall: shownAt - startedAt };
  });
}

/** Opens a window with a bare tree of the account's volumes, scrolled to the last one. */
export async function openBareTree(stage: Stage): Promise<BenchWindow> {
  const window = await stage.openWindow('bare');
  try {
    await window.call('command', `${bareViewId}.focus`);
    await window.call('openBare', bareViewId);
    return window;
  } catch (error) {
    await window.close();
    throw error;
  }
}
