import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run, setSetting } from '../support/program.ts';
import { accept, choose, escape, openBox, openPick, type } from '../support/quick-input.ts';
import { replace } from '../support/replace.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { hostileName, refusedText } from './asked.ts';

/** What would have been started. */
let terminals: vscode.TerminalOptions[];
let commands: (readonly unknown[])[];
/** Whether Remote-SSH is installed. */
let installed: boolean;
let restores: (() => void)[];

function observeStarts(): void {
  [terminals, commands, installed] = [[], [], false];
  const { executeCommand } = vscode.commands;
  const { getExtension } = vscode.extensions;
  restores = [
    replace(vscode.window, 'createTerminal', ((options: vscode.TerminalOptions) => {
      terminals.push(options);
      return { show: () => undefined };
    }) as unknown as typeof vscode.window.createTerminal),
    replace(vscode.commands, 'executeCommand', ((command: string, ...args: unknown[]) => {
      if (/^(vscode\.newWindow|extension\.open|barrack\.(start|restore)Instance)$/u.test(command)) {
        commands.push([command, ...args]);
        return Promise.resolve();
      }
      return executeCommand(command, ...args);
    }) as typeof executeCommand),
    replace(vscode.extensions, 'getExtension', ((id: string) =>
      id === 'ms-vscode-remote.remote-ssh'
        ? installed
          ? { id }
          : undefined
        : getExtension(id)) as typeof getExtension),
  ];
}

