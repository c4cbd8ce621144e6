import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandId } from '../../../src/commands/core/ids.ts';
import { commandIds } from '../../../src/commands/contributions/all.ts';
import type { TestServices } from '../../../src/program.ts';
import { observed } from '../support/observed.ts';
import {
  beginLoaded,
  beginSignedIn,
  beginSignedOut,
  control,
  program,
  run,
  storeAccount,
} from '../support/program.ts';
import { accept, escape, openPick } from '../support/quick-input.ts';
import { replace } from '../support/replace.ts';
import { outline } from '../support/tree.ts';
import { until } from '../support/wait.ts';

/** What a command asks with, when it is called without a word about what it is meant for. */
const asks: Readonly<Record<CommandId, string>> = {
  'barrack.signIn': 'Sign In to Barrack',
  'barrack.signOut': '',
  'barrack.showAccount': 'Barrack Account',
  'barrack.refresh': '',
  'barrack.filter': 'Filter Resources',
  'barrack.changeFilter': 'Filter Resources',
  'barrack.clearFilter': '',
  'barrack.groupByRegion': '',
  'barrack.groupByKind': '',
  'barrack.cloneVolume': 'Clone Volume',
  'barrack.createImage': 'Create Image',
  'barrack.createVolume': '',
  'barrack.resizeVolume': 'Resize Volume',
  'barrack.attachVolume': 'Attach to Instance',
  'barrack.detachVolume': 'Detach Volumes',
  'barrack.deleteVolume': 'Delete Volumes',
  'barrack.createSnapshot': 'Create Snapshot',
  'barrack.restoreSnapshot': 'Restore as New Instance',
  'barrack.deleteSnapshot': 'Delete Snapshots',
  'barrack.deleteImage': 'Delete Images',
  'barrack.startInstance': 'Start Instances',
  'barrack.stopInstance': 'Shut Down Instances',
  'barrack.rebootInstance': 'Reboot Instances',
  'barrack.hibernateInstance': 'Hibernate Instances',
  'barrack.restoreInstance': 'Restore Instances',
  'barrack.showBilling': 'Show Billing',
  'barrack.copyIp': 'Copy IP Address',
  'barrack.openSsh': 'Open SSH Terminal',
  'barrack.connectRemoteSsh': 'Connect with Remote-SSH',
  'barrack.goToResource': 'Go to Resource',
  'barrack.goToInstance': 'Go to Instance',
  'barrack.goToVolume': 'Go to Volume',
  'barrack.goToSnapshot': 'Go to Snapshot',
  'barrack.goToImage': 'Go to Image',
  'barrack.goToSource': 'Go to Source Volume',
  'barrack.goToClone': 'Go to Clone',
  'barrack.copyLink': 'Copy Link',
  'barrack.copyAsCurl': 'Copy as curl',
  'barrack.copyId': 'Copy ID',
  'barrack.copyName': 'Copy Name',
  'barrack.showDetails': 'Show Details',
  'barrack.openInBarrack': 'Open in Barrack',
  'barrack.copySupportDetails': '',
  'barrack.showLog': '',
  'barrack.showResource': 'Show Resource',
  'barrack.showOperation': 'Show Operation',
  'barrack.tryAgain': 'Try Again',
  'barrack.stopWatching': 'Stop Watching',
  'barrack.startInstanceAgain': 'Start Instance Again',
  'barrack.continueOperations': 'Continue with This Account',
  'barrack.removeFromList': 'Remove from List',
  'barrack.clearFinished': '',
  'barrack.exportOperations': '',
};

/** Commands that have to read from Barrack. */
const needData: readonly CommandId[] = [
  'barrack.refresh',
  'barrack.cloneVolume',
  'barrack.createImage',
  'barrack.resizeVolume',
  'barrack.attachVolume',
  'barrack.detachVolume',
  'barrack.deleteVolume',
  'barrack.createSnapshot',
  'barrack.restoreSnapshot',
  'barrack.deleteSnapshot',
  'barrack.deleteImage',
  'barrack.startInstance',
  'barrack.stopInstance',
  'barrack.rebootInstance',
  'barrack.hibernateInstance',
  'barrack.restoreInstance',
  'barrack.showBilling',
  'barrack.copyIp',
  'barrack.openSsh',
  'barrack.connectRemoteSsh',
  'barrack.goToResource',
  'barrack.goToInstance',
  'barrack.goToVolume',
  'barrack.goToSnapshot',
  'barrack.goToImage',
  'barrack.goToSource',
  'barrack.goToClone',
  'barrack.copyLink',
  'barrack.copyAsCurl',
  'barrack.copyId',
  'barrack.copyName',
  'barrack.showDetails',
];

