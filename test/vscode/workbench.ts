import { format } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { Host, Payload } from './host.ts';
import { themes, type Theme } from './settings.ts';

export interface WorkbenchOptions {
  /** A browser to open it in; by default one is started, and ended on close. */
  browser?: Browser;
  /** A browser profile to open it in: windows of one profile share their secrets, such as the stored key. */
  context?: BrowserContext;
  width?: number;
  height?: number;
  /** Changes the host's theme, so that of every window on it. */
  theme?: Theme;
  /** A module of the extension host, bundled, that exports `run(): Promise<void>`: see `exitCode`. */
  tests?: string;
  payload?: Payload;
  /** Told what VS Code, its extension host and the page write to the console. */
  onConsole?: (type: string, text: string) => void;
}

/** An open VS Code window. */
export interface Workbench {
  page: Page;
  context: BrowserContext;
  /** The extension host's exit code, once it has ended: 0 when `run()` of the tests succeeded. */
  exitCode: Promise<number>;
  /** Closes the page, and the profile and browser if they were made for it. */
  close(): Promise<void>;
}

/** How long a workbench may take to come up, on a slow and busy machine. */
const upMilliseconds = 90_000;

/** Opens a window on the host and waits until the workbench is there. */
export async function openWorkbench(host: Host, options: WorkbenchOptions = {}): Promise<Workbench> {
  if (options.theme !== undefined) {
    await host.setSettings({ 'workbench.colorTheme': themes[options.theme] });
  }
  const given = options.context ?? options.browser;
  const browser = given === undefined ? await launchBrowser((text) => console.error(text)) : undefined;
  const context = options.context ?? (await newContext(options.browser ?? browser));
  const page = await context.newPage();
  const close = async () => {
    // VS Code takes its leave then; else its extension host goes on, waiting for the window to come back.
    await page.goto('about:blank').catch(() => undefined);
    await (options.context === undefined ? context.close() : page.close());
    await browser?.close();
  };
  try {
    await page.setViewportSize({ width: options.width ?? 1280, height: options.height ?? 800 });
    const { exitCode } = await connectDriver(page, options.onConsole ?? (() => undefined));
    await page.goto(host.url(payload(host, options)));
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: upMilliseconds });
    return { page, context, exitCode, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function newContext(browser: Browser | undefined): Promise<BrowserContext> {
  if (browser === undefined) {
    throw new Error('No browser');
  }
  return browser.newContext({ reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
}

function payload(host: Host, { tests, payload: more = [] }: WorkbenchOptions): Payload {
  return tests === undefined ? more : [['extensionTestsPath', host.fileUri(tests)], ...more];
}

/** Gives the page the two functions that VS Code's smoke-test driver calls. */
async function connectDriver(
  page: Page,
  onConsole: (type: string, text: string) => void,
): Promise<{ exitCode: Promise<number> }> {
  const ended = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    onConsole(type, format(...args));
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => ended.resolve(code));
  page.on('crash', () => ended.resolve(1));
  page.on('pageerror', (error) => onConsole('error', String(error)));
  return { exitCode: ended.promise };
}
