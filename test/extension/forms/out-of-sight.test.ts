import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import type { OpenForm } from '../support/form.ts';
import { clonesSent, cloneFormOf } from '../support/form.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control } from '../support/program.ts';
import { itemNamed } from '../support/tree.ts';
import { until } from '../support/wait.ts';

describe('what was sent by a form that is closed', function () {
  this.timeout(30_000);
  let services: TestServices;
  let form: OpenForm;

  beforeEach(async () => {
    services = await beginLoaded();
    await control.setSpeed(0);
    form = await cloneFormOf(services, 'training-data');
  });

  it('goes on, its end is told, and it can be shown in the tree', async () => {
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Show in the Tree');
    form.submit();
    await form.until('it is accepted', ({ phase }) => phase === 'over');
    form.shown.panel.dispose();
    await control.setSpeed(100);
    await until('its end is told', () => observed.texts('information').length > 0);
    assert.match(observed.texts('information').join(), /training-data-clone/u);
    const { id } = itemNamed(services, 'training-data-clone');
    await until('it is selected', () => services.explorer.selection[0]?.id === id);
  });

  it('is told when Barrack refuses it', async () => {
    await control.addFaults(
      { kind: 'delay', operation: 'cloneVolume', milliseconds: 400 },
      { kind: 'status', operation: 'cloneVolume', status: 402, message: 'Insufficient credits' },
    );
    form.submit();
    await until('it is on its way', async () => (await clonesSent())[0] === 1);
    form.shown.panel.dispose();
    const [text = ''] = await until(
      'it is told',
      () => observed.texts('warning').length > 0 && observed.texts('warning'),
    );
    assert.match(text, /Insufficient credits.*Add credits/u);
    assert.deepEqual(await clonesSent(), [1, 0]);
  });

  it('is shown again by the form that is opened anew, which sends nothing a second time', async () => {
    form.submit();
    await form.until('it is accepted', ({ phase }) => phase === 'over');
    form.shown.panel.dispose();
    await until('it is closed', () => form.shown.closed);
    const again = await cloneFormOf(services, 'training-data');
    await again.until('it shows what is under way', ({ outcome }) => outcome?.tone === 'progress');
    again.submit();
    await control.setSpeed(100);
    await again.until('it is Available', ({ outcome }) => outcome?.tone === 'good');
    assert.deepEqual(await clonesSent(), [1, 1]);
  });
});
