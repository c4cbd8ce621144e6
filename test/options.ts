import { parseArgs } from 'node:util';

/** What the command line chooses; without any of it, everything runs. */
export interface Options {
  /** The names of suites; none stands for all. */
  readonly suites: readonly string[];
  /** Only tests in whose full title this is, read as Mocha reads its own --grep. */
  readonly grep: string | undefined;
  /** Only test files in whose path this is; BARRACK_TEST_ONLY says the same. */
  readonly file: string | undefined;
  /** Whether the end-to-end tests keep pictures of what they pass through, for somebody to look at. */
  readonly screenshots: boolean;
}

const usage = `npm test -- [suite …] [--grep <part of a title>] [--file <part of a path>] [--screenshots]`;

/** Throws what to tell the user where it can't be understood. */
export function optionsOf(args: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`There is no suite "${unknown}", only: ${known.join(', ')}.`);
  }
  return {
    suites: known.filter((name) => positionals.length === 0 || positionals.includes(name)),
    grep: values.grep,
    file: (values.file ?? process.env['BARRACK_TEST_ONLY'])?.replaceAll('\\', '/'),
    screenshots: values.screenshots,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        grep: { type: 'string', short: 'g' },
        file: { type: 'string', short: 'f' },
        screenshots: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`, { cause: error });
  }
}
