import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountChange, AccountParts } from '../../../src/account/account-service.ts';
import { AccountService } from '../../../src/account/account-service.ts';
import { AccountSources } from '../../../src/account/account-sources.ts';
import { AddressAnswers } from '../../../src/account/address-answers.ts';
import { BoundedSecrets } from '../../../src/account/bounded-secrets.ts';
import { secretName } from '../../../src/account/secret-name.ts';
import { checkSettings } from '../../../src/account/settings.ts';
import type { AuthStyle } from '../../../src/api/http/auth.ts';
import type { BarrackClient } from '../../../src/api/client.ts';
import type { Balance } from '../../../src/domain/resources.ts';
import { Emitter } from '../../../src/base/emitter.ts';

const standard = 'https://barrack.ai/api';
const other = 'https://barrack.example/api';
const account = { baseUrl: standard, authStyle: 'Bearer', source: 'stored', key: 'test-key-1' } as const;
const never = new Promise<never>(() => undefined);

/** VS Code's secret storage, which can fail in each of its ways. */
class Secrets {
  readonly #changes = new Emitter<{ key: string }>();
  readonly onDidChange = this.#changes.event;
  readonly failing = new Set<'get' | 'store' | 'delete'>();
  readonly hanging = new Set<'get' | 'store' | 'delete'>();
  /** Lets what hangs go on. */
  goOn: () => void = () => undefined;
  text: string | undefined;

  keys = () => Promise.resolve([]);
  get = () => this.#do('get', () => this.text);
  store = (key: string, text: string) => this.#do('store', () => this.#change(key, text));
  delete = (key: string) => this.#do('delete', () => this.#change(key, undefined));

  #change(key: string, text: string | undefined): void {
    assert.equal(key, secretName);
    this.text = text;
    this.#changes.fire({ key });
  }

  async #do<T>(what: 'get' | 'store' | 'delete', act: () => T): Promise<T> {
    await Promise.resolve();
    if (this.hanging.has(what)) {
      await new Promise<void>((resolve) => (this.goOn = resolve));
    }
    if (this.failing.has(what)) {
      throw new Error('Decryption failed');
    }
    return act();
  }
}

interface Client {
  readonly key: string;
  readonly authStyle: AuthStyle;
  disposed: boolean;
}

function fresh() {
  const changes = new Emitter<AccountChange>();
  return {
    secrets: new Secrets(),
    folder: mkdtempSync(join(tmpdir(), 'barrack-account-')),
    answers: [] as AddressAnswers[],
    environment: {} as Record<string, string>,
    url: standard,
    timeoutSeconds: 30,
    clients: [] as Client[],
    warnings: [] as string[],
    asked: [] as string[],
    answer: undefined as boolean | undefined,
    style: Promise.resolve('X-API-Key') as Promise<AuthStyle | undefined>,
    balance: { amount: 50, currency: 'USD' } as Balance | undefined,
    changes,
    told: [] as AccountChange[],
  };
}

