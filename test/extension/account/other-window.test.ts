// What another window stores or deletes reaches this one as a change of the secret.
import assert from 'node:assert/strict';
import { secretName } from '../../../src/account/secret-name.ts';
import type { TestServices } from '../../../src/program.ts';
import { demoAccounts } from '../../simulator/accounts.ts';
import { observed } from '../support/observed.ts';
import { apiUrl, beginLoaded, beginSignedOut, control, setSetting } from '../support/program.ts';
import { settle, until } from '../support/wait.ts';

function secret(changes: object = {}): string {
  const account = { version: 1, baseUrl: apiUrl, key: demoAccounts.usd.key, authStyle: 'X-API-Key' };
  return JSON.stringify({ ...account, ...changes });
}

/** Counts how often the account changed. */
function changesOf({ account }: TestServices): { readonly count: number; readonly stop: () => void } {
  let count = 0;
  const subscription = account.onDidChange(() => (count += 1));
  return {
    get count() {
      return count;
    },
    stop: () => {
      subscription.dispose();
    },
  };
}

describe('another window', () => {
  it('that signs in signs this one in, once', async () => {
    const services = await beginSignedOut();
    const { account, context } = services;
    const changes = changesOf(services);
    await context.secrets.store(secretName, secret());
    const client = await until('this window follows', () => account.client);
    await context.secrets.store(secretName, secret());
    await context.secrets.store(secretName, secret());
    await settle(300);
    assert.equal(account.client, client, 'the same account means the same client');
    assert.equal(changes.count, 1);
    changes.stop();
    assert.equal(observed.contextKeys.get('barrack.signedIn'), true);
    assert.deepEqual(observed.messages, []);
  });

  it('that signs out signs this one out and empties it', async () => {
    const services = await beginLoaded();
    await services.forms.openCreateImage(undefined);
    const changes = changesOf(services);
    await services.context.secrets.delete(secretName);
    await until('this window follows', () => services.account.current === undefined);
    assert.deepEqual(services.store.volumes.items, []);
    await until('its form is closed', () => observed.panels.every(({ closed }) => closed));
    await settle(200);
    assert.equal(changes.count, 1);
    changes.stop();
    assert.deepEqual(observed.messages, [], 'whoever signed out was told there');
  });

  it('that changes to another account shows nothing of the first here', async () => {
    const services = await beginLoaded();
    const { context, store } = services;
    const before = store.volumes.items.map(({ id }) => id);
    await context.secrets.store(secretName, secret({ key: demoAccounts.eur.key }));
    await until('the old data are gone', () => store.volumes.items.length === 0);
    await store.refresh();
    assert.equal(store.balance?.currency, 'EUR');
    assert.equal(
      store.volumes.items.some(({ id }) => before.includes(id)),
      false,
    );
  });

  it('of an own sign-in fires the same change, which makes no second client', async () => {
    const services = await beginSignedOut();
    const changes = changesOf(services);
    await services.account.store({
      baseUrl: apiUrl,
      key: demoAccounts.usd.key,
      authStyle: 'X-API-Key',
      source: 'stored',
    });
    await settle(300);
    assert.equal(changes.count, 1);
    changes.stop();
  });

  it('that stores a key for another address does not make this one send it anywhere', async () => {
    const { account, context, store } = await beginSignedOut();
    await control.clearRequests();
    await context.secrets.store(secretName, secret({ baseUrl: 'https://barrack.example/api' }));
    await until('this window says so', () => observed.texts('warning').length > 0);
    assert.equal(account.client, undefined);
    await store.refresh();
    assert.deepEqual(await control.requests(), []);
    const [warning = ''] = observed.texts('warning');
    assert.ok(warning.includes('https://barrack.example/api') && warning.includes(apiUrl), warning);
    await account.reload();
    assert.equal(observed.texts('warning').length, 1, 'it is said once');
  });

  it('whose key was for the old address leaves it unused when the setting changes', async () => {
    const { account, store } = await beginLoaded();
    await setSetting('api.url', `${apiUrl}/v2`);
    await until('the account is put aside', () => account.current === undefined);
    await control.clearRequests();
    await store.refresh();
    assert.deepEqual(await control.requests(), []);
    assert.equal(observed.texts('warning').length, 1);
    await setSetting('api.url', apiUrl);
    await until('it is in use again', () => account.current?.baseUrl === apiUrl);
  });

  it('that writes what is no account signs nobody in', async () => {
    const { account, context } = await beginSignedOut();
    for (const text of ['no JSON', '{"version":2}', secret({ key: '' }), secret({ authStyle: 'Basic' })]) {
      await context.secrets.store(secretName, text);
      await settle();
      await account.reload();
      assert.equal(account.current, undefined, text);
    }
    await context.secrets.delete(secretName);
    assert.deepEqual(observed.messages, []);
  });
});
