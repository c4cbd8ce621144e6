import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { secretName } from '../../../src/account/secret-name.ts';
import { listKinds } from '../../../src/resources/kinds.ts';
import { observed } from '../support/observed.ts';
import { cloneOrder } from '../support/form.ts';
import {
  beginLoaded,
  beginSignedIn,
  beginSignedOut,
  control,
  run,
  storeAccount,
} from '../support/program.ts';
import { settle, until } from '../support/wait.ts';

describe('signing out', () => {
  it('forgets the key and all that was read, and closes the forms', async () => {
    const { account, context, explorer, forms, store } = await beginLoaded();
    const [volume] = store.volumes.items;
    assert.ok(volume, 'there is a volume');
    await forms.openCloneVolume(volume.id);
    await forms.openCreateImage(undefined);
    assert.equal(observed.panels.filter(({ closed }) => !closed).length, 2);
    assert.notEqual(explorer.provider.getChildren().length, 0);

    await run('barrack.signOut').end;
    assert.equal(await context.secrets.get(secretName), undefined);
    assert.equal(account.client, undefined);
    for (const list of listKinds) {
      assert.deepEqual(store[list].items, [], list);
      assert.equal(store[list].loadedAt, undefined, list);
    }
    assert.equal(store.balance, undefined);
    assert.deepEqual(explorer.provider.getChildren(), []);
    await until('the forms are closed', () => observed.panels.every(({ closed }) => closed));
    assert.equal(observed.contextKeys.get('barrack.signedIn'), false);
    assert.equal(observed.contextKeys.get('barrack.state'), 'signedOut');
    assert.deepEqual(observed.texts('information'), [
      'Signed out of Barrack. The key was removed from the secret storage.',
    ]);
  });

  it('aborts the requests that are under way, and nothing of them shows up later', async () => {
    const { store } = await beginSignedIn();
    await control.addFaults({ kind: 'delay', operation: '*', milliseconds: 600, count: 'always' });
    await control.clearRequests();
    const reading = store.refresh();
    await until('Barrack is asked', async () => (await control.requests()).length > 0);
    await run('barrack.signOut').end;
    await reading; // ends at once, although no answer is there
    assert.ok(
      (await control.requests()).every(({ status }) => status === null),
      'an answer was waited for',
    );
    await new Promise((resolve) => setTimeout(resolve, 900));
    assert.deepEqual(store.volumes.items, []);
    assert.equal(store.balance, undefined);
    assert.deepEqual(observed.texts('error'), []);
  });

  it('leaves a clone alone until somebody signs in to that account again', async () => {
    const services = await beginLoaded();
    const { operations } = services;
    await control.setSpeed(0);
    const operation = operations.begin([cloneOrder(services, 'training-data', 'left-behind')]);
    await until('it is under way', () => operation.progress.step === 'running');
    await run('barrack.signOut').end;
    assert.deepEqual(operations.all, []);
    await control.clearRequests();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.deepEqual(await control.requests(), [], 'it is still followed');
    assert.equal(
      (await control.state()).usd.volumes.some(({ name }) => name === 'left-behind'),
      true,
    );

    await storeAccount(services, 'eur');
    await operations.ready;
    await settle(300);
    assert.deepEqual(
      operations.all.map(({ isHere }) => isHere),
      [false],
      'another account follows it',
    );

    await storeAccount(services, 'usd');
    await control.setSpeed(100);
    const isDone = (): boolean => operations.all[0]?.progress.step === 'done'; // of whichever is shown by then
    await until('it is followed to its end', isDone, 15_000);
    assert.equal(await control.effects('cloneVolume'), 1);
  });

  it('says so when nobody is signed in', async () => {
    await beginSignedOut();
    await run('barrack.signOut').end;
    assert.deepEqual(observed.texts('information'), ['You are not signed in to Barrack.']);
  });

  it('can be done from the account, which also offers another key and credits', async () => {
    const { account } = await beginLoaded();
    let offered: readonly string[] = [];
    observed.choose = (labels) => {
      offered = labels;
      return labels.findIndex((label) => label.includes('Add Credits'));
    };
    await run('barrack.showAccount').end;
    assert.deepEqual(observed.opened, ['https://barrack.ai/']);
    assert.match(offered.join(), /Balance: \$2,\d\d\d\.\d\d.*Currency: USD.*in the secret storage/u);
    observed.choose = (labels) => labels.findIndex((label) => label.includes('Sign Out'));
    await run('barrack.showAccount').end;
    assert.equal(account.current, undefined);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
