import { type Section, sampled } from '../figures.ts';
import type { Activated } from '../host/calls.ts';
import { emptyId, extensionId } from '../scratch.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';

const windows = {
  empty: { which: 'empty', id: emptyId, signedIn: true },
  extension: { which: 'extension', id: extensionId, signedIn: true },
  signedOut: { which: 'extension', id: extensionId, signedIn: false },
} as const;

type Case = keyof typeof windows;

/** No more than this many times as long as an empty extension. */
const mostTimes = 1.3;

interface Sample {
  readonly activated: Activated;
  /** With the program that is loaded behind it. */
  readonly whole: Activated | undefined;
}

async function activate(stage: Stage, of: Case): Promise<Sample> {
  const { which, id, signedIn } = windows[of];
  const window = await stage.openWindow(which, signedIn);
  try {
    const activated = await window.call('activate', id);
    return { activated, whole: of === 'extension' ? await window.call('whole', id) : undefined };
  } finally {
    await window.close();
  }
}

async function sampleInTurns(stage: Stage, rounds: number): Promise<Readonly<Record<Case, Sample[]>>> {
  const samples: Record<Case, Sample[]> = { empty: [], extension: [], signedOut: [] };
  const cases = Object.keys(windows) as Case[];
  for (let round = 0; round <= rounds; round += 1) {
    stage.say(round === 0 ? 'Activation: warming up' : `Activation: round ${round} of ${rounds}`);
    // Who comes first changes, so that none always follows the same other.
    for (const of of round % 2 === 0 ? cases : cases.toReversed()) {
      const sample = await activate(stage, of);
      if (round > 0) {
        samples[of].push(sample);
      }
    }
  }
  return samples;
}

/** How long VS Code takes to activate this extension and an empty one, in turns. */
export async function measureActivation(stage: Stage, quick: boolean): Promise<Section> {
  (await stage.simulator()).reset('large:100');
  const samples = await sampleInTurns(stage, quick ? 2 : 9);
  const times = (of: Case, measure: keyof Activated) =>
    samples[of].map(({ activated }) => activated[measure]);
  const whole = (measure: keyof Activated) =>
    samples.extension.flatMap((sample) => sample.whole?.[measure] ?? []);
  const ratio = median(times('extension', 'wall')) / median(times('empty', 'wall'));
  return {
    part: 'activation',
    title: 'Activation in VS Code',
    method: [
      'Each in a fresh window with an extension host of its own, in turns, after one round that is not counted; as soon',
      'as the window is up, as when it was left with the view open: from Extension.activate() until it resolves, so with',
      'loading the code. Whole: until the program is there, too, which is loaded behind that; where nobody ever signed in',
      "it is not. The processor's time is that of the extension host, VS Code's own part included. The ratio is that of the",
      'medians. Its budget is soft: a busy machine can put it over without a cause here.',
    ],
    figures: [
      sampled('an empty extension', 'ms', times('empty', 'wall')),
      sampled('this extension', 'ms', times('extension', 'wall')),
      { what: 'ratio', value: ratio, unit: 'times', budget: { most: mostTimes, hard: false } },
      sampled('this extension, whole', 'ms', whole('wall')),
      sampled('this extension, never signed in', 'ms', times('signedOut', 'wall')),
      sampled("an empty extension, processor's time", 'ms', times('empty', 'cpu')),
      sampled("this extension, processor's time", 'ms', times('extension', 'cpu')),
      sampled("this extension, whole, processor's time", 'ms', whole('cpu')),
      sampled("this extension, never signed in, processor's time", 'ms', times('signedOut', 'cpu')),
    ],
  };
}
