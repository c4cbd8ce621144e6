import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandIds } from '../../../src/commands/ids.ts';

interface Manifest {
  contributes: {
    commands: { command: string; title: string; icon?: string }[];
    menus: Record<string, { command: string; when?: string }[]>;
    configuration: { properties: Record<string, { scope?: string; markdownDescription: string }> };
    viewsWelcome: { contents: string; when: string }[];
  };
}

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const text = read('package.json');
const manifest = JSON.parse(text) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;
const known: readonly string[] = commandIds;

describe('the manifest', () => {
  it('contributes exactly the commands of the closed list', () => {
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(contributed.toSorted(), known.toSorted());
  });

  it('puts only known commands into menus', () => {
    for (const [menu, items] of Object.entries(manifest.contributes.menus)) {
      for (const { command } of items) {
        assert.ok(known.includes(command), `${menu}: ${command}`);
      }
    }
  });

  it('links only known commands from the welcome views', () => {
    for (const { contents } of manifest.contributes.viewsWelcome) {
      const shown = words[contents.slice(1, -1)] ?? '';
      for (const [, command] of shown.matchAll(/\(command:([\w.]+)\)/gu)) {
        assert.ok(known.includes(command ?? ''), command);
      }
    }
  });

  it('hides a command from the palette only where its twin serves there', () => {
    const hidden = manifest.contributes.menus['commandPalette'] ?? [];
    assert.deepEqual(
      hidden.filter(({ when }) => when === 'false').map(({ command }) => command),
      ['barrack.changeFilter'], // the palette has "Filter…"
    );
  });

  it('keeps a workspace from changing where the key is sent, and how deletions are confirmed', () => {
    for (const [name, { scope }] of Object.entries(manifest.contributes.configuration.properties)) {
      const isOwn = name.startsWith('barrack.api.') || name === 'barrack.confirmDelete';
      assert.equal(scope, isOwn ? 'application' : undefined, name);
    }
  });

  it('has words for every placeholder, and a placeholder for all words', () => {
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/gu)].map(([, key]) => key ?? ''));
    assert.deepEqual([...used].toSorted(), Object.keys(words).toSorted());
  });
});
