import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import type { OpenForm } from '../support/form.ts';
import { clonesSent, cloneFormOf } from '../support/form.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, storeAccount } from '../support/program.ts';
import { settle, until } from '../support/wait.ts';

describe('Clone Volume refused', () => {
  let services: TestServices;
  let form: OpenForm;

  beforeEach(async () => {
    services = await beginLoaded();
    form = await cloneFormOf(services, 'training-data');
  });

  it('shows a refusal of the name at the name, keeps what was typed, and can be sent again', async () => {
    await form.enter({ name: 'wanted-name', choice: 'HDD' });
    await control.addFaults({
      kind: 'drfFieldErrors',
      operation: 'cloneVolume',
      errors: { name: ['This name is reserved.'] },
    });
    form.submit();
    const state = await form.until('it is refused', ({ nameProblems }) => nameProblems.length > 0);
    assert.deepEqual(state.nameProblems, ['This name is reserved.']);
    assert.deepEqual([state.draft.name, state.draft.choice], ['wanted-name', 'HDD']);
    assert.match(state.alert?.title ?? '', /not cloned/u);
    assert.deepEqual(await clonesSent(), [1, 0]);
    assert.deepEqual(observed.messages, [], 'the form says it, no toast');
    assert.deepEqual(
      (await form.enter({ name: 'other-name' })).nameProblems,
      [],
      'it was about the old name',
    );
    form.submit();
    await form.until('it is accepted', ({ phase }) => phase === 'over');
    assert.deepEqual(await clonesSent(), [2, 1]);
  });

  it('shows a refusal of the type at the type', async () => {
    await control.addFaults({
      kind: 'drfFieldErrors',
      operation: 'cloneVolume',
      errors: { volume_type: ['NVMe is sold out.'] },
    });
    form.submit();
    const state = await form.until('it is refused', ({ choiceProblems }) => choiceProblems.length > 0);
    assert.deepEqual(state.choiceProblems, ['NVMe is sold out.']);
    assert.equal(state.submit.enabled, false, 'until another type is chosen');
    assert.equal((await form.enter({ choice: 'HDD' })).submit.enabled, true);
  });

  it('sends nothing when the name was taken meanwhile, and says so at the name', async () => {
    await form.enter({ name: 'wanted-name' });
    await control.change({ kind: 'volume', find: 'scratch', set: { name: 'wanted-name' } });
    form.submit();
    const state = await form.until(
      'it is refused',
      ({ phase, nameProblems }) => phase === 'editing' && nameProblems.length > 0,
    );
    assert.equal(state.submit.enabled, false);
    assert.deepEqual(await clonesSent(), [0, 0]);
  });

  it('sends nothing when the instance was started meanwhile', async () => {
    const attached = await cloneFormOf(services, 'checkpoints');
    assert.equal(attached.state.submit.enabled, true);
    await control.change({ kind: 'instance', find: 'llm-finetune', set: { status: 'ACTIVE' } });
    attached.submit();
    const state = await attached.until('it is refused', ({ alert }) => alert !== undefined);
    assert.match(JSON.stringify([state.alert, state.checks]), /llm-finetune, which is ACTIVE/u);
    assert.deepEqual(await clonesSent(), [0, 0]);
  });

  it('shows a refusal for lack of credits with the request id, for support too', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'cloneVolume',
      status: 402,
      message: 'Insufficient credits',
    });
    form.submit();
    const { alert } = await form.until('it is refused', (state) => state.alert !== undefined);
    assert.match(alert?.lines.join(' ') ?? '', /Insufficient credits.*Add credits/u);
    const requestId = alert?.facts.find(({ label }) => label === 'Request ID')?.value;
    assert.ok(requestId);
    form.press('copySupportDetails');
    const [text = ''] = await until('it is copied', () => observed.copied.length > 0 && observed.copied);
    for (const part of [
      requestId,
      'Insufficient credits',
      'training-data',
      'training-data-clone',
      'FINLAND-1',
    ]) {
      assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    }
  });

  it('shows what the platform itself refuses: an incomplete profile', async () => {
    await storeAccount(services, 'eur');
    await services.store.refresh();
    const corpus = await cloneFormOf(services, 'corpus');
    corpus.submit();
    const { alert } = await corpus.until('it is refused', (state) => state.alert !== undefined);
    assert.match(alert?.lines.join(' ') ?? '', /profile/iu);
    assert.deepEqual(await clonesSent(), [1, 0]);
  });

  it('needs enough credits in the account before anything is sent', async () => {
    await control.change({ kind: 'account', set: { balance: 0 } });
    await services.store.refresh();
    const { checks, submit } = await form.until('it is told', (state) => !state.submit.enabled);
    assert.equal(checks.find(({ id }) => id === 'credits')?.outcome, 'failed');
    assert.match(submit.sentence, /Credits/u);
    form.submit();
    await settle(200);
    assert.deepEqual(await clonesSent(), [0, 0]);
  });

  it('takes no message that is malformed, old or not the user’s', async () => {
    const good = form.submission() as { saved: { revision: number; draft: object } };
    const before = form.state;
    for (const message of [
      null,
      'submit',
      [],
      {},
      { type: 'submit' },
      { ...good, submissionId: 'guessed' },
      { ...good, extra: true },
      { ...good, saved: { ...good.saved, draft: { name: 'x'.repeat(5000), choice: 'NVMe' } } },
      { ...good, saved: { ...good.saved, draft: { name: 'never-shown', choice: 'NVMe' } } },
      { type: 'action', action: 'deleteExistingImage' },
      { type: 'action', action: 'close' },
      { type: 'input', saved: { revision: -1, draft: { name: 'a', choice: 'b' } } },
      { type: 'input', saved: { revision: 0, draft: { name: 'an-older-one', choice: 'HDD' } } },
    ]) {
      form.shown.say(message);
    }
    await settle(300);
    assert.deepEqual(await clonesSent(), [0, 0]);
    assert.deepEqual(form.state, before);
    assert.equal(form.shown.closed, false);
  });
});
