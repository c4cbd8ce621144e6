import { setTimeout as sleep } from 'node:timers/promises';
import { commands, extensions } from 'vscode';
import type { Services } from '../../../../src/commands/core/services.ts';
import type { TestAccess } from '../../../../src/extension.ts';
import type { Refreshed } from './calls.ts';
import { Watch } from './watch.ts';

const extensionId = 'barrack-explorer.barrack-explorer';

/** VS Code is taken to ask for nothing more when it has not asked for this long, in milliseconds. */
const quietMs = 500;

async function services(): Promise<Services> {
  const extension = extensions.getExtension<TestAccess | undefined>(extensionId);
  const access = await extension?.activate();
  if (access === undefined) {
    throw new Error('The extension does not give access to itself to tests');
  }
  return (await access.program()).services;
}

/** How long to wait for anything, in milliseconds: a busy machine may need it. */
const patienceMs = 120_000;

async function until(what: string, condition: () => boolean): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${patienceMs / 1000} s`);
    }
    await sleep(50);
  }
}

let watched: Watch | undefined;

async function watch(): Promise<Watch> {
  watched ??= new Watch((await services()).explorer.provider);
  return watched;
}

export async function loaded(): Promise<undefined> {
  const { store } = await services();
  const states = () => [store.regions, store.volumes, store.snapshots, store.images, store.instances];
  await until('Everything is read', () =>
    states().every(({ loadedAt, loading }) => loadedAt !== undefined && !loading),
  );
  const failed = states().find(({ error }) => error !== undefined)?.error;
  if (failed !== undefined) {
    throw failed;
  }
  const rows = await watch();
  await until('VS Code asks for no more rows', () => rows.quietFor(quietMs));
  return undefined;
}

export async function reveal(volume: string): Promise<undefined> {
  const { explorer } = await services();
  await explorer.reveal({ kind: 'volume', id: volume });
  const rows = await watch();
  await until('VS Code asks for no more rows', () => rows.quietFor(quietMs));
  return undefined;
}

export async function refresh(lastVolume: string, changed: boolean): Promise<Refreshed> {
  const rows = await watch();
  rows.reset(`volume/${lastVolume}`);
  const startedAt = Date.now();
  await commands.executeCommand('barrack.refresh');
  const doneAt = Date.now();
  if (changed) {
    await until('VS Code asks for the last row', () => rows.lastRowAt !== undefined);
  }
  await until('VS Code asks for no more rows', () => rows.quietFor(quietMs));
  const { volumesReadAt, rows: count } = rows;
  return { startedAt, doneAt, volumesReadAt, rows: count };
}
