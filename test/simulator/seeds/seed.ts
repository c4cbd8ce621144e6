import type { World } from '../world.ts';
import { seedDemo } from './demo.ts';
import { seedLarge } from './large.ts';

export type Seed = 'demo' | 'empty' | `large:${number}`;

/** The seed a text names, or undefined if it names none. */
export function seedFrom(text: string): Seed | undefined {
  if (text === 'demo' || text === 'empty') return text;
  const count = /^large:(\d{1,6})$/.exec(text)?.[1];
  return count !== undefined && Number(count) > 0 ? `large:${Number(count)}` : undefined;
}

/** Fills a new world. */
export function sow(world: World, seed: Seed): void {
  if (seed === 'demo') seedDemo(world);
  else if (seed !== 'empty') seedLarge(world, Number(seed.slice('large:'.length)));
}
