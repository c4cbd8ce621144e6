import { type Section, sampled } from '../figures.ts';
import type { Stage } from '../stage.ts';
import { fillAccount, showView } from './account.ts';

const megabyte = 1_000_000;

interface Heaps {
  /** With nothing in the account, before and after it was filled. */
  readonly before: number;
  readonly full: number;
  readonly after: number;
}

/** In one window, so that VS Code's own part is the same: an empty account, a full one, and the empty one again. */
async function measureWindow(stage: Stage, volumes: number): Promise<Heaps> {
  const simulator = await stage.simulator();
  simulator.reset('empty');
  const window = await stage.openWindow('extension');
  const heap = async () => (await window.call('heap')) / megabyte;
  try {
    await showView(window);
    const before = await heap();
    const lastVolume = await fillAccount(stage, volumes);
    await window.call('refresh', lastVolume.id, false);
    await window.call('reveal', lastVolume.id);
    const full = await heap();
    simulator.reset('empty');
    await window.call('refresh', lastVolume.id, false);
    return { before, full, after: await heap() };
  } finally {
    await window.close();
  }
}

/** How much the extension host's heap grows with the account. */
export async function measureMemory(stage: Stage, quick: boolean): Promise<Section> {
  const [count, rounds] = quick ? [1000, 1] : [10_000, 3];
  const windows: Heaps[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    stage.say(`Memory: round ${round} of ${rounds}`);
    windows.push(await measureWindow(stage, count));
  }
  const name = `${count.toLocaleString('en-US')} volumes`;
  const of = (what: (heaps: Heaps) => number) => windows.map(what);
  return {
    part: 'memory',
    title: 'Memory of the extension host',
    method: [
      "The JavaScript heap in use after garbage collection, VS Code's own part included; each round a fresh window with",
      'the view open. The volumes are in one node, expanded, with a tenth as many instances, snapshots and images.',
    ],
    figures: [
      sampled(
        'nothing in the account',
        'MB',
        of(({ before }) => before),
      ),
      sampled(
        name,
        'MB',
        of(({ full }) => full),
      ),
      sampled(
        'nothing in it again',
        'MB',
        of(({ after }) => after),
      ),
      sampled(
        `what ${name} take`,
        'MB',
        of(({ before, full }) => full - before),
      ),
    ],
  };
}