describe('who is signed in', () => {
  let world: ReturnType<typeof fresh>;
  let service: AccountService;

  /** As in another window, or after a reload. */
  function openWindow(changed: Partial<AccountParts> = {}): AccountService {
    const { secrets, folder, environment, changes } = world;
    const answers = new AddressAnswers(folder);
    world.answers.push(answers);
    const sources = new AccountSources(new BoundedSecrets(secrets, 20), environment, answers);
    service = new AccountService({
      sources,
      changes,
      settings: () =>
        checkSettings({
          url: world.url,
          authHeader: 'auto',
          paths: {},
          timeoutSeconds: world.timeoutSeconds,
        }),
      createClient: ({ key, authStyle }) => {
        const client = { key, authStyle, disposed: false, dispose: () => (client.disposed = true) };
        world.clients.push(client);
        return client as unknown as BarrackClient;
      },
      findAuthStyle: async () => {
        const style = await world.style;
        return style && { style, balance: world.balance };
      },
      askAboutAddress: (address) => {
        world.asked.push(address);
        return Promise.resolve(world.answer);
      },
      warn: (text) => world.warnings.push(text),
      ...changed,
    });
    return service;
  }

  const usable = () => world.clients.filter(({ disposed }) => !disposed).map(({ key }) => key);

  beforeEach(() => {
    world = fresh();
    world.changes.event((change) => world.told.push(change));
  });
  afterEach(() => {
    service.dispose();
    world.answers.forEach((answers) => answers.dispose());
    rmSync(world.folder, { recursive: true, force: true });
  });

  describe('with a key of the environment for another address', () => {
    beforeEach(() => {
      Object.assign(world.environment, { BARRACK_API_KEY: 'test-key-2', BARRACK_API_URL: other });
    });

    it('sends nothing there before the user allows it, and asks once', async () => {
      await openWindow().reload();
      await service.reload();
      await service.settled();
      while (world.asked.length === 0) {
        await new Promise(setImmediate);
      }
      assert.deepEqual(world.asked, [other]);
      assert.deepEqual([service.current, world.clients], [undefined, []]);
      assert.equal(service.trouble, 'address', 'the view says why');
    });

    for (const answer of [true, false]) {
      it(`remembers ${answer ? 'yes' : 'no'} for all windows`, async () => {
        world.answer = answer;
        await openWindow().reload();
        while (service.trouble !== undefined) {
          await new Promise(setImmediate);
        }
        await service.settled();
        assert.equal(service.client !== undefined, answer);
        service.dispose();
        await openWindow().reload();
        assert.equal(service.client !== undefined, answer);
        assert.deepEqual(world.asked, [other]);
      });
    }

    describe('in several windows', () => {
      /** Each with what it asks with; answered by `answer`. */
      function openThree() {
        const answers: ((answer: boolean | undefined) => void)[] = [];
        const windows = [1, 2, 3].map(() =>
          openWindow({
            changes: new Emitter<AccountChange>(),
            askAboutAddress: () => new Promise((resolve) => void answers.push(resolve)),
          }),
        );
        return { windows, answers };
      }

      async function untilEvery(windows: AccountService[], holds: (one: AccountService) => boolean) {
        while (!windows.every(holds)) {
          await new Promise(setImmediate);
        }
      }

      for (const answer of [true, false]) {
        it(`is asked about in one, and each follows the answer ${answer ? 'yes' : 'no'}`, async () => {
          const { windows, answers } = openThree();
          await Promise.all(windows.map((one) => one.reload()));
          await untilEvery(windows, ({ trouble }) => trouble === 'address');
          while (answers.length === 0) {
            await new Promise(setImmediate);
          }
          answers[0]?.(answer);
          await untilEvery(windows, ({ trouble, ready }) => ready && trouble === undefined);
          await Promise.all(windows.map((one) => one.settled()));
          assert.deepEqual(
            windows.map(({ client }) => client !== undefined),
            [answer, answer, answer],
          );
          assert.equal(answers.length, 1);
          windows.forEach((one) => one.dispose());
        });
      }

      it('can be asked about in another one on the user’s wish', async () => {
        const { windows, answers } = openThree();
        await Promise.all(windows.map((one) => one.reload()));
        const before = answers.length;
        const asking = Promise.all(windows.map((one) => one.confirmAddress(true)));
        while (answers.length < before + 3) {
          await new Promise(setImmediate);
        }
        answers.forEach((answer) => answer(undefined));
        assert.deepEqual(await asking, [undefined, undefined, undefined]);
        windows.forEach((one) => one.dispose());
      });
    });

    it('asks about each address, and again where it is told to', async () => {
      world.answer = false;
      await openWindow().reload();
      await service.confirmAddress(true);
      world.environment['BARRACK_API_URL'] = `${other}/v2`;
      await service.reload();
      while (!world.asked.includes(`${other}/v2`) || service.unconfirmed?.answer !== false) {
        await new Promise(setImmediate);
      }
      world.answer = true;
      assert.equal(await service.confirmAddress(true), true);
      assert.equal(service.client !== undefined, true);
    });

    it('does not ask about the address that the user has set', async () => {
      world.url = other;
      await openWindow().reload();
      assert.deepEqual(world.asked, []);
      assert.equal(service.current?.baseUrl, other);
    });

    it('does not ask while a stored account serves', async () => {
      await openWindow().store(account);
      assert.deepEqual(world.asked, []);
      assert.equal(service.current?.source, 'stored');
    });
  });

  describe('while Barrack does not say which header it takes', () => {
    beforeEach(() => {
      world.environment['BARRACK_API_KEY'] = 'test-key-2';
      world.style = never;
    });

    it('is known at once, and nothing can be sent with the wrong one', async () => {
      void openWindow().reload();
      await service.found();
      assert.equal(service.current?.source, 'environment');
      assert.deepEqual([service.client, service.mark, world.clients], [undefined, undefined, []]);
    });

    it('can be signed out', async () => {
      let probe: AbortSignal | undefined;
      void openWindow({ findAuthStyle: (_account, _settings, signal) => ((probe = signal), never) }).reload();
      await service.found();
      const signedOut = await service.signOut();
      assert.equal(signedOut.source, 'environment');
      assert.deepEqual([service.current, probe?.aborted], [undefined, true]);
    });

    it('does not come back after signing out, however late its header is found', async () => {
      const { promise, resolve } = Promise.withResolvers<'X-API-Key'>();
      world.style = promise;
      openWindow();
      void service.reload();
      void service.reload(); // which is asked for before the first has begun to look for the header
      await service.signOut();
      resolve('X-API-Key');
      await service.settled();
      await service.found();
      assert.equal(service.current, undefined);
      await service.store(account);
      assert.deepEqual(usable(), ['test-key-1']);
    });

    it('can be signed in with another key', async () => {
      void openWindow().reload();
      await service.store(account);
      assert.deepEqual(usable(), ['test-key-1']);
    });

    it('has a client as soon as it does', async () => {
      let answer: (style: AuthStyle) => void = () => undefined;
      world.style = new Promise((resolve) => (answer = resolve));
      void openWindow().reload();
      await service.found();
      const settled = service.settled();
      answer('Api-Key');
      await settled;
      assert.equal(service.current?.authStyle, 'Api-Key');
      assert.deepEqual(usable(), ['test-key-2']);
      assert.deepEqual([service.headerIsKnown, world.told], [true, ['account', 'account']]);
    });

    it('tells the balance that Barrack told with it, once, and to nobody else', async () => {
      world.style = Promise.resolve('X-API-Key');
      await openWindow().reload();
      assert.equal(service.takeCheckedBalance(), world.balance);
      assert.equal(service.takeCheckedBalance(), undefined);
      service.dispose();
      await openWindow().reload();
      await service.store(account);
      assert.equal(service.takeCheckedBalance(), undefined);
      await service.store({ ...account, key: 'test-key-3' }, { amount: 7, currency: 'EUR' });
      assert.equal(service.takeCheckedBalance()?.amount, 7);
      world.balance = undefined;
      service.dispose();
      await openWindow().reload();
      assert.equal(service.takeCheckedBalance(), undefined);
    });

    it('is used with the usual one where it could not be asked, until it can', async () => {
      world.style = Promise.resolve(undefined);
      await openWindow().reload();
      assert.deepEqual([service.client !== undefined, service.headerIsKnown], [true, false]);
      world.style = Promise.resolve('Api-Key');
      await service.reload();
      assert.deepEqual([service.current?.authStyle, service.headerIsKnown], ['Api-Key', true]);
    });
  });

  describe('whose settings change', () => {
    beforeEach(async () => {
      await openWindow().store(account);
      world.timeoutSeconds = 7;
      await service.reload();
      assert.equal(world.clients.length, 2);
    });

    it('has what was sent before answered', () => {
      assert.deepEqual(
        world.clients.map(({ disposed }) => disposed),
        [false, false],
      );
    });

    for (const [what, act] of [
      ['signing out', () => service.signOut()],
      ['another key', () => service.store({ ...account, key: 'test-key-3' })],
      ['the end of the window', () => service.dispose()],
    ] as const) {
      it(`has that aborted by ${what}`, async () => {
        await act();
        const [first, second] = world.clients;
        assert.deepEqual([first?.disposed, second?.disposed], [true, true]);
      });
    }
  });

  describe('with a secret storage that fails', () => {
    it('is nobody, which is said with the reason', async () => {
      world.secrets.failing.add('get');
      await openWindow().reload();
      assert.deepEqual([service.ready, service.current, service.trouble], [true, undefined, 'unreadable']);
      assert.match(world.warnings.join(), /secret storage.*signed out.*Decryption failed/u);
      await service.reload();
      assert.equal(world.warnings.length, 1, 'it is said once');
    });

    it('is whom the environment names', async () => {
      world.secrets.failing.add('get');
      world.environment['BARRACK_API_KEY'] = 'test-key-2';
      await openWindow().reload();
      assert.equal(service.current?.source, 'environment');
      assert.match(world.warnings.join(), /Decryption failed/u);
    });

    it('can be signed out, which deletes what can’t be read', async () => {
      world.secrets.text = 'broken';
      world.secrets.failing.add('get');
      await openWindow().reload();
      assert.deepEqual(await service.signOut(), { source: 'stored', problem: undefined });
      assert.equal(world.secrets.text, undefined);
    });

    it('is signed out in this window where nothing can be deleted', async () => {
      await openWindow().store(account);
      world.secrets.failing.add('delete');
      const { problem } = await service.signOut();
      assert.match(problem ?? '', /Decryption failed/u);
      await service.reload();
      assert.deepEqual([service.current, usable()], [undefined, []]);
    });

    it('can be signed in where it can be written', async () => {
      world.secrets.failing.add('get');
      await openWindow().reload();
      assert.equal(await service.store(account), undefined);
      await service.settled();
      assert.deepEqual([service.current?.source, usable()], ['stored', ['test-key-1']]);
    });

    it('can be signed in for this window where nothing can be kept', async () => {
      world.secrets.failing.add('store');
      await openWindow().reload();
      assert.match((await service.store(account)) ?? '', /Decryption failed/u);
      await service.useHere(account);
      assert.deepEqual(service.current, { ...account, source: 'window' });
      assert.deepEqual(usable(), ['test-key-1']);
      assert.equal(world.secrets.text, undefined);
      assert.equal((await service.signOut()).source, 'window');
      assert.deepEqual(usable(), []);
    });

    it('sends a key for this window to no other address', async () => {
      await openWindow().useHere(account);
      world.url = other;
      await service.reload();
      assert.deepEqual([service.current, usable()], [undefined, []]);
    });

    it('stays who it is when it can’t be read once more', async () => {
      await openWindow().store(account);
      world.secrets.failing.add('get');
      world.timeoutSeconds = 7;
      await service.reload();
      assert.equal(service.current?.source, 'stored');
    });
  });

  describe('with a secret storage that hangs', () => {
    beforeEach(() => {
      world.secrets.text = JSON.stringify({ version: 1, ...account });
    });

    it('is nobody after a while, which is said with the reason, and is known once it answers', async () => {
      world.secrets.hanging.add('get');
      await openWindow().reload();
      assert.deepEqual([service.ready, service.current, service.trouble], [true, undefined, 'unreadable']);
      assert.match(world.warnings.join(), /secret storage.*didn’t answer/u);
      world.secrets.hanging.clear();
      world.secrets.goOn();
      while (service.client === undefined) {
        await new Promise(setImmediate);
      }
      assert.deepEqual([service.current?.source, usable()], ['stored', ['test-key-1']]);
    });

    it('can be signed in for this window', async () => {
      world.secrets.hanging.add('get').add('store');
      void openWindow().reload();
      assert.match((await service.store(account)) ?? '', /didn’t answer/u);
      await service.useHere(account);
      assert.deepEqual(usable(), ['test-key-1']);
    });

    it('is told to be stored where it was forgotten before it could be read', async () => {
      world.secrets.hanging.add('get');
      void openWindow().reload();
      const { source, problem } = await service.signOut();
      assert.deepEqual([source, problem, world.secrets.text], ['stored', undefined, undefined]);
      world.secrets.hanging.clear();
      world.secrets.goOn();
    });

    it('can be signed out, and stays so when it answers', async () => {
      world.secrets.hanging.add('get').add('delete');
      await openWindow().reload();
      const answers = world.secrets.goOn;
      assert.match((await service.signOut()).problem ?? '', /didn’t answer/u);
      world.secrets.hanging.clear();
      answers();
      await new Promise(setImmediate);
      await service.settled();
      assert.deepEqual([service.current, usable()], [undefined, []]);
    });
  });
});
