import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:https';
import { createServer as createProxy } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import { secretName } from '../../../src/account/secret-name.ts';
import { authStyles } from '../../../src/api/http/auth.ts';
import { listKinds } from '../../../src/resources/kinds.ts';
import { demoAccounts } from '../../simulator/accounts.ts';
import { selfSigned } from '../../unit/api/self-signed.ts';
import { observed } from '../support/observed.ts';
import { apiUrl, beginSignedOut, control, run, setSetting, showView } from '../support/program.ts';
import { accept, escape, openBox, type } from '../support/quick-input.ts';
import { replace } from '../support/replace.ts';
import { until } from '../support/wait.ts';

const { key } = demoAccounts.usd;

async function listen(server: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): unknown;
}) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('signing in', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginSignedOut();
  });

  async function stored(): Promise<string | undefined> {
    return services.context.secrets.get(secretName);
  }

  /** Tries a key; gives what the box says of it. The box is still open, and nothing was stored. */
  async function refusal(typed: string): Promise<string> {
    const running = run('barrack.signIn');
    const box = await openBox();
    await type(box, typed);
    await accept();
    const text = await until('the key is refused', () => box.enabled && !box.busy && box.validationMessage);
    assert.equal(observed.boxes.at(-1)?.open, true, 'the box stays open');
    assert.equal(box.value, typed, 'nothing typed is lost');
    assert.equal(await stored(), undefined);
    assert.equal(services.account.current, undefined);
    await escape(running);
    assert.deepEqual(observed.messages, [], 'no toast on top of what the box says');
    return typeof text === 'string' ? text : text.message;
  }

  it('asks for the balance once, with everything that is shown then', async () => {
    await showView(services);
    await control.clearRequests();
    const running = run('barrack.signIn');
    await type(await openBox(), key);
    await accept();
    await running.end;
    const { store } = services;
    await until('everything is read', () => listKinds.every((list) => store[list].loadedAt !== undefined));
    const asked = (await control.requests()).map(({ operation }) => operation);
    assert.equal(asked.filter((one) => one === 'balance').length, 1, asked.join());
    assert.equal(store.balance?.currency, 'USD');
  });

  it('stores the key once Barrack has accepted it, and says the balance', async () => {
    const running = run('barrack.signIn');
    const box = await openBox();
    assert.equal(box.password, true, 'the key is masked');
    assert.ok(box.prompt?.includes(new URL(apiUrl).host), 'it says where the key is sent');
    assert.equal(await stored(), undefined);
    await type(box, ` ${key} `);
    await accept();
    await running.end;
    assert.deepEqual(JSON.parse((await stored()) ?? ''), {
      version: 1,
      baseUrl: apiUrl,
      key,
      authStyle: 'X-API-Key',
    });
    assert.equal(services.account.current?.source, 'stored');
    assert.equal(observed.contextKeys.get('barrack.signedIn'), true);
    assert.match(observed.texts('information').join(), /balance is \$2,\d\d\d\.\d\d/u);
  });

  for (const style of authStyles) {
    it(`finds out that the key is wanted as ${style}, and remembers it`, async () => {
      await control.acceptAuth(style);
      const running = run('barrack.signIn');
      await type(await openBox(), key);
      await accept();
      await running.end;
      assert.match((await stored()) ?? '', new RegExp(`"authStyle":"${style}"`, 'u'));
      await control.clearRequests();
      await services.store.refresh(['volumes']);
      assert.deepEqual(
        (await control.requests()).map(({ status }) => status),
        [200],
        'found once, used from then on',
      );
    });
  }

  it('offers to use a key that can’t be stored in this window only', async () => {
    const { context, account } = services;
    const restore = replace(context.secrets, 'store', () => Promise.reject(new Error('No keyring')));
    try {
      observed.answer = ({ modal, buttons }) => (modal ? buttons[0] : undefined);
      const running = run('barrack.signIn');
      await type(await openBox(), key);
      await accept();
      await running.end;
      const [question] = observed.messages;
      assert.match(`${question?.text} ${question?.detail}`, /can’t store the API key.*No keyring/su);
      assert.deepEqual(question?.buttons, ['Use in This Window']);
      assert.equal(account.current?.source, 'window');
      assert.equal(await stored(), undefined);
    } finally {
      restore();
    }
  });

  it('says so when nothing, or no key, was typed, and sends nothing', async () => {
    await control.clearRequests();
    assert.match(await refusal(''), /empty/u);
    observed.begin();
    assert.match(await refusal('two words'), /white space/u);
    assert.deepEqual(await control.requests(), []);
  });

  it('takes another try in the same box', async () => {
    const running = run('barrack.signIn');
    const box = await openBox();
    await type(box, 'test-key-wrong');
    await accept();
    await until('it is refused', () => box.validationMessage !== undefined && box.enabled);
    await type(box, key);
    assert.equal(box.validationMessage, undefined, 'what was said of the old one is gone');
    await accept();
    await running.end;
    assert.equal(services.account.current?.source, 'stored');
  });

  it('lets the user give up while the key is checked, and stores nothing', async () => {
    await control.addFaults({ kind: 'delay', operation: 'balance', milliseconds: 500, count: 'always' });
    const running = run('barrack.signIn');
    const box = await openBox();
    await type(box, key);
    await accept();
    await until('it is being checked', () => box.busy);
    await escape(running);
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(await stored(), undefined);
    assert.equal(services.account.current, undefined);
    assert.deepEqual(observed.messages, []);
  });

  it('has distinct words for a wrong key, no connection, a server error and a wrong answer', async () => {
    const wrongKey = await refusal('test-key-wrong');
    assert.match(wrongKey, /^Barrack rejected this API key\. Paste the whole key.* Barrack says: /u);
    observed.begin();
    await control.addFaults({ kind: 'status', operation: 'balance', status: 500, count: 'always' });
    const serverError = await refusal(key);
    await control.clearFaults();
    observed.begin();
    await control.addFaults({ kind: 'malformed', operation: 'balance', count: 'always' });
    const malformed = await refusal(key);
    await control.clearFaults();
    observed.begin();
    await control.addFaults({
      kind: 'redirect',
      operation: 'balance',
      location: 'https://barrack.example/',
      count: 'always',
    });
    const redirected = await refusal(key);
    observed.begin();
    await setSetting('api.url', 'http://127.0.0.1:1/api');
    const noConnection = await refusal(key);
    const all = [wrongKey, serverError, malformed, redirected, noConnection];
    assert.equal(new Set(all).size, all.length, all.join('\n'));
    assert.match(noConnection, /refused the connection/u);
    assert.match(serverError, /Try again later/u);
  });

  it('says what Barrack says as text: no link, no icon, one line', async () => {
    const message =
      '[Sign in again](command:workbench.action.quit "x") $(trash)\u202E <b>`x`</b>\nNext\u{E0001}';
    await control.addFaults({ kind: 'status', operation: 'balance', status: 403, message, count: 'always' });
    const text = await refusal(key);
    assert.match(text, /Sign in again/u, 'it is told');
    assert.doesNotMatch(text, /\]\(/u, 'a click would run the command');
    assert.doesNotMatch(text, /(?<!\\)\$\(/u);
    assert.doesNotMatch(text, /[\p{Cc}\p{Bidi_Control}]|\u{E0001}/u);
  });

  it('tells a certificate that is not trusted from other troubles', async () => {
    let requests = 0;
    const server: Server = createServer(selfSigned(), () => (requests += 1));
    const port = await listen(server);
    try {
      await setSetting('api.url', `https://localhost:${port}/api`);
      assert.match(await refusal(key), /certificate/iu);
      assert.equal(requests, 0, 'the key did not get there');
    } finally {
      server.close();
    }
  });

  it('tells a proxy that refuses from other troubles', async () => {
    const proxy = createProxy();
    proxy.on('connect', (_request, socket) =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    );
    const port = await listen(proxy);
    const settings = vscode.workspace.getConfiguration('http');
    try {
      await settings.update('proxy', `http://127.0.0.1:${port}`, vscode.ConfigurationTarget.Global);
      await setSetting('api.url', 'https://barrack.example/api');
      assert.match(await refusal(key), /proxy/iu);
    } finally {
      await settings.update('proxy', undefined, vscode.ConfigurationTarget.Global);
      proxy.close();
    }
  });
});
