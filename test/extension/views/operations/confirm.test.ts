import assert from 'node:assert/strict';
import type { TestServices } from '../../../../src/program.ts';
import type { OperationElement } from '../../../../src/views/operations/elements.ts';
import { confirmed, observed } from '../../support/observed.ts';
import type { Run } from '../../support/program.ts';
import { beginLoaded, control, run, setSetting } from '../../support/program.ts';
import { accept, escape, openBox, type } from '../../support/quick-input.ts';
import { settle, until } from '../../support/wait.ts';
import { cloneWhileDown, deletionOf, elementOf, ended, hideOperations } from './support.ts';

const image = 'CUDA 12.4 clean';

describe('the confirmation of what destroys or interrupts', function () {
  this.timeout(40_000);
  let services: TestServices;
  let element: OperationElement;

  /** A deletion that Barrack refused: trying it again asks first. */
  beforeEach(async () => {
    services = await beginLoaded();
    await hideOperations(services);
    await control.addFaults({ kind: 'status', operation: 'deleteImage', status: 409, message: 'In use' });
    const deletion = services.operations.begin([deletionOf(services, image)]);
    await ended(deletion);
    element = elementOf(services, deletion);
    observed.begin();
    observed.answer = confirmed;
  });
  afterEach(() => setSetting('confirmDelete', undefined));

  const deletions = () => control.effects('deleteImage');
  const tryAgain = (): Run => run('barrack.tryAgain', element);

  it('names the thing, what goes with it and that it can’t be undone', async () => {
    observed.answer = () => undefined;
    await tryAgain().end;
    const [question] = observed.messages;
    assert.ok(question?.modal);
    assert.equal(question.text, `Delete the image ${image}?`);
    assert.match(question.detail ?? '', /No instance can be deployed from it any more\..*can’t be undone/su);
    assert.deepEqual(question.buttons, ['Don’t Delete', 'Delete Image'], 'Enter presses the first');
    assert.equal(await deletions(), 0);
    assert.equal(services.operations.all.length, 1, 'Cancel leaves everything as it is');
  });

  it('is one click', async () => {
    await tryAgain().end;
    await until('it is deleted', async () => (await deletions()) === 1);
    assert.equal(observed.boxes.length, 0);
  });

  it('has the name typed exactly where that is set', async () => {
    await setSetting('confirmDelete', 'typeName');
    const running = tryAgain();
    const box = await openBox();
    assert.match(box.prompt ?? '', /CUDA 12\.4 clean/u);
    for (const wrong of ['', 'cuda 12.4 clean', 'CUDA 12.4 clean ']) {
      await type(box, wrong);
      await accept();
      await settle();
      assert.match(JSON.stringify(box.validationMessage), /not the name/u, `“${wrong}” is not it`);
    }
    assert.equal(await deletions(), 0);
    await type(box, image);
    await accept();
    await running.end;
    await until('it is deleted', async () => (await deletions()) === 1);
  });

  it('is cancelled by Escape', async () => {
    await setSetting('confirmDelete', 'typeName');
    const running = tryAgain();
    await type(await openBox(), image);
    await escape(running);
    assert.equal(await deletions(), 0);
    assert.equal(services.operations.all.length, 1);
  });

  it('has nothing typed where something is interrupted but nothing destroyed', async () => {
    await setSetting('confirmDelete', 'typeName');
    await control.addFaults({ kind: 'status', operation: 'stopInstance', status: 409, message: 'Busy' });
    const chain = services.operations.begin(cloneWhileDown(services, 'inference-api', 'scratch'), 1);
    await ended(chain);
    observed.begin();
    observed.answer = confirmed;
    await run('barrack.tryAgain', elementOf(services, chain)).end;
    const [question] = observed.messages;
    assert.equal(question?.text, 'Try “Clone scratch → scratch-clone” again?');
    assert.match(
      question.detail ?? '',
      /^1\. Shut down inference-api\n2\. Clone .*\n3\. Start inference-api\n/u,
    );
    assert.match(question.detail ?? '', /\nShut down inference-api: What runs on inference-api ends\./u);
    assert.equal(observed.boxes.length, 0);
    const again = await until('it is begun', () => services.operations.running[0]);
    await ended(again, 30_000);
    assert.equal(again.progress.step, 'done', again.statusText);
  });

  it('takes a name however its letters are put together', async () => {
    const name = 'Übung'.normalize('NFD');
    await control.change({ kind: 'image', find: image, set: { name } });
    await services.store.refresh();
    await setSetting('confirmDelete', 'typeName');
    await control.addFaults({ kind: 'status', operation: 'deleteImage', status: 409, message: 'In use' });
    const deletion = services.operations.begin([deletionOf(services, name)]);
    await ended(deletion);
    const running = run('barrack.tryAgain', elementOf(services, deletion));
    await type(await openBox(), name.normalize('NFC'));
    await accept();
    await running.end;
    await until('it is deleted', async () => (await deletions()) === 1);
  });

  it('shows a hostile name as text, and has the ID typed in its place', async () => {
    const name = 'a $(zap) [x](command:evil)\u202E';
    await control.change({ kind: 'image', find: image, set: { name } });
    await services.store.refresh();
    await setSetting('confirmDelete', 'typeName');
    await control.addFaults({ kind: 'status', operation: 'deleteImage', status: 409, message: 'In use' });
    const deletion = services.operations.begin([deletionOf(services, name)]);
    await ended(deletion);
    observed.begin();
    observed.answer = confirmed;
    const running = run('barrack.tryAgain', elementOf(services, deletion));
    const box = await openBox();
    assert.doesNotMatch(box.prompt ?? '', /(?<!\\)\$\(|\]\(|\u202E/u);
    const id = services.store.images.items.find((one) => one.name === name)?.id ?? '';
    assert.ok(box.prompt?.includes(`the ID ${id} `), box.prompt);
    await type(box, name);
    await accept();
    await settle();
    assert.match(
      JSON.stringify(box.validationMessage),
      /not the ID/u,
      'what is not seen can’t be told apart',
    );
    assert.equal(await deletions(), 0);
    await type(box, id);
    await accept();
    await running.end;
    await until('it is deleted', async () => (await deletions()) === 1);
  });
});
