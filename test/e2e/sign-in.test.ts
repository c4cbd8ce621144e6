import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import { freshSimulator, openWindow, theWorld } from './support/world.ts';
import { until } from './support/until.ts';
import { Window } from './support/window.ts';

describe('signing in', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    window = await openWindow();
    await window.showBarrack();
  });
  after(() => window.close());

  it('is offered by the view while nobody is signed in, and nothing was asked of Barrack', async () => {
    await window.view.getByText('Sign in with an API key').waitFor();
    await window.screenshot('signed-out');
    // Extension hosts of windows of other suites may live on for a while; they have a key.
    const withoutKey = simulator.requests.filter(({ headerNames }) => !headerNames.includes('x-api-key'));
    assert.deepEqual(withoutKey, []);
  });

  it('masks the key, and says why a wrong one is not taken', async () => {
    await window.view.getByRole('button', { name: 'Sign In' }).click();
    await window.enterKey('test-key-wrong');
    await window.quickInput.getByText(/key/iu).first().waitFor();
    await window.quickInput.locator('.quick-input-message', { hasText: /invalid|not accept/iu }).waitFor();
    await window.screenshot('sign-in-wrong-key');
    assert.equal(await window.quickInput.locator('input').inputValue(), 'test-key-wrong');
  });

  it('tells a server error apart from a wrong key', async () => {
    simulator.faults.add({
      operation: 'balance',
      kind: 'status',
      status: 502,
      body: 'html',
      count: 'always',
    });
    await window.type('test-key-usd');
    await window.page.keyboard.press('Enter');
    await window.quickInput.locator('.quick-input-message', { hasText: /error.*502/iu }).waitFor();
    simulator.faults.clear();
  });

  it('makes nothing that can be clicked of what Barrack says', async () => {
    const message = '[Sign in again](command:workbench.action.quit) $(trash)';
    simulator.faults.add({ operation: 'balance', kind: 'status', status: 403, message, count: 'always' });
    await window.page.keyboard.press('Enter');
    const said = window.quickInput.locator('.quick-input-message', { hasText: 'Sign in again' });
    await said.waitFor();
    assert.match((await said.textContent()) ?? '', /\[Sign in again\] \(command:.*\$\(trash\)/u);
    assert.equal(await said.locator('a, .codicon').count(), 0);
    simulator.faults.clear();
  });

  it('shows the tree and the balance with the right key', async () => {
    await window.page.keyboard.press('Enter');
    await window.row('FINLAND-1').waitFor();
    await window.page.locator('.statusbar-item', { hasText: /^\s*\$2,4\d\d\.\d\d/u }).waitFor();
    await window.screenshot('signed-in');
  });

  // That windows follow each other is tested in test/extension/account: VS Code in a browser reads its secrets from the
  // page's localStorage when it starts, and tells an open window nothing of what another one stores later.
  it('is found by another window of the same user, and signing out there is kept, too', async () => {
    const { host } = await theWorld();
    const second = await Window.open(host, { context: window.context });
    await second.showBarrack();
    await second.row('FINLAND-1').waitFor();
    await second.command('Barrack: Sign Out');
    await second.view.getByText('Sign in with an API key').waitFor();
    await second.close();
    await window.reload();
    await window.view.getByText('Sign in with an API key').waitFor();
    await window.screenshot('signed-out-elsewhere');
    await window.signIn('test-key-eur');
  });

  it('lasts over a reload', async () => {
    await window.reload();
    await window.view.getByRole('treeitem').first().waitFor();
    await window.page.locator('.statusbar-item', { hasText: '€' }).waitFor();
  });

  it('takes another key in place of the one there is', async () => {
    await window.command('Barrack: Sign In');
    await window.enterKey('test-key-inr');
    await window.page.locator('.statusbar-item', { hasText: '₹' }).waitFor();
  });

  // A key that no window before this one has had: where one of them lives on for a while, it may not be the one to ask.
  it('asks once when the key stops working', async () => {
    simulator.configure({ revokedKeys: ['test-key-inr'] });
    await window.command('Barrack: Refresh');
    const messages = await window.messages('no longer accepts the API key');
    await messages.waitFor();
    simulator.clearRequests();
    await window.command('Barrack: Refresh');
    await until('the second refresh is refused, too', () =>
      simulator.requests.some(({ status }) => status === 401),
    );
    await window.view.getByRole('treeitem', { name: /^Error, /u }).waitFor();
    assert.equal(await messages.count(), 1);
    await window.screenshot('key-rejected');
  });
});
