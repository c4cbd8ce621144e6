// `npm start`: VS Code with this extension, signed in to a simulator or to another Barrack API. Ctrl+C ends it all.
import { join } from 'node:path';
import { demoAccounts } from '../simulator/accounts.ts';
import { startSimulator } from '../simulator/server.ts';
import { buildExtension } from './build.ts';
import { findDesktop, startDesktop } from './desktop.ts';
import { startHost } from './host.ts';
import { openInBrowser } from './open-in-browser.ts';
import { packageExtension } from './package-extension.ts';
import { checkout } from './paths.ts';
import { parseStartOptions, usage, type Api, type StartOptions } from './start-options.ts';

/** An extension of its own that shows Barrack's view at once. */
const showView = join(import.meta.dirname, 'show-view');

async function start(options: StartOptions): Promise<void> {
  const extension = await prepareExtension(options);
  const api = options.api ?? (await simulate(options));
  const env = { BARRACK_API_URL: api.url, BARRACK_API_KEY: api.key };
  const address = await (options.desktop ? onDesktop(extension, env) : inBrowser(extension, env, options));
  console.log(`VS Code: ${address}`);
  console.log(`Barrack API: ${api.url}`);
  console.log('Ctrl+C ends it.');
}

/** The checkout, built, or the path of the package. */
async function prepareExtension({ vsix }: StartOptions): Promise<string> {
  if (vsix) {
    console.log('Packaging the extension');
    return (await packageExtension()).path;
  }
  buildExtension();
  return checkout;
}

async function simulate({ seed }: StartOptions): Promise<Api> {
  const { url } = await startSimulator({ seed });
  return { url, key: demoAccounts.usd.key };
}

async function inBrowser(
  extension: string,
  env: NodeJS.ProcessEnv,
  { port, open }: StartOptions,
): Promise<string> {
  // Installed, as its users have it, and not from its sources: those need the test driver, which hides messages.
  const given =
    extension === checkout ? { installed: [checkout, showView] } : { extension, installed: [showView] };
  const host = await startHost({ ...given, driver: false, env, port, progress: console.log });
  const url = host.url();
  if (open) {
    openInBrowser(url);
  }
  return url;
}

function onDesktop(extension: string, env: NodeJS.ProcessEnv): string {
  const desktop = findDesktop();
  const vsix = extension === checkout ? undefined : extension;
  const developed = vsix === undefined ? [checkout, showView] : [showView];
  const child = startDesktop(desktop, developed, vsix, env);
  child.once('exit', () => process.exit(0));
  return desktop.app;
}

function optionsOrEnd(): StartOptions {
  try {
    const options = parseStartOptions(process.argv.slice(2));
    if (options !== undefined) {
      return options;
    }
    console.log(usage);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
  process.exit(0);
}

// Before anything else listens for these: they are the usual end, not a failure. What was started ends with it.
process.on('SIGINT', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
try {
  await start(optionsOrEnd());
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
