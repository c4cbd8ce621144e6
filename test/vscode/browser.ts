import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { installOnce } from './install-once.ts';
import type { Progress } from './install-vscode.ts';
import { checkout } from './paths.ts';

/** Quiet, and working as root and on a machine without a graphics card. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless browser: `$CHROME_PATH`, an installed Chrome, Chromium or Edge, or else the one from npm. */
export async function launchBrowser(progress: Progress): Promise<Browser> {
  const installed = findInstalled();
  const { executablePath, env } =
    installed === undefined ? await unpack(progress) : { executablePath: installed };
  return chromium.launch({
    executablePath,
    env: { ...definedEnv(), ...env },
    args: flags,
    // at-end.ts does: it ends this process, and Playwright ends the browser with it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function findInstalled(): string | undefined {
  const { CHROME_PATH } = process.env;
  if (!CHROME_PATH) {
    return candidates().find((path) => existsSync(path));
  }
  if (!existsSync(CHROME_PATH)) {
    throw new Error(`CHROME_PATH names no file: ${CHROME_PATH}`);
  }
  return CHROME_PATH;
}

function candidates(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The fonts unpacked beside this file, and the machine's own. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

interface Unpacked {
  executablePath: string;
  env: Record<string, string>;
}

/** Unpacks the Chromium that comes as an npm package, with the system libraries and fonts it brings. */
async function unpack(progress: Progress): Promise<Unpacked> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser was found. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
  }
  const manifest = join(checkout, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = await installOnce(`chromium-${version}`, async (target) => {
    progress(`Unpacking Chromium ${version} (once)`);
    await runUnpacker(target);
    await writeFile(join(target, 'fonts.conf'), fontSettings);
  });
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** In a process of its own, because the package changes the environment of the one it is loaded into. */
async function runUnpacker(target: string): Promise<void> {
  const program = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  // It unpacks to the temporary folder, and its system libraries only where it takes the machine for Amazon's.
  const env = {
    ...process.env,
    TMPDIR: target,
    AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
  };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: checkout, env });
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
