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
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  await extension.activate();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: (user + system) / 1000 };
}
