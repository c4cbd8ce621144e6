import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Budget, Figure, Section } from '../figures.ts';
import type { Stage } from '../stage.ts';

/** The most bytes, minified, by file. */
function budgetOf(file: string): Budget | undefined {
  if (file === 'dist/extension.cjs') {
    return { most: 220_000, hard: true };
  }
  return /^dist\/forms\/.*\.js$/.test(file) ? { most: 35_000, hard: true } : undefined;
}

function figure(what: string, value: number, gzip: number, budget?: Budget): Figure {
  return { what, value, unit: 'B', more: { gzip }, ...(budget && { budget }) };
}

/** How many bytes each shipped file has, plain and compressed. */
export async function measureSizes(stage: Stage): Promise<Section> {
  const { extension, files } = await stage.scratch();
  const figures: Figure[] = [];
  for (const file of files) {
    const content = await readFile(join(extension, file));
    figures.push(figure(file, content.length, gzipSync(content).length, budgetOf(file)));
  }
  const total = figure(
    'all',
    figures.reduce((sum, { value }) => sum + value, 0),
    figures.reduce((sum, { more }) => sum + (more?.['gzip'] ?? 0), 0),
  );
  return {
    part: 'sizes',
    title: 'Shipped files',
    method: ['Built for production; the files that vsce packages.'],
    figures: [...figures.toSorted((a, b) => b.value - a.value), total],
  };
}
