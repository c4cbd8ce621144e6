import { formatSize } from '../../../../src/domain/sizes.ts';
import type { Simulator } from '../../../simulator/server.ts';
import { type Figure, type Section, sampled } from '../figures.ts';
import type { Refreshed } from '../host/calls.ts';
import { rowShownAt } from '../rows.ts';
import type { BenchWindow, Stage } from '../stage.ts';
import { openAccount } from './account.ts';

interface Timed extends Refreshed {
  /** When the last row was on the screen as it now is. */
  readonly shownAt: number;
}

/** Changes something at the simulator, refreshes, and waits for the words in the last row on the screen. */
async function refreshAfter(
  window: BenchWindow,
  lastVolume: { readonly id: string; readonly name: string },
  change: () => string,
): Promise<Timed> {
  const words = change();
  const shown = rowShownAt(window.page, lastVolume.name, words);
  const [refreshed, shownAt] = await Promise.all([window.call('refresh', lastVolume.id, true), shown]);
  return { ...refreshed, shownAt };
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

function since(times: readonly Timed[], from: keyof Refreshed, to: keyof Timed): readonly number[] {
  return times.map((timed) => {
    const [start, end] = [timed[from], timed[to]];
    if (start === undefined || end === undefined) {
      throw new Error(`The refresh came to its end without ${start === undefined ? from : to}`);
    }
    return end - start;
  });
}

function figuresOf(what: string, times: readonly Timed[]): readonly Figure[] {
  return [
    sampled(`${what}: last row asked for`, 'ms', since(times, 'startedAt', 'lastRowAt')),
    sampled(`${what}: on the screen`, 'ms', since(times, 'startedAt', 'shownAt')),
    sampled(`${what}: without the network`, 'ms', since(times, 'volumesReadAt', 'shownAt')),
    sampled(
      `${what}: rows asked for`,
      'rows',
      times.map(({ rows }) => rows),
    ),
  ];
}

async function measureAccount(stage: Stage, count: number, rounds: number): Promise<readonly Figure[]> {
  stage.say(`Refresh: ${count} volumes`);
  const simulator = await stage.simulator();
  const { window, lastVolume } = await openAccount(stage, count);
  const [all, one, none]: [Timed[], Timed[], Refreshed[]] = [[], [], []];
  try {
    // The first round warms up.
    for (let round = 0; round <= rounds; round += 1) {
      all.push(await refreshAfter(window, lastVolume, () => changeAll(simulator)));
      one.push(await refreshAfter(window, lastVolume, () => changeLast(simulator, lastVolume.id, round)));
      none.push(await window.call('refresh', lastVolume.id, false));
    }
  } finally {
    await window.close();
  }
  const name = `${count.toLocaleString('en-US')} volumes`;
  const idle = none.slice(1);
  return [
    ...figuresOf(`${name}, all changed`, all.slice(1)),
    ...figuresOf(`${name}, one changed`, one.slice(1)),
    sampled(
      `${name}, none changed: done`,
      'ms',
      idle.map(({ startedAt, doneAt }) => doneAt - startedAt),
    ),
    sampled(
      `${name}, none changed: rows asked for`,
      'rows',
      idle.map(({ rows }) => rows),
    ),
  ];
}

/** How long a refresh takes to the last row. */
export async function measureRefresh(stage: Stage, quick: boolean): Promise<Section> {
  const figures: Figure[] = [];
  for (const count of quick ? [100, 1000] : [100, 1000, 10_000]) {
    figures.push(...(await measureAccount(stage, count, quick ? 2 : 5)));
  }
  return {
    part: 'refresh',
    title: 'Refresh',
    method: [
      'The view open, all volumes in one node, expanded and scrolled to the last one; a tenth as many instances,',
      'snapshots and images beside them. From the command Refresh until VS Code asks how the last row looks, and until',
      'the screen shows it as it now is; without the network: from the list read, parsed and compared until then.',
      'All changed: every size and price. One changed: the status of the last volume. The network is a simulator here.',
    ],
    figures,
  };
}