/** Commands that are of no use without an account. */
const needAccount: readonly CommandId[] = [
  ...needData,
  'barrack.createVolume',
  'barrack.showAccount',
  'barrack.showResource',
  'barrack.showOperation',
  'barrack.tryAgain',
  'barrack.stopWatching',
  'barrack.startInstanceAgain',
  'barrack.continueOperations',
  'barrack.removeFromList',
  'barrack.clearFinished',
  'barrack.exportOperations',
];

const none = Object.fromEntries(commandIds.map((command) => [command, 0]));

function titles(): readonly string[] {
  const inputs = [...observed.boxes, ...observed.picks].map(({ input }) => input.title ?? '');
  return [...inputs, ...observed.asked].map((title) => title.replace(/:.*/u, ''));
}

interface Seen {
  readonly asked: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, number>>;
  /** The commands that opened a form. */
  readonly opened: readonly string[];
}

/** Runs every command and presses Escape at whatever it asks. Fails if one throws at VS Code or never ends. */
async function runAll(before: () => Promise<void>, ...args: unknown[]): Promise<Seen> {
  const asked: Record<string, string> = {};
  const errors: Record<string, number> = {};
  const opened: string[] = [];
  const { notifier, forms } = await program();
  for (const command of commandIds) {
    await before();
    observed.begin();
    notifier.forget();
    const running = run(command, ...args);
    const asking = (): boolean =>
      titles().length > 0 && observed.picks.every(({ open, input }) => !(open && input.busy));
    await until(`${command} asks or ends`, () => running.ended || asking());
    await escape(running);
    asked[command] = titles().join(', ');
    errors[command] = observed.texts('error').length;
    if (observed.panels.length > 0) {
      opened.push(command);
      forms.closeAll();
    }
  }
  return { asked, errors, opened };
}

