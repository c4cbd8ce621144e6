import type { Refreshed } from '../host/calls.ts';
import type { BenchWindow } from '../stage.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Of one refresh, in milliseconds. */
export interface Taken {
  /** Until the last row was on the screen as it now is; if nothing changed, until the command was done. */
  readonly wall: number;
  /** The processor's time of the extension host. */
  readonly cpu: number;
}

export interface Timed extends Taken, Refreshed {
  readonly shownAt: number;
}

/** Adds the processor's time that the extension host uses meanwhile. */
export async function withCpu<T extends { readonly wall: number }>(
  window: BenchWindow,
  run: () => Promise<T>,
): Promise<T & Taken> {
  const before = await window.call('cpu');
  const result = await run();
  return { ...result, cpu: (await window.call('cpu')) - before };
}
