// Runs before any suite that signs out: after that an account of the environment is left alone.
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { demoAccounts } from '../../simulator/accounts.ts';
import { observed } from '../support/observed.ts';
import { listKinds } from '../../../src/resources/kinds.ts';
import { apiUrl, control, hideView, program, run, setSetting, showView } from '../support/program.ts';
import { settle, until } from '../support/wait.ts';
import { secretName } from '../../../src/account/secret-name.ts';

describe('an account of the environment', () => {
  after(() => {
    process.env['BARRACK_API_KEY'] = demoAccounts.usd.key;
    process.env['BARRACK_API_URL'] = apiUrl;
  });

  it('signs in, says where the key comes from, and stores nothing', async () => {
    const { account, context } = await program();
    await until('the account is in use', () => account.client !== undefined);
    assert.equal(account.current?.source, 'environment');
    assert.equal(account.current.baseUrl, apiUrl);
    assert.equal(observed.contextKeys.get('barrack.signedIn'), true);
    assert.equal(await context.secrets.get(secretName), undefined);

    observed.choose = () => -1;
    await run('barrack.showAccount').end;
    const placeholder = observed.everything.findLast(({ where }) => where === 'showQuickPick')?.text ?? '';
    assert.match(placeholder, /from environment \(BARRACK_API_KEY\), not stored/u);
  });

  it('is asked for its balance once from the start until everything is shown', async () => {
    const services = await program();
    const { account, store } = services;
    await showView(services);
    const isRead = () => listKinds.every((list) => store[list].loadedAt !== undefined);
    await until('everything is read', isRead);
    await store.refresh(); // waits for what else is being read
    await control.clearRequests();
    // A key that differs is signed in as at the start of a window.
    process.env['BARRACK_API_KEY'] = demoAccounts.eur.key;
    try {
      await account.reload();
      await until('everything is read', () => listKinds.every((list) => store[list].loadedAt !== undefined));
      const asked = (await control.requests()).map(({ operation }) => operation);
      assert.equal(asked.filter((one) => one === 'balance').length, 1, asked.join());
      assert.equal(store.balance?.currency, 'EUR');
    } finally {
      process.env['BARRACK_API_KEY'] = demoAccounts.usd.key;
      await account.reload();
      await hideView(services);
    }
  });

  it('finds the header that Barrack accepts', async () => {
    const { account, store } = await program();
    await control.acceptAuth('Api-Key');
    // A key that differs, so that it is looked for anew.
    process.env['BARRACK_API_KEY'] = demoAccounts.eur.key;
    await account.reload();
    await control.acceptAuth('Api-Key');
    assert.equal(account.current?.authStyle, 'Api-Key');
    await store.refresh();
    assert.equal(store.balance?.currency, 'EUR');
    await control.acceptAuth('X-API-Key');
    process.env['BARRACK_API_KEY'] = demoAccounts.usd.key;
    await account.reload();
    assert.equal(account.current.authStyle, 'X-API-Key');
  });

  it('is not used at an address that is neither https nor this machine', async () => {
    const { account } = await program();
    observed.begin();
    process.env['BARRACK_API_URL'] = 'http://barrack.example/api';
    await account.reload();
    assert.equal(account.current, undefined);
    const [warning = ''] = observed.texts('warning');
    assert.match(warning, /BARRACK_API_URL.*https only/u);
    await account.reload();
    assert.equal(observed.texts('warning').length, 1, 'it is said once');
  });

  it('is not sent to another address before the user allows it, which Sign In asks about again', async () => {
    const { account } = await program();
    process.env['BARRACK_API_URL'] = apiUrl;
    await setSetting('api.url', undefined);
    observed.begin();
    await control.clearRequests();
    await account.reload();
    await until('it is asked', () => observed.texts('warning').length > 0);
    const [question = ''] = observed.texts('warning');
    assert.ok(question.includes(new URL(apiUrl).host) && question.includes('BARRACK_API_URL'), question);
    await until('the view says why', () => observed.contextKeys.get('barrack.state') === 'address');
    await run('barrack.showAccount').end;
    assert.deepEqual(
      observed.messages.map(({ modal }) => modal),
      [false, true],
    );
    assert.deepEqual([account.current, observed.boxes], [undefined, []]);
    assert.deepEqual(await control.requests(), []);

    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Send Key');
    await run('barrack.signIn').end;
    assert.equal(account.current?.baseUrl, apiUrl);
    assert.ok(account.client);
    await account.reload();
    assert.equal(observed.messages.length, 3, 'it is asked once');
    await setSetting('api.url', apiUrl);
    await account.settled();
  });

  it('keeps no command waiting that does without Barrack while it does not answer', async () => {
    const { account } = await program();
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api`;
    process.env['BARRACK_API_URL'] = url;
    await setSetting('api.url', url);
    try {
      void account.follow();
      await account.found();
      assert.equal(account.client, undefined);
      await run('barrack.showLog').end;
      await run('barrack.copySupportDetails').end;
      observed.choose = () => -1;
      await run('barrack.showAccount').end;
      const shown = observed.everything.findLast(({ where }) => where === 'showQuickPick')?.text ?? '';
      assert.ok(shown.includes(url), shown);
      const waiting = run('barrack.exportOperations');
      await settle();
      assert.equal(waiting.ended, false, 'what needs Barrack waits');
      process.env['BARRACK_API_URL'] = apiUrl;
      await setSetting('api.url', apiUrl);
      await account.reload();
      await waiting.end;
      assert.equal(account.current?.baseUrl, apiUrl);
    } finally {
      silent.close();
    }
  });

  it('gives way to a stored account', async () => {
    const { account, context } = await program();
    process.env['BARRACK_API_URL'] = apiUrl;
    await account.reload();
    assert.equal(account.current?.source, 'environment');
    const stored = {
      version: 1,
      baseUrl: apiUrl,
      key: 'test-key-other',
      authStyle: 'Bearer',
    };
    await context.secrets.store(secretName, JSON.stringify(stored));
    await until('the stored account is in use', () => account.current?.source === 'stored');
    await context.secrets.delete(secretName);
    await until('the one of the environment is back', () => account.current?.source === 'environment');
  });

  it('is left alone after signing out, until the window is reloaded', async () => {
    const { account } = await program();
    observed.begin();
    await run('barrack.signOut').end;
    assert.equal(account.current, undefined);
    assert.match(observed.texts('information').join(), /until this window is reloaded/u);
    await account.reload();
    assert.equal(account.current, undefined);
  });
});