describe('every command from the palette', function () {
  this.timeout(60_000);
  let services: TestServices;

  const signedIn = async (): Promise<void> => {
    if (services.account.current === undefined) {
      await storeAccount(services, 'usd');
    }
  };

  afterEach(() => {
    assert.deepEqual(observed.unhandled, [], 'nobody caught this');
  });

  it('is registered, and nothing else is', async () => {
    services = await beginSignedIn();
    const own = (await vscode.commands.getCommands(true)).filter(
      // But for what VS Code itself makes for the views and their container.
      (id) => id.startsWith('barrack.') && !/^barrack\.(?:resources|operations)\./u.test(id),
    );
    assert.deepEqual(own.toSorted(), [...commandIds].toSorted());
  });

  it('asks what it is meant for, and can be escaped from', async () => {
    services = await beginLoaded();
    const { asked, errors, opened } = await runAll(signedIn);
    assert.deepEqual(asked, asks);
    assert.deepEqual(errors, none);
    assert.deepEqual(opened, ['barrack.createVolume'], 'only a form in which all is asked is opened');
  });

  for (const [what, argument] of [
    ['null', null],
    ['a Uri', vscode.Uri.file('/tmp/elsewhere')],
    ['an empty object', {}],
  ] as const) {
    it(`does the same with ${what} for an argument`, async () => {
      services = await beginLoaded();
      const { asked, errors } = await runAll(signedIn, argument, [argument]);
      assert.deepEqual(asked, asks);
      assert.deepEqual(errors, none);
    });
  }

  it('asks to sign in first where it needs an account', async () => {
    services = await beginSignedOut();
    await control.clearRequests();
    const { asked, errors } = await runAll(() => Promise.resolve());
    const signIn = Object.fromEntries(needAccount.map((command) => [command, asks['barrack.signIn']]));
    assert.deepEqual(asked, { ...asks, ...signIn });
    assert.deepEqual(errors, none, 'giving up is no error');
    assert.deepEqual(await control.requests(), []);
  });

  it('works in an account with nothing in it', async () => {
    services = await beginSignedOut();
    await control.reset('empty');
    const { asked, errors } = await runAll(signedIn);
    assert.deepEqual(asked, asks);
    assert.deepEqual(errors, none);
    assert.equal(observed.contextKeys.get('barrack.state'), 'empty');
    assert.deepEqual(outline(services), [], 'so that the welcome view is seen');
    for (const command of ['barrack.cloneVolume', 'barrack.createImage', 'barrack.copyId'] as const) {
      observed.begin();
      const running = run(command);
      const pick = await openPick();
      assert.match(pick.placeholder ?? '', /^There (are no|is nothing)/u, command);
      await accept(); // nothing is chosen
      assert.equal(running.ended, false);
      await escape(running);
    }
  });

  it('shows one error each while Barrack answers only with errors', async () => {
    services = await beginSignedIn();
    await control.addFaults({ kind: 'status', operation: '*', status: 501, count: 'always' });
    const { errors } = await runAll(signedIn);
    assert.deepEqual(errors, { ...none, ...Object.fromEntries(needData.map((command) => [command, 1])) });
  });

  it('shows one error while Barrack cannot be reached, although five lists fail', async () => {
    services = await beginSignedIn();
    await control.addFaults({ kind: 'closeBefore', operation: '*', count: 'always' });
    await run('barrack.refresh').end;
    const [error = '', ...more] = observed.texts('error');
    assert.deepEqual(more, []);
    assert.match(error, /connection to the Barrack API was lost.*Check the connection/u);
    assert.equal(observed.contextKeys.get('barrack.state'), 'noConnection');
  });

  it('shows no second error on top of the same one', async () => {
    services = await beginSignedIn();
    await control.addFaults({ kind: 'status', operation: '*', status: 501, count: 'always' });
    await run('barrack.refresh').end;
    await run('barrack.refresh').end;
    await run('barrack.refresh').end;
    assert.equal(observed.texts('error').length, 1);
    const now = Date.now;
    const restore = replace(Date, 'now', () => now() + 6000);
    await run('barrack.refresh').end;
    restore();
    assert.equal(observed.texts('error').length, 2, 'some seconds later it is news again');
  });
});

describe('what there is nothing for', () => {
  const keys = ['barrack.noVolumes', 'barrack.noSnapshots', 'barrack.noImages', 'barrack.noInstances'];
  const told = (): readonly unknown[] => keys.map((key) => observed.contextKeys.get(key));

  it('is known to the menus once every list was read, and a key that calls it all the same says what to do', async () => {
    const services = await beginSignedIn();
    assert.deepEqual(told(), [false, false, false, false], 'nothing was read');
    await control.reset('empty');
    await services.store.refresh();
    assert.deepEqual(told(), [true, true, true, true]);
    const running = run('barrack.cloneVolume');
    const { placeholder } = await openPick();
    assert.equal(placeholder, 'There are no volumes in this account. Create a volume first.');
    await escape(running);
    await control.reset('demo');
    await services.store.refresh();
    assert.deepEqual(told(), [false, false, false, false]);
  });
});

describe('the keys that menus and views ask for', () => {
  interface Manifest {
    readonly contributes: {
      readonly menus: Readonly<Record<string, readonly { readonly when: string }[]>>;
      readonly views: Readonly<Record<string, readonly { readonly when?: string }[]>>;
      readonly viewsWelcome: readonly { readonly when: string }[];
    };
  }

  it('are all set', async () => {
    const { context } = await beginSignedIn();
    const { menus, views, viewsWelcome } = (context.extension.packageJSON as Manifest).contributes;
    const whens = [...[menus, views].flatMap((all) => Object.values(all).flat()), ...viewsWelcome];
    const keys = whens.flatMap(({ when = '' }) => when.match(/(?<!== |[\w.])barrack\.\w+/gu) ?? []);
    assert.ok(keys.length > 0);
    assert.deepEqual(
      [...new Set(keys)].filter((key) => !observed.contextKeys.has(key)),
      [],
    );
  });
});
