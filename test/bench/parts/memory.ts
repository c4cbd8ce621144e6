import { type Section, sampled } from '../figures.ts';
import type { Stage } from '../stage.ts';
import { openAccount, showView } from './account.ts';

const megabyte = 1_000_000;

async function heapOfEmptyAccount(stage: Stage): Promise<number> {
  (await stage.simulator()).reset('empty');
  const window = await stage.openWindow('extension');
  try {
    await showView(window);
    return (await window.call('heap')) / megabyte;
  } finally {
    await window.close();
  }
}

async function heapOfAccount(stage: Stage, volumes: number): Promise<number> {
  const { window } = await openAccount(stage, volumes);
  try {
    return (await window.call('heap')) / megabyte;
  } finally {
    await window.close();
  }
}

/** How much the extension host's heap grows with the account. */
export async function measureMemory(stage: Stage, quick: boolean): Promise<Section> {
  const [count, rounds] = quick ? [1000, 1] : [10_000, 3];
  const [empty, full]: [number[], number[]] = [[], []];
  for (let round = 1; round <= rounds; round += 1) {
    stage.say(`Memory: round ${round} of ${rounds}`);
    empty.push(await heapOfEmptyAccount(stage));
    full.push(await heapOfAccount(stage, count));
  }
  const name = `${count.toLocaleString('en-US')} volumes`;
  const grown = full.map((value, index) => value - (empty[index] ?? NaN));
  return {
    part: 'memory',
    title: 'Memory of the extension host',
    method: [
      "The JavaScript heap in use after garbage collection, with VS Code's own part in it; the view open, with the",
      'volumes all in sight of the tree, and a tenth as many instances, snapshots and images. Fresh windows, in turns.',
    ],
    figures: [
      sampled('nothing in the account', 'MB', empty),
      sampled(name, 'MB', full),
      sampled(`what ${name} take`, 'MB', grown),
    ],
  };
}
