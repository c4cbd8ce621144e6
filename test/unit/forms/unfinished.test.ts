import assert from 'node:assert/strict';
import { newestUnfinished } from '../../../src/forms/model/unfinished.ts';
import type { Order } from '../../../src/writes/model/orders.ts';
import type { Progress } from '../../../src/writes/model/progress.ts';
import { settle } from './fakes.ts';
import type { Form } from './harness.ts';
import { cloneForm, imageForm } from './harness.ts';
import { barrackError, loaded, volume } from './records.ts';

const clone = volume({ id: 'v2', name: 'mine', word: 'creating' });
const lost = { step: 'unknown', error: barrackError({ message: 'No answer.' }), check: 'Look.' } as const;

const cloneOf = (id: string): Order => ({
  kind: 'clone',
  source: { id, name: 'training-data' },
  name: 'mine',
});
const imageOf = (id: string): Order => ({
  kind: 'createImage',
  snapshot: { id, name: 'nightly' },
  name: 'mine',
});

/** A form opened for a volume of which a clone named "mine" has come that far. */
function reopened(progress: Parameters<Form['services']['cloning']['come']>[0]): Form {
  return cloneForm((services) => {
    services.cloning.come(progress);
    services.unfinishedOnes.push(services.cloning.begunAs(cloneOf('v1')));
  });
}

describe('a form opened again for what an operation is still at work on', () => {
  it('shows it being sent, and sends nothing', () => {
    const form = reopened({ step: 'sending' });
    assert.equal(form.view.phase, 'sending');
    assert.equal(form.view.draft.name, 'mine');
    form.submit();
    assert.equal(form.services.clones.length, 0);
  });

  it('is being checked also where the source is not known (any more)', () => {
    const form = reopened({ step: 'checking' });
    form.services.store.volumes = loaded();
    form.services.store.change();
    assert.equal(form.view.phase, 'checking');
    assert.match(form.view.outcome?.title ?? '', /^Checking whether mine was created/u);
  });

  it('shows why it was refused, at the draft', () => {
    const form = reopened({ step: 'sending' });
    form.services.cloning.come({
      step: 'refused',
      error: barrackError({ fieldErrors: { name: ['Taken.'] } }),
    });
    assert.equal(form.view.phase, 'editing');
    assert.deepEqual(form.view.nameProblems, ['Taken.']);
  });

  it('shows it running; a button begins another, with a name of its own', () => {
    const form = reopened({ step: 'running', resource: clone });
    form.services.store.volumes = loaded(volume(), clone, volume({ id: 'v3', name: 'training-data-clone' }));
    assert.equal(form.view.outcome?.title, 'Creating mine');
    assert.deepEqual(form.buttons, ['showInTree', 'copyId', 'again', 'close']);
    form.press('again');
    assert.equal(form.view.phase, 'editing');
    assert.deepEqual(form.view.draft, {
      name: 'training-data-clone-2',
      choice: 'NVMe',
      prepare: false,
      restore: true,
    });
    assert.equal(form.view.submit.enabled, true);
  });

  it('does not open the editor of a lost one before the user has looked', async () => {
    const form = reopened(lost);
    assert.equal(form.view.phase, 'unknown');
    form.press('again');
    assert.equal(form.view.phase, 'unknown');
    form.press('refresh');
    await settle();
    form.press('again');
    assert.equal(form.view.phase, 'editing');
    assert.equal(form.view.draft.name, 'mine');
  });

  it('is found for images too, and not where the snapshot is chosen in the form', () => {
    const prepare: Parameters<typeof imageForm>[0] = (services) => {
      services.unfinishedOnes.push(services.creating.begunAs(imageOf('s1')));
    };
    assert.equal(imageForm(prepare).view.phase, 'sending');
    const form = imageForm(prepare, '');
    assert.equal(form.view.phase, 'editing');
  });
});

describe('the newest unfinished operation', () => {
  const operation = (id: string, step: Progress['step'], order = cloneOf('v1')) => ({
    id,
    main: { plan: { order } },
    progress: { step } as Progress,
    isDatedAhead: false,
  });
  const isIt = (order: Order) => order.kind === 'clone' && order.source.id === 'v1';
  const found = (...all: ReturnType<typeof operation>[]) => newestUnfinished(all, isIt)?.id;

  for (const step of ['sending', 'checking', 'running', 'unknown'] as const) {
    it(`is one that is ${step}`, () => {
      assert.equal(found(operation('a', step)), 'a');
    });
  }

  it('is not hidden by one at its end that a clock ahead of this one has dated', () => {
    const ahead = { ...operation('b', 'done'), isDatedAhead: true };
    assert.equal(found(operation('a', 'unknown'), ahead), 'a');
    assert.equal(found(operation('a', 'done'), { ...ahead, progress: { step: 'checking' } }), 'b');
  });

  it('is the newest, of that kind and target', () => {
    assert.equal(found(operation('a', 'running'), operation('b', 'running')), 'b');
    assert.equal(found(operation('a', 'running'), operation('b', 'running', imageOf('v1'))), 'a');
    assert.equal(found(operation('a', 'running', cloneOf('v2'))), undefined);
  });

  it('is none once a later one has come to its end, unless Barrack refused that', () => {
    assert.equal(found(operation('a', 'unknown'), operation('b', 'done')), undefined);
    assert.equal(found(operation('a', 'unknown'), operation('b', 'refused')), 'a');
    assert.equal(found(operation('a', 'error')), undefined);
  });
});
