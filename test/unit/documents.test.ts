import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endpoints } from '../../src/api/profile/contract.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** The cells of the first table in that file which begins with that heading, by the first of each row. */
function table(file: string, heading: string): ReadonlyMap<string, readonly string[]> {
  const [, below = ''] = read(file).split(new RegExp(`^\\| ${heading} +\\|.*\\n\\|[ |-]+\\n`, 'mu'));
  const [lines = ''] = below.split('\n\n');
  const rows = lines.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(rows.map(([, first = '', ...others]) => [first, others]));
}

const cwd = fileURLToPath(new URL('../../', import.meta.url));
const listed = (...patterns: string[]) =>
  globSync(patterns, { cwd }).map((file) => file.replaceAll('\\', '/'));
const isThere = (file: string) => existsSync(join(cwd, file));
const documents = listed('README.md', 'CONTRIBUTING.md', 'docs/*.md');

/** As GitHub names the place of a heading. */
const placeOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const headingsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/^#+ (?<heading>.*)$/gmu)].map(([, heading = '']) => heading);

interface Manifest {
  scripts: Record<string, string>;
  contributes: {
    commands: { title: string }[];
    configuration: { properties: Record<string, { default: unknown }> };
  };
}
const { contributes, scripts } = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;

/** What marketplaces show whole, for users. */
const longestReadme = 12_000;

describe('The documents', () => {
  it('have a README that is read in a few minutes', () => {
    assert.ok(Buffer.byteLength(read('README.md')) < longestReadme);
  });

  it('lead to files and headings that are there', () => {
    for (const file of documents) {
      for (const [, target = ''] of read(file).matchAll(/\]\((?!https?:)(?<target>[^)]+)\)/gu)) {
        const [path = '', place] = target.split('#');
        const there = path === '' ? file : join(dirname(file), path);
        assert.ok(isThere(there), `${file}: ${target}`);
        assert.ok(
          place === undefined || headingsOf(there).map(placeOf).includes(place),
          `${file}: ${target}`,
        );
      }
    }
  });

  it('name files of the code that are there', () => {
    for (const file of documents) {
      for (const [, path = ''] of read(file).matchAll(/`(?<path>\.?[\w-][\w.-]*\/[\w./-]*)`/gu)) {
        assert.ok(isThere(path) || isThere(join('src', path)), `${file}: ${path}`);
      }
    }
  });

  it('are cited in the code by headings that they have', () => {
    for (const file of listed('src/**/*.ts', 'test/**/*.{ts,js}', '*.js')) {
      for (const [cited, name = '', heading] of read(file).matchAll(
        /\b(?<name>docs\/[a-z]+\.md)(?:, "(?<heading>[^"]+)")?/gu,
      )) {
        assert.ok(isThere(name), `${file}: ${cited}`);
        assert.ok(heading === undefined || headingsOf(name).includes(heading), `${file}: ${cited}`);
      }
    }
  });

  it('and the workflows call scripts that are there', () => {
    for (const file of [...documents, ...listed('.github/workflows/*.yml', '.ci/run')]) {
      for (const [, script = ''] of read(file).matchAll(/\bnpm run (?<script>[\w:]+)/gu)) {
        assert.ok(script in scripts, `${file}: npm run ${script}`);
      }
    }
  });

  it('list every endpoint as the program has it', () => {
    const expected = Object.entries(endpoints).map(([id, { method, path, evidence }]) => [
      `\`${id}\``,
      [`${method} \`${path}\``, `${evidence.method}, ${evidence.path}`, ''],
    ]);
    assert.deepEqual([...table('docs/api.md', 'Operation')], expected);
  });

  it('list every command', () => {
    const titles = contributes.commands.map(({ title }) => words[title.slice(1, -1)] ?? title);
    assert.deepEqual([...table('docs/commands.md', 'Command').keys()].toSorted(), titles.toSorted());
  });

  it('list every setting with its default', () => {
    const expected = Object.entries(contributes.configuration.properties).map(
      ([name, { default: value }]) => [
        `\`${name}\``,
        `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``,
      ],
    );
    assert.deepEqual(
      [...table('README.md', 'Setting')].map(([name, [value]]) => [name, value]),
      expected,
    );
  });
});
