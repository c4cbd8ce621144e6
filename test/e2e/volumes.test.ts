import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import {
  accept,
  answer,
  answerByKey,
  boxOf,
  detailOf,
  operation,
  tabTo,
  typeAndRead,
} from './support/ask.ts';
import { asked, recordNamed } from './support/records.ts';
import { until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn, theWorld } from './support/world.ts';

describe('changing a volume', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('training-data').waitFor();
  });
  after(() => window.close());

  /** A row that tells that of a volume. */
  const told = (name: string, what: RegExp) =>
    window.row(name).and(window.view.getByRole('treeitem', { name: what }));

  describe('resizing', () => {
    it('says the price of the new size beside the old while one types', async () => {
      await window.contextMenu('training-data', 'Resize Volume…');
      const box = await boxOf(window, 'Resize Volume: training-data');
      assert.equal(await box.locator('input').first().inputValue(), '500');
      await typeAndRead(window, '600', 'Now: 500 GB for $106.93 a month. Then: 600 GB for $128.32 a month.');
      await typeAndRead(window, '1 TB', 'Now: 500 GB for $106.93 a month. Then: 1 TB for $219.00 a month.');
      await window.screenshot('resize-box');
    });

    for (const text of ['10abc', '1e9', '-1', '0x10']) {
      it(`does not take ${text}, and sends nothing`, async () => {
        await typeAndRead(window, text, 'Enter a whole number of GB, such as 500, or of TB, such as 1.5 TB.');
        await accept(window);
        await boxOf(window, 'Resize Volume: training-data');
        assert.equal(await window.dialog.count(), 0);
        assert.equal(asked(simulator, 'resizeVolume'), 0);
      });
    }

    it('does not take less than there is', async () => {
      await typeAndRead(window, '400', 'A volume can only grow: enter more than the 500 GB it has.');
      await accept(window);
      await boxOf(window, 'Resize Volume: training-data');
      await window.screenshot('resize-refused-size');
      assert.equal(asked(simulator, 'resizeVolume'), 0);
    });

    it('is done once when it is confirmed, and the tree shows the new size and price', async () => {
      await typeAndRead(window, '1 TB', 'Then: 1 TB');
      await accept(window);
      const detail = await detailOf(window, 'Resize training-data from 500 GB to 1 TB?');
      assert.match(detail, /^It then costs \$219\.00 a month instead of \$106\.93 a month\./u);
      assert.match(detail, /A volume can’t be made smaller again\.$/u);
      await window.screenshot('resize-question');
      assert.equal(asked(simulator, 'resizeVolume'), 0);
      await answer(window, 'Resize');
      await until('it grows', () => simulator.effects('resizeVolume') === 1);
      simulator.advance(60);
      await operation(window, 'Resize training-data to 1 TB', 'done').waitFor();
      await told('training-data', /, 1 TB NVMe, Available, \$219\.00 a month, /u).waitFor();
      assert.equal(simulator.effects('resizeVolume'), 1);
      assert.equal(recordNamed(simulator, 'volumes', 'training-data').size, 1024);
    });

    it('tells in the tree at once why it is not possible, and asks nothing', async () => {
      await window.contextMenu('legacy-datasets', 'Resize Volume…');
      await (
        await window.messages('CANADA-1 is in the legacy tier, where volumes cannot be resized')
      ).waitFor();
      assert.equal(await window.quickInput.isVisible(), false);
      await window.screenshot('resize-legacy');
      await window.clearMessages();
    });

    it('tells what Barrack refuses for want of credits', async () => {
      simulator.change({ kind: 'account', set: { balance: 0.5 } });
      await window.contextMenu('scratch', 'Resize Volume…');
      await boxOf(window, 'Resize Volume: scratch');
      await typeAndRead(window, '300', 'Then: 300 GB for $64.16 a month.');
      await accept(window);
      await answer(window, 'Resize');
      await operation(window, 'Resize scratch to 300 GB', 'not done, ').waitFor();
      await operation(window, 'Resize scratch to 300 GB', 'Insufficient credits').waitFor();
      await window.screenshot('resize-refused-credits');
      assert.equal(simulator.effects('resizeVolume'), 1);
      assert.equal(recordNamed(simulator, 'volumes', 'scratch').size, 200);
      simulator.change({ kind: 'account', set: { balance: 2400 } });
    });
  });

  describe('attaching and detaching', () => {
    it('offers the instances of the region, and says why not the others', async () => {
      await window.contextMenu('training-data', 'Attach to Instance…');
      const box = await boxOf(window, 'Attach to Instance: training-data');
      const row = (name: string) => box.locator('.monaco-list-row', { hasText: name });
      await row('inference-api').getByText('Shuts down inference-api first').waitFor();
      await row('render-node').getByText('training-data is in FINLAND-1, render-node in CANADA-1.').waitFor();
      await box.getByText('Cannot take this volume now').waitFor();
      const [first] = await box.locator('.monaco-list-row').allInnerTexts();
      assert.match(first ?? '', /llm-finetune/u);
      await window.screenshot('attach-picker');
    });

    it('does not take one that cannot be chosen', async () => {
      await window.type('render');
      await window.quickInput.locator('.monaco-list-row.focused', { hasText: 'render-node' }).waitFor();
      await accept(window);
      await boxOf(window, 'Attach to Instance: training-data');
      assert.equal(asked(simulator, 'attachVolumes'), 0);
    });

    it('is done at once with an instance that is SHUTOFF', async () => {
      await window.type('llm');
      await window.quickInput.locator('.monaco-list-row.focused', { hasText: 'llm-finetune' }).waitFor();
      await accept(window);
      await until('it is attached', () => simulator.effects('attachVolumes') === 1);
      simulator.advance(60);
      await operation(window, 'Attach training-data to llm-finetune', 'done').waitFor();
      await told('training-data', /, Attached to llm-finetune, /u).waitFor();
      assert.equal(asked(simulator, 'stopInstance'), 0);
    });

    it('is undone by Detach, which says what that means', async () => {
      await window.contextMenu('training-data', 'Detach from Instance…');
      const detail = await detailOf(window, 'Detach the volume training-data?');
      assert.match(detail, /It keeps its data\./u);
      assert.match(detail, /billed as long as it is there: still \$219\.00 a month\./u);
      await window.screenshot('detach-question');
      await answer(window, 'Detach Volume');
      await until('it is detached', () => simulator.effects('detachVolumes') === 1);
      simulator.advance(60);
      await operation(window, 'Detach training-data from llm-finetune', 'done').waitFor();
      await told('training-data', /, Available, /u).waitFor();
    });

    it('shuts a running instance down, attaches and starts it again, as one operation', async () => {
      await window.contextMenu('training-data', 'Attach to Instance…');
      await boxOf(window, 'Attach to Instance: training-data');
      await window.type('inference-api');
      await window.quickInput.locator('.monaco-list-row.focused', { hasText: 'inference-api' }).waitFor();
      await accept(window);
      const detail = await detailOf(window, 'Shut down inference-api and attach training-data?');
      assert.match(detail, /What runs on inference-api ends now\./u);
      assert.match(detail, /still billed in full, \$2\.20 an hour\./u);
      await window.screenshot('attach-chain-question');
      assert.equal(asked(simulator, 'stopInstance'), 0);
      await answer(window, 'Shut Down, Attach and Start Again');
      await until('it is being shut down', () => simulator.effects('stopInstance') === 1);
      simulator.advance(60);
      await until('it is being attached', () => simulator.effects('attachVolumes') === 2);
      await window.screenshot('attach-chain');
      simulator.advance(60);
      await until('it is being started', () => simulator.effects('startInstance') === 1);
      simulator.advance(60);
      await operation(window, 'Attach training-data to inference-api', 'done').waitFor();
      await told('training-data', /, Attached to inference-api, /u).waitFor();
      assert.equal(recordNamed(simulator, 'instances', 'inference-api').status, 'ACTIVE');
      assert.equal(simulator.effects('stopInstance'), 1);
      assert.equal(simulator.effects('startInstance'), 1);
    });
  });

  describe('deleting', () => {
    it('says what it frees, and is done once when it is confirmed', async () => {
      await window.contextMenu('archive-2024-clone', 'Delete Volume…');
      const detail = await detailOf(window, 'Delete the volume archive-2024-clone?');
      assert.match(detail, /This frees \$116\.80 a month\./u);
      assert.match(detail, /All data on it is lost\.\s+This can’t be undone\./u);
      await window.screenshot('delete-question');
      await answer(window, 'Cancel');
      for (const key of ['Enter', 'Escape']) {
        await window.contextMenu('archive-2024-clone', 'Delete Volume…');
        await answerByKey(window, 'Don’t Delete', key);
      }
      assert.equal(asked(simulator, 'deleteVolume'), 0);
      await window.contextMenu('archive-2024-clone', 'Delete Volume…');
      await tabTo(window, 'Don’t Delete', 'Delete Volume');
      await answerByKey(window, 'Delete Volume', 'Enter');
      await until('it is being deleted', () => simulator.effects('deleteVolume') === 1);
      simulator.advance(60);
      await operation(window, 'Delete the volume archive-2024-clone', 'done').waitFor();
      await window.row('archive-2024-clone').waitFor({ state: 'detached' });
      assert.equal(simulator.effects('deleteVolume'), 1);
    });

    it('names the instance that stands in the way, and leads there', async () => {
      await window.contextMenu('checkpoints', 'Delete Volume…');
      const message = await window.messages('checkpoints is attached to llm-finetune. Detach it first.');
      await message.waitFor();
      await window.screenshot('delete-attached');
      await message.getByRole('button', { name: 'Go to llm-finetune' }).click();
      const row = window.row('llm-finetune');
      await until('it is selected', async () => (await row.getAttribute('aria-selected')) === 'true');
      assert.equal(simulator.effects('deleteVolume'), 1);
      await window.clearMessages();
    });

    it('takes the name of the volume, and no other, where the name has to be typed', async () => {
      const { host } = await theWorld();
      await host.setSettings({ 'barrack.confirmDelete': 'typeName' });
      try {
        await window.reload();
        await window.contextMenu('golden-boot', 'Delete Volume…');
        await answer(window, 'Delete Volume');
        const box = await boxOf(window, 'Delete Volume');
        await box.getByText('Type the name golden-boot to confirm').waitFor();
        await window.type('golden-boo');
        await accept(window);
        await box.getByText('That is not the name golden-boot. Press Escape').waitFor();
        await window.screenshot('delete-type-name');
        assert.equal(asked(simulator, 'deleteVolume'), 1);
        await window.type('golden-boot');
        await accept(window);
        await until('it is being deleted', () => simulator.effects('deleteVolume') === 2);
        simulator.advance(60);
        await operation(window, 'Delete the volume golden-boot', 'done').waitFor();
        await window.row('golden-boot').waitFor({ state: 'detached' });
        // What was done before the reload is still listed.
        await operation(window, 'Attach training-data to inference-api', 'done').waitFor();
      } finally {
        await host.setSettings({ 'barrack.confirmDelete': 'click' });
      }
    });
  });
});
