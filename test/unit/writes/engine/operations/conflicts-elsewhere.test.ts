import assert from 'node:assert/strict';
import { cloneOrder, makeClone, second, source, stepOf } from '../../support/orders.ts';
import { twoWindows } from '../../support/windows.ts';

describe('What is begun in one window beside what another one has just begun', () => {
  it('is not sent where it can’t be carried out beside that, though this window does not show that yet', async () => {
    const { barrack, clock, one, two } = await twoWindows();
    makeClone(barrack, 'whole');
    const clone = one.begin(cloneOrder());
    const deletion = two.begin({ kind: 'deleteVolume', volume: source() });
    await clock.advance(3 * second);
    const sent = barrack.countOf('clone') + barrack.countOf('deleteVolume');
    assert.ok(sent <= 1, `${sent} were sent`);
    assert.equal(stepOf(deletion), 'refused');
    assert.match(deletion.statusText, /Another operation clones data/u);
    assert.equal(barrack.countOf('deleteVolume'), 0);
    assert.ok(['running', 'refused'].includes(stepOf(clone)));
    one.kill();
    two.kill();
  });
});
