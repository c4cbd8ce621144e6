import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { endpoints } from '../../src/api/profile/contract.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const rows = read('README.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The cells of the row whose first cell this is. */
function row(first: string): readonly string[] {
  const found = rows.filter((cells) => cells[1] === first);
  assert.equal(found.length, 1, `README.md has ${found.length} rows for ${first}`);
  return found[0] ?? [];
}

interface Manifest {
  contributes: {
    commands: { title: string }[];
    configuration: { properties: Record<string, { default: unknown }> };
  };
}
const { contributes } = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;

describe('README.md', () => {
  it('lists every operation as the endpoint table has it', () => {
    for (const [id, { method, path, evidence }] of Object.entries(endpoints)) {
      const [, , endpoint, known] = row(`\`${id}\``);
      assert.equal(endpoint, `${method} \`${path}\``);
      assert.equal(known, `${evidence.method}, ${evidence.path}`);
    }
  });

  it('lists every command', () => {
    for (const { title } of contributes.commands) {
      row(words[title.slice(1, -1)] ?? title);
    }
  });

  it('lists every setting with its default', () => {
    for (const [name, { default: value }] of Object.entries(contributes.configuration.properties)) {
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      assert.equal(row(`\`${name}\``)[2], `\`${shown}\``);
    }
  });
});
