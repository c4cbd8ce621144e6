import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { never } from '../../../src/commands/contributions/when.ts';
import { generate, withGenerated } from '../../tools/manifest/manifest.ts';

describe('What package.json says of views, commands and menus', () => {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');

  it('is what src/commands/contributions says: `npm run manifest` writes it there', () => {
    const committed = text.replaceAll('\r\n', '\n');
    assert.equal(committed, withGenerated(committed));
  });

  it('is another where a command has another menu, and all else stays', () => {
    const other = generate({ 'barrack.signIn': { icon: 'key', palette: never } });
    const [signIn] = other.commands;
    assert.deepEqual(signIn, {
      command: 'barrack.signIn',
      title: '%command.signIn%',
      category: 'Barrack',
      icon: '$(key)',
    });
    assert.deepEqual(other.menus.commandPalette, [{ command: 'barrack.signIn', when: 'false' }]);
    const written = JSON.parse(withGenerated(text, other)) as { contributes: object };
    const before = JSON.parse(text) as { contributes: object };
    assert.deepEqual(written, { ...before, contributes: { ...before.contributes, ...other } });
  });
});
