import assert from 'node:assert/strict';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import { FakeBarrack } from './fake-barrack.ts';
import { FakeClock } from './fake-clock.ts';
import { SharedJournal } from './memory-journal.ts';
import { source } from './orders.ts';
import { snapshot, volume } from './records.ts';
import { TestWindow } from './window.ts';

/** A window in which somebody is signed in, with a volume to clone and a snapshot to make an image of. */
export async function oneWindow() {
  const barrack = new FakeBarrack();
  const clock = new FakeClock();
  const shared = new SharedJournal();
  const window = new TestWindow('one', barrack, clock, shared);
  barrack.volumeList = [source()];
  barrack.snapshotList = [snapshot({ id: '7', name: 'shot', hasImage: false })];
  await window.signIn();
  barrack.calls.length = 0;
  return { barrack, clock, shared, window };
}

/** Two windows with one journal, and the way to open more; a volume to clone. */
export async function twoWindows() {
  const barrack = new FakeBarrack();
  const clock = new FakeClock();
  const shared = new SharedJournal();
  const open = async (name: string, account?: string): Promise<TestWindow> => {
    const window = new TestWindow(name, barrack, clock, shared);
    await window.signIn(account);
    return window;
  };
  barrack.volumeList = [source()];
  const one = await open('one');
  const two = await open('two');
  barrack.calls.length = 0;
  return { barrack, clock, shared, one, two, open };
}

/** The one operation that a window knows of. */
export function only({ operations }: TestWindow): Operation {
  const [operation] = operations.all;
  assert.ok(operation !== undefined && operations.all.length === 1);
  return operation;
}

/** The clone is there beside its source. */
export function makeAvailable(barrack: FakeBarrack): void {
  barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
}
