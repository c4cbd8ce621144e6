import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { choose, escape, openPick } from '../support/quick-input.ts';
import { replace } from '../support/replace.ts';
import { itemNamed } from '../support/tree.ts';
import { settle, until } from '../support/wait.ts';
import { hostileName } from './asked.ts';

const shown = (): vscode.TextDocument | undefined => {
  const document = vscode.window.activeTextEditor?.document;
  return document?.uri.scheme === 'barrack' ? document : undefined;
};

type Billing = Readonly<Record<string, unknown>>;

const billingIn = (document: vscode.TextDocument): Billing | undefined =>
  (JSON.parse(document.getText()) ?? undefined) as Billing | undefined;

/** The document that is shown, once VS Code has its text: it keeps closed documents for a while. */
function billingShown(): Promise<readonly [vscode.TextDocument, Billing]> {
  return until('the billing is shown', () => {
    const document = shown();
    const billing = document && billingIn(document);
    return document && billing && ([document, billing] as const);
  });
}

describe('Show Billing', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  for (const [kind, name, rate] of [
    ['volume', 'training-data', 0.1465],
    ['snapshot', 'render-node base', 0.1],
    ['instance', 'inference-api', 2.2],
  ] as const) {
    it(`shows what a ${kind} was billed, as Barrack gives it`, async () => {
      await run('barrack.showBilling', itemNamed(services, name)).end;
      const [document, record] = await billingShown();
      assert.match(document.uri.path, new RegExp(`/Billing of ${name}\\.json$`, 'u'));
      assert.equal(document.languageId, 'json');
      assert.equal(record[`${kind}_name`], name);
      assert.equal(record['currency'], 'USD');
      assert.equal(record['hourly_rate'], rate);
      assert.ok(Array.isArray(record['records']) && record['records'].length === 1);
      assert.deepEqual(observed.messages, []);
    });
  }

  it('names in its progress a hostile name as text', async () => {
    await control.change({ kind: 'volume', find: 'training-data', set: { name: hostileName } });
    await services.store.refresh(['volumes']);
    const titles: (string | undefined)[] = [];
    const { withProgress } = vscode.window;
    const restore = replace(vscode.window, 'withProgress', ((options, task) => {
      titles.push(options.title);
      return withProgress(options, task);
    }) satisfies typeof withProgress);
    try {
      await run('barrack.showBilling', itemNamed(services, hostileName)).end;
    } finally {
      restore();
    }
    assert.deepEqual(titles, ['Reading what a $(zap) [x] (command:evil)‹U+202E› (1003) was billed']);
  });

  it('reads it again when it is called again', async () => {
    await run('barrack.showBilling', itemNamed(services, 'inference-api')).end;
    const [document, before] = await billingShown();
    const hours = Number(before['total_hours']);
    await control.advance(10 * 3600);
    await run('barrack.showBilling', itemNamed(services, 'inference-api')).end;
    await until('it shows more hours', () => Number(billingIn(document)?.['total_hours']) >= hours + 10);
    assert.equal(shown(), document, 'it is the same document');
  });

  it('tells once what went wrong, and opens nothing', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'volumeBilling',
      status: 501,
      message: 'No bills today',
    });
    await run('barrack.showBilling', itemNamed(services, 'training-data')).end;
    await settle();
    assert.equal(observed.texts('error').length, 1);
    assert.match(
      observed.texts('error').join(),
      /^Couldn’t show the billing of training-data: .*No bills today/u,
      'it says of what',
    );
    assert.equal(shown(), undefined);
  });

  it('offers to sign in where the key is not accepted', async () => {
    await control.addFaults({ kind: 'status', operation: 'volumeBilling', status: 401 });
    await run('barrack.showBilling', itemNamed(services, 'training-data')).end;
    await settle();
    const [message] = observed.messages;
    assert.deepEqual(message?.buttons, ['Sign In', 'Show Log', 'Copy Support Details']);
  });

  it('asks from the palette for anything but an image', async () => {
    const running = run('barrack.showBilling');
    const pick = await openPick();
    const { volumes, snapshots, instances } = services.store;
    assert.equal(pick.items.length, volumes.items.length + snapshots.items.length + instances.items.length);
    await choose(pick, ({ label }) => label === 'batch-eval');
    await running.end;
    const [, billing] = await billingShown();
    assert.equal(billing['instance_name'], 'batch-eval');
    const second = run('barrack.showBilling');
    await openPick();
    await escape(second);
  });

  it('shows nothing any more once nobody is signed in', async () => {
    await run('barrack.showBilling', itemNamed(services, 'training-data')).end;
    const [document] = await billingShown();
    await services.account.signOut();
    await until('it is empty', () => document.getText().trim() === 'null');
  });
});
