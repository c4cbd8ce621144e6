import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../../../simulator/server.ts';
import type { Figure, Section } from '../figures.ts';
import type { BenchWindow, Stage } from '../stage.ts';
import { hideView, showView } from './account.ts';

/** What an answer may set off comes within this time, in milliseconds. */
const settleMs = 3000;

/** Five lists, the balance, the prices and the types of volumes: each once (see `Loader`). */
const mostAtFirst = { budget: { most: 8, hard: true } } as const;

/** The requests since the last time this was asked, as a figure. */
function counted(what: string, simulator: Simulator, extra: Pick<Figure, 'budget'> = {}): Figure {
  const operations = simulator.requests.map(
    ({ operation, method, path }) => operation ?? `${method} ${path}`,
  );
  simulator.clearRequests();
  const note = operations.join(', ');
  return { what, value: operations.length, unit: 'requests', ...(note !== '' && { note }), ...extra };
}

/** How many requests the extension sends, counted where they arrive. */
export async function measureRequests(stage: Stage, quick: boolean): Promise<Section> {
  const seconds = quick ? 10 : 60;
  const none = { budget: { most: 0, hard: true } } as const;
  const simulator = await stage.simulator();
  simulator.reset('large:120');
  const figures: Figure[] = [];
  const windows: BenchWindow[] = [];
  const openView = async (): Promise<BenchWindow> => {
    const window = await stage.openWindow('extension');
    windows.push(window);
    await showView(window);
    await sleep(settleMs);
    return window;
  };
  try {
    stage.say('Requests: first load and refresh');
    const hidden = await openView();
    figures.push(counted('from the start until everything is shown', simulator, mostAtFirst));
    await hidden.call('command', 'barrack.refresh');
    await sleep(settleMs);
    figures.push(counted('a full refresh', simulator));
    await hideView(hidden);
    await sleep(settleMs);
    figures.push(counted('the view is hidden', simulator, none));
    await openView();
    simulator.clearRequests();
    stage.say(`Requests: ${seconds} s with the view open in one window and hidden in another`);
    await sleep(seconds * 1000);
    figures.push(
      counted(`${seconds} s of idleness, view open in one window, hidden in another`, simulator, none),
    );
  } finally {
    await Promise.all(windows.map((window) => window.close()));
  }
  return {
    part: 'requests',
    title: 'Requests',
    method: [
      'Counted at the simulator. 120 volumes, nothing in transition; nobody touches the window in between. The key is one',
      'of the environment, in a header that is not known before. A list of just 10, 20, 50 or 100 records would be asked',
      'once for a second page.',
    ],
    figures,
  };
}
