import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openWindow } from './support/world.ts';

/** How far the tree is scrolled, by its first row in sight. */
function firstRow(window: Window): Promise<string> {
  return window.view.getByRole('treeitem').evaluateAll((rows) => {
    const inSight = rows.map(
      (row) => [row.getBoundingClientRect().top, row.getAttribute('aria-label')] as const,
    );
    return String(inSight.sort(([a], [b]) => a - b)[0]?.[1]);
  });
}

describe('refreshing', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openWindow({ height: 700 });
    await window.showBarrack();
    await window.signIn('test-key-usd');
    await window.row('FINLAND-1').waitFor();
  });
  after(() => window.close());
  afterEach(() => simulator.faults.clear());

  it('keeps what is expanded, selected and scrolled to', async () => {
    await window.row('CANADA-1').click();
    await window.view.locator('[aria-expanded=false]', { hasText: 'CANADA-1' }).waitFor();
    await window.row('training-data').click();
    await window.view.locator('.monaco-list').first().hover();
    await window.page.mouse.wheel(0, 200);
    await window.row('CANADA-1').waitFor({ state: 'hidden' });
    const before = await firstRow(window);
    simulator.change({ kind: 'volume', find: 'training-data', set: { size: 600 } });
    await window.command('Barrack: Refresh');
    await window
      .row('training-data')
      .getByText(/600\sGB/u)
      .waitFor();
    assert.equal(await firstRow(window), before);
    assert.equal(await window.row('training-data').getAttribute('aria-selected'), 'true');
    await window.view.locator('.monaco-list').first().hover();
    await window.page.mouse.wheel(0, -2000);
    await window.row('CANADA-1').waitFor();
    assert.equal(await window.row('CANADA-1').getAttribute('aria-expanded'), 'false');
  });

  it('shows what appeared and drops what is gone', async () => {
    simulator.change({ kind: 'volume', find: 'training-data', set: { name: 'renamed' } });
    simulator.change({ kind: 'volume', find: 'scratch', remove: true });
    await window.command('Barrack: Refresh');
    await window.row('renamed').waitFor();
    await window.row('scratch').waitFor({ state: 'detached' });
  });

  it('keeps the rows when it fails, and says what is old and why', async () => {
    simulator.faults.add({
      operation: 'listVolumes',
      kind: 'status',
      status: 400,
      message: 'Out of order',
      count: 'always',
    });
    await window.command('Barrack: Refresh');
    const error = window.view.getByRole('treeitem', { name: /^Error, Volumes: /u });
    await error.waitFor();
    await window.row('renamed').waitFor();
    assert.match((await error.getAttribute('aria-label')) ?? '', /old, .*Out of order/u);
    await (await window.messages('Out of order')).waitFor();
    await window.screenshot('refresh-failed');
    await window.clearMessages();
    simulator.faults.clear();
    await window.row('Retry').click();
    await error.waitFor({ state: 'detached' });
  });

  it('shows a record it cannot read among the good ones', async () => {
    simulator.faults.add({
      operation: 'listVolumes',
      kind: 'unreadableRecord',
      form: 'wrongTypes',
      count: 'always',
    });
    await window.command('Barrack: Refresh');
    const record = window.view.getByRole('treeitem', { name: /, unreadable record, /u });
    await record.waitFor();
    await window.row('renamed').waitFor();
    await window.screenshot('unreadable-record');
  });

  it('shows names with markup in them as text', async () => {
    const scripts: string[] = [];
    window.page.on('dialog', (dialog) => {
      scripts.push(dialog.message());
      void dialog.dismiss();
    });
    simulator.faults.add({ operation: 'listVolumes', kind: 'htmlNames', count: 'always' });
    await window.command('Barrack: Refresh');
    const name = '<img src=x onerror=alert(1)>renamed';
    await window.row(name).waitFor();
    await window.row(name).hover();
    const tooltip = window.page.locator('.monaco-hover:visible', { hasText: 'onerror' });
    await tooltip.waitFor();
    assert.equal(await tooltip.locator('img').count(), 0);
    assert.equal(await window.view.locator('.monaco-list img').count(), 0);
    const form = await window.openForm(name, 'Clone Volume…');
    assert.equal(await form.fact('Name').innerText(), name);
    assert.equal(await form.body.locator('img').count(), 0);
    assert.equal(await form.name.inputValue(), 'img-src-x-onerror-alert-clone');
    await window.screenshot('hostile-names');
    assert.deepEqual(scripts, []);
  });

  it('keeps what is collapsed when the window is loaded again', async () => {
    const canada = window.row('CANADA-1');
    const isCollapsed = async () => (await canada.getAttribute('aria-expanded')) === 'false';
    await window.view.locator('.monaco-list').first().hover();
    await window.page.mouse.wheel(0, -2000);
    await canada.waitFor();
    if (!(await isCollapsed())) {
      await canada.click();
      await window.view.locator('[aria-expanded=false]', { hasText: 'CANADA-1' }).waitFor();
    }
    await window.reload();
    await window.view.locator('[aria-expanded=true]', { hasText: 'FINLAND-1' }).waitFor();
    assert.ok(await isCollapsed());
  });
});
