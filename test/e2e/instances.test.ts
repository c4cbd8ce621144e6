import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { OperationName } from '../simulator/operation-names.ts';
import type { Simulator } from '../simulator/server.ts';
import { accept, answer, boxOf, detailOf, operation } from './support/ask.ts';
import { asked, recordNamed } from './support/records.ts';
import { succeeds, until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('instances', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('inference-api').waitFor();
  });
  after(() => window.close());

  /** The rows between this instance and the next of its level. */
  async function below(name: string): Promise<readonly string[]> {
    const rows = await window.view.getByRole('treeitem').evaluateAll((all) =>
      all
        .map((row) => ({
          label: String(row.getAttribute('aria-label')?.split(',')[0]),
          level: Number(row.getAttribute('aria-level')),
          top: row.getBoundingClientRect().top,
        }))
        .sort((a, b) => a.top - b.top),
    );
    const start = rows.findIndex(({ label }) => label === name);
    const level = rows[start]?.level ?? 0;
    const others = rows.slice(start + 1);
    const end = others.findIndex((row) => row.level <= level);
    return others.slice(0, end === -1 ? undefined : end).map(({ label }) => label);
  }

  /** Expands or collapses it, with what is below it; again where the tree was just being drawn anew. */
  async function toggle(name: string, expanded: boolean): Promise<void> {
    const row = window.row(name);
    const isSo = window.view.locator(`[role=treeitem][aria-expanded=${expanded}]`).and(row);
    await until(`${name} is ${expanded ? 'expanded' : 'collapsed'}`, async () => {
      if (!(await isSo.isVisible())) {
        await row.locator('.monaco-tl-twistie').click();
      }
      return (await succeeds(isSo.waitFor({ timeout: 2000 }))) && (await below(name)).length > 0 === expanded;
    });
  }

  it('have their volumes and snapshots below them', async () => {
    await toggle('inference-api', true);
    await toggle('render-node', true);
    assert.deepEqual(await below('inference-api'), ['inference-api-boot', 'scratch']);
    assert.deepEqual(await below('render-node'), [
      'legacy-home',
      'render-node base',
      'render-node tonight',
      'render-node weekly',
    ]);
    await window.screenshot('instance-expanded');
  });

  it('have there what can be done with a volume, too', async () => {
    const scratch: Locator = window.row('scratch').last();
    await window.choose(scratch, 'Resize Volume…');
    await boxOf(window, 'Resize Volume: scratch');
    await window.page.keyboard.press('Escape');
    await window.quickInput.waitFor({ state: 'hidden' });
    await toggle('inference-api', false);
    await toggle('render-node', false);
  });

  /** In this order each begins where the one before has ended. */
  const changes: readonly (readonly [
    entry: string,
    question: string,
    costs: RegExp,
    button: string,
    sent: OperationName,
    name: string,
    state: string,
  ])[] = [
    [
      'Reboot Instance…',
      'Reboot inference-api?',
      /^inference-api · 2× L40S · FINLAND-1 · \$1,606\.00\/mo\s+What runs on inference-api is interrupted\.$/u,
      'Reboot Instance',
      'rebootInstance',
      'Reboot inference-api',
      'ACTIVE, 2 volumes, $1,606.00 a month',
    ],
    [
      'Shut Down Instance…',
      'Shut down inference-api?',
      /What runs on inference-api ends\.\s+An instance in SHUTOFF is still billed in full: \$1,606\.00 a month\./u,
      'Shut Down Instance',
      'stopInstance',
      'Shut down inference-api',
      'SHUTOFF, 2 volumes, $1,606.00 a month',
    ],
    [
      'Start Instance…',
      'Start inference-api?',
      /ACTIVE costs \$2\.20 an hour, \$1,606\.00 a month: as much as SHUTOFF, which is billed in full\./u,
      'Start Instance',
      'startInstance',
      'Start inference-api',
      'ACTIVE, 2 volumes, $1,606.00 a month',
    ],
    [
      'Hibernate Instance…',
      'Hibernate inference-api?',
      /Hibernated: \$0\.01 an hour, \$7\.30 a month \(documented\)\.\s+Now: \$2\.20 an hour, \$1,606\.00 a month\./u,
      'Hibernate Instance',
      'hibernateInstance',
      'Hibernate inference-api',
      'HIBERNATED, 2 volumes, $7.30 a month (documented)',
    ],
    [
      'Restore from Hibernation…',
      'Restore inference-api from hibernation?',
      /From then on: \$2\.20 an hour, \$1,606\.00 a month\.\s+Hibernated, as now: \$0\.01 an hour, \$7\.30 a month \(documented\)\./u,
      'Restore Instance',
      'restoreInstance',
      'Restore inference-api from hibernation',
      'ACTIVE, 2 volumes, $1,606.00 a month',
    ],
  ];
  for (const [entry, question, costs, button, sent, name, state] of changes) {
    it(`${entry} says before what it costs, and is done once`, async () => {
      await window.contextMenu('inference-api', entry);
      assert.match(await detailOf(window, question), costs);
      await window.screenshot(`${sent}-question`);
      assert.equal(asked(simulator, sent), 0);
      await answer(window, button);
      await until('it has begun', () => simulator.effects(sent) === 1);
      const { status } = recordNamed(simulator, 'instances', 'inference-api');
      await window.view
        .getByRole('treeitem', { name: new RegExp(`^inference-api, Instance, .*${status}`, 'u') })
        .waitFor();
      simulator.advance(60);
      await operation(window, name, 'done').waitFor();
      await until('the tree shows it', async () => (await window.spoken('inference-api')).includes(state));
      assert.equal(simulator.effects(sent), 1);
    });
  }

  it('copies the address', async () => {
    await window.contextMenu('inference-api', 'Copy IP Address');
    assert.equal(await window.copied('203.0.113.17'), '203.0.113.17');
  });

  it('opens a terminal with ssh to the address', async () => {
    await window.contextMenu('inference-api', 'Open SSH Terminal…');
    const box = await boxOf(window, 'Open SSH Terminal: inference-api');
    await box.getByText('The user on the instance, as whom to connect to 203.0.113.17.').waitFor();
    await window.screenshot('ssh-box');
    await accept(window);
    const terminal = window.page.locator('.part.panel .xterm-rows');
    await terminal.getByText('ssh was given 1 argument: ubuntu@203.0.113.17').waitFor();
    await window.screenshot('ssh-terminal');
  });
});
