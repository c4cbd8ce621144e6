// Runs before any suite that signs out: after that an account of the environment is left alone.
import assert from 'node:assert/strict';
import { demoAccounts } from '../../simulator/accounts.ts';
import { observed } from '../support/observed.ts';
import { apiUrl, control, program, run } from '../support/program.ts';
import { until } from '../support/wait.ts';
import { secretName } from '../../../src/account/secret.ts';

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

  it('gives way to a stored account', async () => {
    const { account, context } = await program();
    process.env['BARRACK_API_URL'] = apiUrl;
    await account.reload();
    assert.equal(account.current?.source, 'environment');
    const stored = {
      version: 1,
      baseUrl: 'https://barrack.ai/api',
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
