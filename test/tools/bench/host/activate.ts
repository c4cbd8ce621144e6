import { extensions } from 'vscode';
import type { Activated } from './calls.ts';

/** How long VS Code takes to load and activate an extension: its code, its context and its `activate`. */
export async function activate(id: string): Promise<Activated> {
  const extension = extensions.getExtension(id);
  if (extension === undefined) {
    throw new Error(`${id} is not installed`);
  }
  if (extension.isActive) {
    throw new Error(`${id} is active before it was asked to be`);
  }
  const before = cpu();
  const start = performance.now();
  await extension.activate();
  const wall = performance.now() - start;
  return { wall, cpu: cpu() - before };
}

/** The processor's time that this process has used, in milliseconds. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