describe('connecting to an instance', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    observeStarts();
  });
  afterEach(async () => {
    restores.forEach((restore) => restore());
    await setSetting('ssh.user', undefined);
  });

  async function setIp(publicIp: string | null): Promise<void> {
    await control.change({ kind: 'instance', find: 'inference-api', set: { publicIp } });
    await services.store.refresh(['instances']);
  }

  it('opens a terminal that runs ssh with one argument, as the user that is set or typed', async () => {
    const first = run('barrack.openSsh', itemNamed(services, 'inference-api'));
    const box = await openBox();
    assert.equal(box.title, 'Open SSH Terminal: inference-api');
    assert.equal(box.value, 'ubuntu');
    assert.match(box.prompt ?? '', /203\.0\.113\.17/u);
    await accept();
    await first.end;
    await setSetting('ssh.user', 'root');
    const second = run('barrack.openSsh', itemNamed(services, 'inference-api'));
    assert.equal((await openBox()).value, 'root');
    await type(await openBox(), 'ada_2');
    await accept();
    await second.end;
    assert.deepEqual(
      terminals.map(({ shellPath, shellArgs }) => [shellPath, shellArgs]),
      [
        ['ssh', ['ubuntu@203.0.113.17']],
        ['ssh', ['ada_2@203.0.113.17']],
      ],
    );
  });

  it('takes no user name that ssh or a shell could read as something else', async () => {
    const running = run('barrack.openSsh', itemNamed(services, 'inference-api'));
    const box = await openBox();
    for (const bad of ['-oProxyCommand=touch', 'a b', '', 'a;b', '$(id)', 'a@b']) {
      assert.match(await refusedText(box, bad, running), /^Use letters, digits/u);
    }
    await escape(running);
    assert.deepEqual(terminals, []);
  });

  it('connects to no address that is none', async () => {
    for (const bad of ['-oProxyCommand=x', '203.0.113.17 -v', 'evil.example']) {
      await setIp(bad);
      for (const command of ['barrack.openSsh', 'barrack.connectRemoteSsh', 'barrack.copyIp'] as const) {
        observed.begin();
        await run(command, itemNamed(services, 'inference-api')).end;
        assert.match(observed.texts('warning').join(), /is not an IP address/u);
        assert.deepEqual([observed.boxes, observed.copied], [[], []]);
      }
    }
    assert.deepEqual([terminals, commands], [[], []]);
  });

  it('says of an instance that is not ACTIVE what it is, and offers to start it', async () => {
    await control.change({ kind: 'instance', find: 'inference-api', set: { status: 'SHUTOFF' } });
    await services.store.refresh(['instances']);
    const element = itemNamed(services, 'inference-api');
    observed.answer = ({ buttons }) => buttons[0];
    await run('barrack.openSsh', element).end;
    const [message] = observed.messages;
    assert.equal(message?.text, 'inference-api is SHUTOFF, not ACTIVE. Start it first.');
    assert.deepEqual(message.buttons, ['Start Instance']);
    assert.deepEqual(commands, [
      ['barrack.startInstance', { type: 'item', id: element.id, resource: element.resource }],
    ]);
    assert.deepEqual(terminals, []);
  });

  it('offers to restore one that is hibernated, and says of one without an address that it has none', async () => {
    await setIp(null);
    await run('barrack.openSsh', itemNamed(services, 'inference-api')).end;
    assert.deepEqual(observed.texts('warning'), ['inference-api has no public IP address.']);
    await control.change({
      kind: 'instance',
      find: 'inference-api',
      set: { status: 'HIBERNATED', publicIp: '203.0.113.17' },
    });
    await services.store.refresh(['instances']);
    await run('barrack.openSsh', itemNamed(services, 'inference-api')).end;
    assert.deepEqual(observed.messages.at(-1)?.buttons, ['Restore from Hibernation']);
  });

  it('offers from the palette only those that one can connect to', async () => {
    const running = run('barrack.openSsh');
    const pick = await openPick();
    const line = pick.items.findIndex(({ label }) => label === 'Not possible now');
    assert.deepEqual(
      pick.items.slice(0, line).map(({ label }) => label),
      ['inference-api', 'render-node'],
    );
    assert.ok(pick.items.slice(line + 1).every(({ detail }) => detail));
    await choose(pick, ({ label }) => label === 'render-node');
    await openBox();
    await accept();
    await running.end;
    assert.deepEqual(terminals[0]?.shellArgs, ['ubuntu@203.0.113.84']);
  });

  it('opens a window of Remote-SSH where that is installed', async () => {
    installed = true;
    const running = run('barrack.connectRemoteSsh', itemNamed(services, 'inference-api'));
    await openBox();
    await accept();
    await running.end;
    assert.deepEqual(commands, [['vscode.newWindow', { remoteAuthority: 'ssh-remote+ubuntu@203.0.113.17' }]]);
    assert.deepEqual(observed.messages, []);
  });

  it('offers what there is instead where Remote-SSH is not installed', async () => {
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Install Remote-SSH');
    await run('barrack.connectRemoteSsh', itemNamed(services, 'inference-api')).end;
    assert.deepEqual(observed.messages[0]?.buttons, ['Install Remote-SSH', 'Open SSH Terminal']);
    assert.deepEqual(commands, [['extension.open', 'ms-vscode-remote.remote-ssh']]);
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Open SSH Terminal');
    const running = run('barrack.connectRemoteSsh', itemNamed(services, 'inference-api'));
    await openBox();
    await accept();
    await running.end;
    assert.equal(terminals.length, 1);
  });

  it('copies the addresses of those that have one', async () => {
    const instances = ['inference-api', 'llm-finetune', 'render-node'].map((name) =>
      itemNamed(services, name),
    );
    await run('barrack.copyIp', instances[0], instances).end;
    assert.deepEqual(observed.copied, ['203.0.113.17\n203.0.113.84']);
    assert.deepEqual(observed.texts('warning'), ['llm-finetune has no public IP address.']);
    observed.begin();
    await run('barrack.copyIp', itemNamed(services, 'llm-finetune')).end;
    assert.deepEqual(observed.texts('warning'), ['llm-finetune has no public IP address.']);
    const running = run('barrack.copyIp');
    await choose(await openPick(), ({ label }) => label === 'render-node');
    await running.end;
    assert.equal(observed.copied.at(-1), '203.0.113.84');
  });

  it('names those that have no address beside those that have one', async () => {
    await setIp('evil.example');
    const names = ['inference-api', 'llm-finetune', 'render-node'];
    const instances = names.map((name) => itemNamed(services, name));
    await run('barrack.copyIp', instances[0], instances).end;
    assert.deepEqual(observed.copied, ['203.0.113.84']);
    assert.deepEqual(observed.texts('warning'), [
      '2 of these instances have no IP address to copy: inference-api, llm-finetune.',
    ]);
  });

  it('shows a hostile name as text', async () => {
    await control.change({ kind: 'instance', find: 'inference-api', set: { name: hostileName } });
    await services.store.refresh(['instances']);
    assert.ok(everyElement(services).some((one) => one.type === 'item' && one.resource.name === hostileName));
    const running = run('barrack.openSsh', itemNamed(services, hostileName));
    assert.doesNotMatch((await openBox()).title ?? '', /\u202E/u);
    await accept();
    await running.end;
    assert.equal(terminals[0]?.name, 'ssh a \\$(zap) [x](command:evil)‹U+202E› (1002)');
    assert.deepEqual(terminals[0].shellArgs, ['ubuntu@203.0.113.17']);
    const long = 'x'.repeat(900);
    await control.change({ kind: 'instance', find: hostileName, set: { name: long } });
    await services.store.refresh(['instances']);
    const second = run('barrack.openSsh', itemNamed(services, long));
    await openBox();
    await accept();
    await second.end;
    assert.equal(terminals[1]?.name, `ssh ${'x'.repeat(59)}…`);
  });
});
