import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { generate } from '../../tools/manifest/manifest.ts';

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const { contributes } = JSON.parse(read('package.json')) as { contributes: Record<string, unknown> };

describe('The commands and menus of package.json', () => {
  it('are those of src/commands/contributions: `npm run manifest` makes them anew', () => {
    const { commands, menus } = contributes;
    assert.deepEqual({ commands, menus }, generate());
  });

  it('are other ones where a command has another menu', () => {
    const icon = { 'barrack.signIn': { icon: 'key', palette: 'false' } };
    const { commands, menus } = generate(icon);
    assert.equal((commands[0] as { icon: string }).icon, '$(key)');
    assert.deepEqual(menus['commandPalette'], [{ command: 'barrack.signIn', when: 'false' }]);
  });

  it('ask only for flags that a row of the trees can have', () => {
    const rows = ['src/views/resources/', 'src/views/operations/', 'src/kinds/'].flatMap((folder) =>
      readdirSync(new URL(`../../../${folder}`, import.meta.url)).map((file) => read(`${folder}${file}`)),
    );
    const kinds = [read('src/domain/resources.ts'), read('src/resources/kinds.ts')];
    const asked = [...JSON.stringify(contributes['menus']).matchAll(/\(\^\|;\)\(?(?<flags>[\w|]+)/gu)];
    const flags = new Set(asked.flatMap(({ groups }) => groups?.['flags']?.split('|') ?? []));
    assert.ok(flags.size > 20);
    for (const flag of flags) {
      assert.ok(
        [...rows, ...kinds].some((text) => text.includes(`'${flag}'`)),
        flag,
      );
    }
  });
});
