import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { partNames, type PartName } from './figures.ts';

export const usage = `npm run bench -- [options]
  --only PARTS   only these, with commas between: ${partNames.join(', ')}
  --json FILE    writes the figures to a file, too
  --quick        fewer rounds, smaller accounts and 10 s of idleness: to see that it works, not for figures
  --help         shows this`;

export interface BenchOptions {
  readonly parts: readonly PartName[];
  /** The absolute path of the file for the figures. */
  readonly json: string | undefined;
  readonly quick: boolean;
}

/** Reads the command line; undefined if help is asked for. Throws with words for the user if something is wrong. */
export function parseBenchOptions(args: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  return { parts: partsFrom(values.only), json: fileFrom(values.json), quick: values.quick };
}

function partsFrom(text: string | undefined): readonly PartName[] {
  if (text === undefined) {
    return partNames;
  }
  const named = text.split(',').map((name) => name.trim());
  const unknown = named.find((name) => !partNames.some((part) => part === name));
  if (unknown !== undefined) {
    throw new Error(`--only takes ${partNames.join(', ')}, not "${unknown}"`);
  }
  return partNames.filter((part) => named.includes(part));
}

function fileFrom(text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  if (text === '') {
    throw new Error('--json needs the name of a file');
  }
  const file = resolve(text);
  if (!existsSync(dirname(file))) {
    throw new Error(`--json names a file in a folder that is not there: ${dirname(file)}`);
  }
  return file;
}
