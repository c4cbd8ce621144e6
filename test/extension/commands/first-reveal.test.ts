// Runs before any suite that shows the view: revealing in one that was never shown is a case of its own in VS Code.
import assert from 'node:assert/strict';
import { beginLoaded } from '../support/program.ts';
import { until } from '../support/wait.ts';

describe('showing a resource in a view that was never shown', () => {
  it('opens the view and selects it', async () => {
    const { explorer, store } = await beginLoaded();
    assert.equal(explorer.view.visible, false);
    const volume = store.volumes.items.find(({ name }) => name === 'training-data');
    assert.ok(volume);
    await explorer.reveal(volume);
    await until('it is selected', () => explorer.selection[0]?.id === `volume/${volume.id}`);
    assert.equal(explorer.view.visible, true);
  });
});
