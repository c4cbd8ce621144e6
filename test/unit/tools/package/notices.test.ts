import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from '../../../vscode/paths.ts';

/** The packages that the bundles in a folder say they are made of, in their source maps. */
async function packagesIn(folder: string): Promise<readonly string[]> {
  const files = globSync('**/*.{cjs,js}', { cwd: folder });
  const sources = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const inline = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)/u.exec(text)?.[1];
      const map =
        inline === undefined
          ? await readFile(join(folder, `${file}.map`), 'utf8')
          : Buffer.from(inline, 'base64').toString();
      return (JSON.parse(map) as { sources: string[] }).sources;
    }),
  );
  const paths = sources.flat().filter((path) => path.includes('node_modules/'));
  const names = paths.map(
    (path) => /^(@[^/]+\/)?[^/]+/u.exec(path.split('node_modules/').at(-1) ?? '')?.[0] ?? '',
  );
  return [...new Set(names)];
}

describe('the notices of what is bundled', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'barrack-notices-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('name each package with its version and the text of its license', async () => {
    await promisify(execFile)(process.execPath, ['esbuild.js', `--outdir=${folder}`], { cwd: checkout });
    const packages = await packagesIn(folder);
    assert.ok(['node-fetch', 'zod', 'fuzzysort', '@vscode/l10n'].every((name) => packages.includes(name)));
    const parts = (await readFile(join(folder, 'ThirdPartyNotices.txt'), 'utf8')).split(/^-{80}$/mu);
    for (const name of packages) {
      const manifest = await readFile(join(checkout, 'node_modules', name, 'package.json'), 'utf8');
      const { version } = JSON.parse(manifest) as { version: string };
      const part = parts.find((text) => text.split('\n').includes(`${name}@${version}`)) ?? '';
      assert.match(part, /Copyright \(c\)/u, name);
      assert.match(part, /Permission is hereby granted, free of charge/u, name);
      assert.match(part, /WITHOUT WARRANTY OF ANY KIND/u, name);
    }
  }).timeout(0);
});
