import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Budget, Figure, Section } from '../figures.ts';
import type { Stage } from '../stage.ts';

/** The most bytes, minified: of each form, and of what the extension host loads, at start and in all. */
const mostOfForm: Budget = { most: 35_000, hard: true };
const mostAtStart: Budget = { most: 20_000, hard: true };
const mostOfHost: Budget = { most: 500_000, hard: true };

const isForm = (file: string) => /^dist\/forms\/.*\.js$/.test(file);
const isOfHost = (file: string) => /^dist\/[^/]+\.js$/.test(file);

/** What the entry point loads before anything is asked of it: itself, and what that and the rest share. */
function loadedAtStart(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const loaded = new Set(['dist/extension.js']);
  for (const file of loaded) {
    for (const [, shared = ''] of texts.get(file)?.matchAll(/(?:from|import) ?"\.\/(chunk-[^"]+)"/gu) ?? []) {
      loaded.add(`dist/${shared}`);
    }
  }
  return loaded;
}

function figure(what: string, value: number, gzip: number, budget?: Budget): Figure {
  return { what, value, unit: 'B', more: { gzip }, ...(budget && { budget }) };
}

function sum(what: string, figures: readonly Figure[], budget?: Budget): Figure {
  const bytes = figures.reduce((all, { value }) => all + value, 0);
  const gzip = figures.reduce((all, { more }) => all + (more?.['gzip'] ?? 0), 0);
  return figure(what, bytes, gzip, budget);
}

/** How many bytes each shipped file has, plain and compressed. */
export async function measureSizes(stage: Stage): Promise<Section> {
  const { extension, files } = await stage.scratch();
  const figures: Figure[] = [];
  const texts = new Map<string, string>();
  for (const file of files) {
    const content = await readFile(join(extension, file));
    texts.set(file, content.toString());
    figures.push(
      figure(file, content.length, gzipSync(content).length, isForm(file) ? mostOfForm : undefined),
    );
  }
  const atStart = loadedAtStart(texts);
  const totals = [
    sum(
      'for the extension host, at start',
      figures.filter(({ what }) => atStart.has(what)),
      mostAtStart,
    ),
    sum(
      'for the extension host, in all',
      figures.filter(({ what }) => isOfHost(what)),
      mostOfHost,
    ),
    sum('all', figures),
  ];
  return {
    part: 'sizes',
    title: 'Shipped files',
    method: ['Built for production; the files that vsce packages.'],
    figures: [...figures.toSorted((a, b) => b.value - a.value), ...totals],
  };
}
