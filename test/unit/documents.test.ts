import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endpoints } from '../../src/api/profile/contract.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** The cells of the row of a table in that file whose first cell this is. */
function row(file: string, first: string): readonly string[] {
  const lines = read(file)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const rows = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  const found = rows.filter((cells) => cells[1] === first);
  assert.equal(found.length, 1, `${file} has ${found.length} rows for ${first}`);
  return found[0] ?? [];
}

const docs = readdirSync(new URL('../../docs/', import.meta.url)).map((name) => `docs/${name}`);

/** As GitHub names the place of a heading. */
const placeOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

interface Manifest {
  contributes: {
    commands: { title: string }[];
    configuration: { properties: Record<string, { default: unknown }> };
  };
}
const { contributes } = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;

/** What marketplaces show whole, for users. */
const longestReadme = 12_000;

describe('The documents', () => {
  it('have a README that is read in a few minutes', () => {
    assert.ok(Buffer.byteLength(read('README.md')) < longestReadme);
  });

  it('lead to files and headings that are there', () => {
    for (const file of ['README.md', 'CONTRIBUTING.md', ...docs]) {
      for (const [, target = ''] of read(file).matchAll(/\]\((?!https?:)(?<target>[^)]+)\)/gu)) {
        const [path = '', place] = target.split('#');
        const there = path === '' ? file : join(dirname(file), path);
        assert.ok(existsSync(new URL(`../../${there}`, import.meta.url)), `${file}: ${target}`);
        const headings = [...read(there).matchAll(/^#+ (?<heading>.*)$/gmu)].map(([, text = '']) =>
          placeOf(text),
        );
        assert.ok(place === undefined || headings.includes(place), `${file}: ${target}`);
      }
    }
  });

  it('list every endpoint as the program has it', () => {
    for (const [id, { method, path, evidence }] of Object.entries(endpoints)) {
      const [, , endpoint, known] = row('docs/api.md', `\`${id}\``);
      assert.equal(endpoint, `${method} \`${path}\``);
      assert.equal(known, `${evidence.method}, ${evidence.path}`);
    }
  });

  it('list every command', () => {
    for (const { title } of contributes.commands) {
      row('docs/commands.md', words[title.slice(1, -1)] ?? title);
    }
  });

  it('list every setting with its default', () => {
    for (const [name, { default: value }] of Object.entries(contributes.configuration.properties)) {
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      assert.equal(row('README.md', `\`${name}\``)[2], `\`${shown}\``);
    }
  });
});
