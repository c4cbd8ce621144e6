import { formatSize } from '../../../../src/domain/sizes.ts';
import type { Simulator } from '../../../simulator/server.ts';
import type { Figure, Section } from '../figures.ts';
import type { Refreshed } from '../host/calls.ts';
import { rowShownAt } from '../rows.ts';
import type { BenchWindow, Stage } from '../stage.ts';
import { openAccount } from './account.ts';
import { openBareTree, refreshBareAfter } from './bare-tree.ts';
import { refreshFigures, type Rounds } from './refresh-figures.ts';
import { type Named, type Taken, type Timed, withCpu } from './taken.ts';

/** Changes something at the simulator, refreshes, and waits for the words in the last row on the screen. */
async function refreshAfter(window: BenchWindow, lastVolume: Named, change: () => string): Promise<Timed> {
  await window.page.bringToFront();
  const words = change();
  return await withCpu(window, async () => {
    const shown = rowShownAt(window.page, lastVolume.name, words);
    const [refreshed, shownAt] = await Promise.all([window.call('refresh', lastVolume.id, true), shown]);
    return { ...refreshed, shownAt, wall: shownAt - refreshed.startedAt };
  });
}

/** The same where nothing changes. */
function refreshIdle(window: BenchWindow, { id }: Named): Promise<Refreshed & Taken> {
  return withCpu(window, async () => {
    const refreshed = await window.call('refresh', id, false);
    return { ...refreshed, wall: refreshed.doneAt - refreshed.startedAt };
  });
}

/** Gives every volume another size, and so another price; gives the last one's as the tree shows it. */
function changeAll(simulator: Simulator): string {
  let last = 0;
  for (const { id, size } of simulator.state.accounts.usd.volumes.values()) {
    last = size + 7;
    simulator.change({ kind: 'volume', find: id, set: { size: last } });
  }
  return formatSize(last);
}

function changeLast(simulator: Simulator, id: string, round: number): string {
  const broken = round % 2 === 0;
  simulator.change({ kind: 'volume', find: id, set: { status: broken ? 'error' : 'available' } });
  return broken ? 'Error' : 'Available';
}

async function measureRounds(stage: Stage, count: number, rounds: number): Promise<Rounds> {
  const simulator = await stage.simulator();
  const { window, lastVolume } = await openAccount(stage, count);
  const measured = {
    bare: [] as Taken[],
    all: [] as Timed[],
    one: [] as Timed[],
    none: [] as Rounds['none'],
  };
  try {
    const bare = await openBareTree(stage);
    try {
      for (let round = 0; round <= rounds; round += 1) {
        measured.bare.push(await refreshBareAfter(bare, lastVolume, () => changeAll(simulator)));
        measured.all.push(await refreshAfter(window, lastVolume, () => changeAll(simulator)));
        measured.one.push(
          await refreshAfter(window, lastVolume, () => changeLast(simulator, lastVolume.id, round)),
        );
        measured.none = [...measured.none, await refreshIdle(window, lastVolume)];
      }
    } finally {
      await bare.close();
    }
  } finally {
    await window.close();
  }
  // The first round warms up.
  const { bare, all, one, none } = measured;
  return { bare: bare.slice(1), all: all.slice(1), one: one.slice(1), none: none.slice(1) };
}

/** How long a refresh takes to the last row. */
export async function measureRefresh(stage: Stage, quick: boolean): Promise<Section> {
  const counts = quick ? [100, 1000] : [100, 1000, 10_000];
  const figures: Figure[] = [];
  for (const count of counts) {
    stage.say(`Refresh: ${count} volumes`);
    const rounds = await measureRounds(stage, count, quick ? 2 : 5);
    const name = `${count.toLocaleString('en-US')} volumes`;
    figures.push(...refreshFigures(name, rounds, count === counts.at(-1)));
  }
  return {
    part: 'refresh',
    title: 'Refresh',
    method: [
      'The view open, all volumes in one node, expanded and scrolled to the last one; a tenth as many instances,',
      'snapshots and images beside them. From the command Refresh until the screen shows the last row as it now is;',
      "without the network: from the list read, parsed and compared until then. The processor's time is that of the",
      'extension host. All changed: every size and price. One changed: the status of the last volume. The network is a',
      'simulator here, whose own time counts: some 10 ms for 10,000 volumes. A bare tree, in turns in a window of its own:',
      'the list of volumes by fetch and JSON.parse, a row of name and size for each, all of them given to VS Code anew.',
    ],
    figures,
  };
}
