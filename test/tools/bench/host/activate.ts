import { extensions } from 'vscode';
import type { TestAccess } from '../../../../src/extension.ts';
import type { Activated } from './calls.ts';

/** When the activation was asked for. */
let began: Activated = { wall: 0, cpu: 0 };

/** How long VS Code takes to load and activate an extension: its code, its context and its `activate`. */
export async function activate(id: string): Promise<Activated> {
  const extension = extensions.getExtension(id);
  if (extension === undefined) {
    throw new Error(`${id} is not installed`);
  }
  if (extension.isActive) {
    throw new Error(`${id} is active before it was asked to be`);
  }
  began = { wall: performance.now(), cpu: cpu() };
  await extension.activate();
  return sinceBegin();
}

/** How long it takes with what is loaded behind the activation. */
export async function whole(id: string): Promise<Activated> {
  await extensions.getExtension<TestAccess | undefined>(id)?.exports?.program();
  return sinceBegin();
}

function sinceBegin(): Activated {
  return { wall: performance.now() - began.wall, cpu: cpu() - began.cpu };
}

/** The processor's time that this process has used, in milliseconds. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
