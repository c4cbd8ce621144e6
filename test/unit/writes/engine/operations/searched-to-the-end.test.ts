import assert from 'node:assert/strict';
import { cloneOrder, lost, minute, second, stepOf } from '../../support/orders.ts';
import { operationRecord } from '../../support/operation-records.ts';
import { settle } from '../../support/fake-clock.ts';
import type { TestWindow } from '../../support/window.ts';
import { makeAvailable, oneWindow, only } from '../../support/windows.ts';

/** A clone whose search was over, or was said to be, when the window that looked was gone. */
async function leftWith(made: number, from: number) {
  const scene = await oneWindow();
  scene.window.signOut();
  const record = operationRecord('left', 'sending', scene.clock.wallTime() - 11 * minute);
  const { kind, message, remedy, outcome } = lost();
  const search = { lost: { kind, message, remedy, outcome }, looks: { made, from } };
  const steps = record.steps.map((step) => ({
    ...step,
    order: cloneOrder(),
    notes: { before: [] },
    progress: { step: 'checking', search } as const,
  }));
  scene.shared.claimed.add('left.sent-0');
  scene.shared.put('left', { generation: 0, holder: undefined, record: { ...record, steps } });
  return scene;
}

describe('a search that was left when all its looks were made', () => {
  let window: TestWindow | undefined;

  afterEach(() => window?.kill());

  for (const made of [9, 10, 1e9]) {
    it(`is gone on with before anything is said: what is listed by now is followed (${made})`, async () => {
      const scene = await leftWith(made, 1_000_000_000_000);
      ({ window } = scene);
      makeAvailable(scene.barrack);
      await window.signIn();
      await scene.clock.advance(3 * second);
      assert.equal(stepOf(only(window)), 'done');
    });

    for (const from of [-1e300, 0, 1e300]) {
      it(`is over within a pause where nothing is listed (${made}, ${from})`, async () => {
        const scene = await leftWith(made, from);
        ({ window } = scene);
        await window.signIn();
        await settle();
        assert.equal(stepOf(only(window)), 'checking');
        await scene.clock.advance(10 * minute);
        assert.equal(stepOf(only(window)), 'notDone');
        assert.equal(scene.barrack.countOf('clone'), 0);
      });
    }
  }
});
