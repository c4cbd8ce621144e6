import * as vscode from 'vscode';
import type { Resource, Volume } from '../../../src/domain/resources.ts';
import type { TestServices } from '../../../src/program.ts';
import type { Operation } from '../../../src/writes/engine/operation.ts';
import type { Message } from '../support/observed.ts';
import { confirmed, observed } from '../support/observed.ts';
import { beginLoaded, control } from '../support/program.ts';
import { replace } from '../support/replace.ts';
import { until } from '../support/wait.ts';

/** An account of 100 volumes, of which every fifth is attached. */
export async function beginLarge(): Promise<TestServices> {
  const services = await beginLoaded();
  await control.reset('large:100');
  await control.setSpeed(50);
  await services.store.refresh();
  observed.begin();
  return services;
}

export function freeVolumes({ store }: TestServices, count: number): readonly Volume[] {
  const free = store.volumes.items.filter(({ status }) => status.state === 'available').slice(0, count);
  if (free.length < count) {
    throw new Error(`There are only ${free.length} free volumes`);
  }
  return free;
}

/** What VS Code gives a command: the clicked node, and all that are selected. */
export function selected(...resources: readonly Resource[]): readonly [unknown, readonly unknown[]] {
  const nodes = resources.map((resource) => ({
    type: 'item',
    id: `${resource.kind}/${resource.id}`,
    resource,
  }));
  return [nodes[0], nodes];
}

export function resourceNamed({ store }: TestServices, name: string): Resource {
  const all: readonly Resource[] = [
    ...store.volumes.items,
    ...store.snapshots.items,
    ...store.images.items,
    ...store.instances.items,
  ];
  const found = all.find((one) => one.name === name);
  if (found === undefined) {
    throw new Error(`There is nothing named ${name}`);
  }
  return found;
}

export const questions = (): readonly Message[] => observed.messages.filter(({ modal }) => modal);
export const results = (): readonly Message[] => observed.messages.filter(({ modal }) => !modal);

/** The user says yes to every question, and answers nothing else. */
export function confirmAll(): void {
  observed.answer = confirmed;
}

/** How many operations were being checked and sent at the same time, at most. */
export function observeSending({ operations }: TestServices): {
  readonly most: () => number;
  dispose(): void;
} {
  let most = 0;
  const sending = ({ current }: Operation): boolean => current.progress.step === 'sending';
  const listening = operations.onDidChange(() => {
    most = Math.max(most, operations.all.filter(sending).length);
  });
  return { most: () => most, dispose: () => listening.dispose() };
}

/** A progress notification: what it said, and its Cancel button. */
export interface ShownProgress {
  readonly title: string;
  readonly reports: string[];
  cancel(): void;
}

/** Progress notifications from now on, which are not shown. */
export function observeProgress(): { readonly shown: ShownProgress[]; restore(): void } {
  const shown: ShownProgress[] = [];
  const restore = replace(vscode.window, 'withProgress', (options, task) => {
    const source = new vscode.CancellationTokenSource();
    const reports: string[] = [];
    shown.push({ title: options.title ?? '', reports, cancel: () => source.cancel() });
    const progress = { report: ({ message }: { message?: string }) => void reports.push(message ?? '') };
    return task(progress, source.token);
  });
  return { shown, restore };
}

export async function allEnded({ operations }: TestServices): Promise<void> {
  await until('all have ended', () => operations.all.every(({ endedAt }) => endedAt !== undefined), 30_000);
}
