import { parseArgs } from 'node:util';
import { parseBaseUrl } from '../../../src/api/http/base-url.ts';
import { seedFrom, type Seed } from '../../simulator/seeds/seed.ts';

export const usage = `Usage: npm start -- [options]
  --seed S          what the simulator has: demo, empty or large:N (demo)
  --api-url URL     an API instead of the simulator; with --api-key
  --api-key KEY     the key for it
  --port N          VS Code's port (any free one)
  --no-open         do not open the browser
  --vsix            the packaged extension, not its sources
  --desktop         the machine's own VS Code, not one in the browser
  --help            this text`;

/** A Barrack API and a key for it. */
export interface Api {
  url: string;
  key: string;
}

export interface StartOptions {
  seed: Seed;
  /** Undefined for the simulator. */
  api: Api | undefined;
  /** 0 for any free one. */
  port: number;
  open: boolean;
  vsix: boolean;
  desktop: boolean;
}

/** What the command line asks for; undefined for the usage. Throws an error to show on anything else. */
export function parseStartOptions(args: string[]): StartOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      'api-url': { type: 'string' },
      'api-key': { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      vsix: { type: 'boolean', default: false },
      desktop: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  const api = apiFrom(values['api-url'], values['api-key']);
  if (api !== undefined && values.seed !== undefined) {
    throw new Error('--seed is about the simulator, which --api-url replaces');
  }
  return {
    seed: seedOf(values.seed ?? 'demo'),
    api,
    port: portFrom(values.port),
    open: !values['no-open'],
    vsix: values.vsix,
    desktop: values.desktop,
  };
}

function apiFrom(url: string | undefined, key: string | undefined): Api | undefined {
  if (url === undefined && key === undefined) {
    return undefined;
  }
  if (!url || !key) {
    throw new Error('--api-url and --api-key belong together, and neither may be empty');
  }
  const checked = parseBaseUrl(url);
  if (typeof checked !== 'string') {
    throw new Error(`--api-url is not valid: ${checked.message}`);
  }
  return { url: checked, key };
}

function seedOf(text: string): Seed {
  const seed = seedFrom(text);
  if (seed === undefined) {
    throw new Error(`--seed must be demo, empty or large:N, not "${text}"`);
  }
  return seed;
}

function portFrom(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535, not "${text}"`);
  }
  return Number(text);
}
