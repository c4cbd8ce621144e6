import { type Section, sampled } from '../figures.ts';
import type { Activated } from '../host/calls.ts';
import { emptyId, extensionId } from '../scratch.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';

const ids = { extension: extensionId, empty: emptyId } as const;

/** No more than this many times as long as an empty extension. */
const mostTimes = 1.3;

async function activate(stage: Stage, which: keyof typeof ids): Promise<Activated> {
  const window = await stage.openWindow(which);
  try {
    return await window.call('activate', ids[which]);
  } finally {
    await window.close();
  }
}

/** How long VS Code takes to activate this extension and an empty one, in turns. */
export async function measureActivation(stage: Stage, quick: boolean): Promise<Section> {
  const rounds = quick ? 2 : 9;
  (await stage.simulator()).reset('large:100');
  const samples: Record<keyof typeof ids, Activated[]> = { empty: [], extension: [] };
  for (let round = 0; round <= rounds; round += 1) {
    stage.say(round === 0 ? 'Activation: warming up' : `Activation: round ${round} of ${rounds}`);
    // Who comes first changes, so that neither always follows the other.
    const order = round % 2 === 0 ? (['empty', 'extension'] as const) : (['extension', 'empty'] as const);
    for (const which of order) {
      const time = await activate(stage, which);
      if (round > 0) {
        samples[which].push(time);
      }
    }
  }
  const wall = (which: keyof typeof ids) => samples[which].map((sample) => sample.wall);
  const cpu = (which: keyof typeof ids) => samples[which].map((sample) => sample.cpu);
  const ratio = median(wall('extension')) / median(wall('empty'));
  return {
    part: 'activation',
    title: 'Activation in VS Code',
    method: [
      'Each in a fresh window with an extension host of its own, in turns, after one round that is not counted; as soon',
      'as the window is up, as when it was left with the view open: from Extension.activate() until it resolves, so with',
      "loading the code. Signed in. The processor's time is that of the extension host, VS Code's own part included.",
      'The ratio is that of the medians. Its budget is soft: a busy machine can put it over without a cause here.',
    ],
    figures: [
      sampled('an empty extension', 'ms', wall('empty')),
      sampled('this extension', 'ms', wall('extension')),
      { what: 'ratio', value: ratio, unit: 'times', budget: { most: mostTimes, hard: false } },
      sampled("an empty extension, processor's time", 'ms', cpu('empty')),
      sampled("this extension, processor's time", 'ms', cpu('extension')),
    ],
  };
}
