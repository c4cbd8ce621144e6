// Names are other people's text: they must stay text wherever VS Code reads Markdown, links or icons.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../../src/program.ts';
import { observed } from '../../support/observed.ts';
import { beginLoaded, control, run } from '../../support/program.ts';
import { escape, openPick } from '../../support/quick-input.ts';
import { everyElement, itemNamed, textOf } from '../../support/tree.ts';
import { until } from '../../support/wait.ts';

const icon = '$(zap) $(sync~spin)';
const names = [
  '<img src=x onerror=alert(1)>',
  '[click](command:workbench.action.quit)',
  '**bold** _it_ `code` # | ![i](https://barrack.example/i.png)',
  icon,
  'new\nline\u202Eturned',
] as const;
const victims = ['training-data', 'golden-boot', 'archive-2024', 'scratch', 'llama-weights'] as const;

/** As VS Code's own Markdown would show it: with the escapes taken back. */
const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/gu, '$1');

describe('hostile names', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    for (const [index, name] of names.entries()) {
      await control.change({ kind: 'volume', find: victims[index] ?? '', set: { name } });
    }
    await services.store.refresh();
  });

  it('are shown as they are in the tree, in one line', () => {
    const labels = everyElement(services).map((element) =>
      textOf(services.explorer.provider.getTreeItem(element).label),
    );
    for (const name of names.slice(0, 4)) {
      assert.ok(labels.includes(name), name);
    }
    // eslint-disable-next-line no-control-regex
    assert.ok(labels.every((label) => !/[\u0000-\u001f\u202a-\u202e]/u.test(label)));
    assert.ok(labels.includes('new‹U+000A›line‹U+202E›turned'));
  });

  it('stay plain text in tooltips: no icon, no link, no HTML', () => {
    const { provider } = services.explorer;
    for (const name of names.slice(0, 4)) {
      const element = itemNamed(services, name);
      const { tooltip } = provider.resolveTreeItem(provider.getTreeItem(element), element);
      assert.ok(tooltip instanceof vscode.MarkdownString);
      assert.ok(!tooltip.isTrusted, 'no command can be linked');
      assert.ok(!tooltip.supportHtml);
      assert.ok(!tooltip.supportThemeIcons);
      assert.ok(unescaped(tooltip.value).includes(name), 'all of the name is shown');
      assert.doesNotMatch(tooltip.value, /(?<!\\)(?:<|\]\(|!\[|`|\$\()/u, 'it is Markdown');
    }
  });

  it('make no icons in what a command asks with', async () => {
    const running = run('barrack.copyId');
    const pick = await openPick();
    const shown = pick.items.find(({ label }) => label.includes('zap'));
    assert.ok(shown);
    assert.doesNotMatch(shown.label, /(?<!\\)\$\(/u, 'it would become an icon');
    await escape(running);
  });

  it('make no icons in the status bar when they are copied, and reach the clipboard unchanged', async () => {
    const element = itemNamed(services, icon);
    await run('barrack.copyName', element).end;
    assert.deepEqual(observed.copied, [icon]);
    const said = observed.everything.findLast(({ where }) => where === 'status bar')?.text ?? '';
    assert.ok(said.includes('zap'), said);
    assert.doesNotMatch(said.replace(/^\$\(check\)/u, ''), /(?<!\\)\$\(/u);
  });

  it('make no links in messages', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'listVolumes',
      status: 501,
      message: 'Go [here](command:workbench.action.quit)',
      count: 'always',
    });
    await run('barrack.refresh').end;
    const [text = ''] = observed.texts('error');
    assert.ok(text.includes('here'), text);
    assert.doesNotMatch(text, /\]\(/u);
  });

  it('are quoted in the view when they are filtered by, and open as documents', async () => {
    services.explorer.filter = '<img onerror=alert(1)>';
    assert.equal(everyElement(services).filter(({ type }) => type === 'item').length, 1);
    services.explorer.filter = '';
    for (const name of names) {
      await run('barrack.showDetails', itemNamed(services, name)).end;
      await until('its record is shown', () => {
        const text = vscode.window.activeTextEditor?.document.getText();
        return (
          text?.startsWith('{') === true && JSON.stringify(JSON.parse(text)).includes(JSON.stringify(name))
        );
      });
    }
    assert.deepEqual(observed.texts('error'), []);
  });

  it('of every record at once are survived', async () => {
    await control.addFaults({ kind: 'htmlNames', operation: '*', count: 'always' });
    await services.store.refresh();
    const items = everyElement(services).filter(({ type }) => type === 'item');
    assert.ok(items.length > 10);
    for (const element of items) {
      const { provider } = services.explorer;
      const { tooltip } = provider.resolveTreeItem(provider.getTreeItem(element), element);
      assert.doesNotMatch((tooltip as vscode.MarkdownString).value, /(?<!\\)</u);
    }
  });
});
