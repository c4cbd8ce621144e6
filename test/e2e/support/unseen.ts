import type { Simulator } from '../../simulator/server.ts';

/** Far longer than a click takes, in milliseconds. */
const lateMs = 3000;

/** Makes a change that no window learns of before `act` is done: what one happens to ask meanwhile is answered late. */
export async function unseen(
  simulator: Simulator,
  change: () => void,
  act: () => Promise<void>,
): Promise<void> {
  simulator.faults.add({ operation: '*', kind: 'delay', milliseconds: lateMs, count: 'always' });
  try {
    change();
    await act();
  } finally {
    simulator.faults.clear();
  }
}
