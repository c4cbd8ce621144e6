// `npm start`: VS Code with this extension, signed in to a simulator or to another Barrack API. Ctrl+C ends it all.
import { join } from 'node:path';
import { demoAccounts } from '../../simulator/accounts.ts';
import { startSimulator } from '../../simulator/server.ts';
import { buildExtension } from '../../vscode/build.ts';
import { findDesktop, startDesktop } from './desktop.ts';
import { startHost, type HostOptions } from '../../vscode/host.ts';
import { openInBrowser } from './open-in-browser.ts';
import { packageExtension } from '../package/package-extension.ts';
import { checkout } from '../../vscode/paths.ts';
import { parseStartOptions, usage, type Api, type StartOptions } from './start-options.ts';

/** An extension of its own that shows Barrack's view at once. */
const showView = join(import.meta.dirname, 'show-view');

/** What the extension is given to sign in with. */
type Given = Required<Pick<HostOptions, 'env' | 'settings'>>;

async function start(options: StartOptions): Promise<void> {
  const extension = await prepareExtension(options);
  const api = options.api ?? (await simulate(options));
  const given = { env: { BARRACK_API_KEY: api.key }, settings: { 'barrack.api.url': api.url } };
  const address = await (options.desktop
    ? onDesktop(extension, given)
    : inBrowser(extension, given, options));
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
  { env, settings }: Given,
  { port, open }: StartOptions,
): Promise<string> {
  // Installed, as its users have it, and not from its sources: those need the test driver, which hides messages.
  const extensions =
    extension === checkout ? { installed: [checkout, showView] } : { extension, installed: [showView] };
  const host = await startHost({ ...extensions, driver: false, env, settings, port, progress: console.log });
  const url = host.url();
  if (open) {
    openInBrowser(url);
  }
  return url;
}

function onDesktop(extension: string, { env, settings }: Given): string {
  const desktop = findDesktop();
  const vsix = extension === checkout ? undefined : extension;
  const developed = vsix === undefined ? [checkout, showView] : [showView];
  const child = startDesktop(desktop, developed, vsix, { env, settings });
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
