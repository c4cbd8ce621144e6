import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CommandId } from '../../../src/commands/core/ids.ts';
import type { TestAccess } from '../../../src/extension.ts';
import type { Program, TestServices } from '../../../src/program.ts';
import type { AccountName } from '../../simulator/model.ts';
import { demoAccounts } from '../../simulator/accounts.ts';
import { SimulatorControl } from '../../simulator/control-client.ts';
import { observed } from './observed.ts';
import { settle, until } from './wait.ts';

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: see run.ts`);
  }
  return value;
}

const shared = globalThis as {
  barrackEnvironment?: { readonly apiUrl: string; readonly controlUrl: string };
};
shared.barrackEnvironment ??= {
  apiUrl: environment('BARRACK_API_URL'),
  controlUrl: environment('BARRACK_TEST_CONTROL_URL'),
};

/** The simulator's base URL. */
export const { apiUrl } = shared.barrackEnvironment;
export const control = new SimulatorControl(shared.barrackEnvironment.controlUrl);
const extension = vscode.extensions.getExtension<TestAccess | undefined>('barrack-explorer.barrack-explorer');

/** The running extension, loaded whole. */
export async function wholeProgram(): Promise<Program> {
  const access = await extension?.activate();
  if (access === undefined) {
    throw new Error('The extension does not give access to itself: is this a test run?');
  }
  return access.program();
}

/** Its own parts. */
export async function program(): Promise<TestServices> {
  return (await wholeProgram()).services;
}

/** Runs one of the extension's commands; true once it has ended. */
export function run(command: CommandId, ...args: unknown[]): Run {
  const running: Run = { ended: false, end: Promise.resolve() };
  running.end = Promise.resolve(vscode.commands.executeCommand(command, ...args)).then(() => {
    running.ended = true;
  });
  return running;
}

export interface Run {
  ended: boolean;
  /** Rejects if the command throws at VS Code. */
  end: Promise<void>;
}

/** Changes a setting of the user; undefined for its default. */
export async function setSetting(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('barrack');
  if (settings.inspect(name)?.globalValue !== value) {
    await settings.update(name, value, vscode.ConfigurationTarget.Global);
  }
}

const allSettings = ['api.authHeader', 'api.paths', 'api.timeoutSeconds', 'explorer.groupBy'];

/** As a user finds it who has never signed in here, at the simulator: fresh data, nothing shown, nothing open. */
export async function beginSignedOut(): Promise<TestServices> {
  const services = await program();
  await control.reset('demo');
  await control.setSpeed(20);
  await setSetting('api.url', apiUrl);
  for (const name of allSettings) {
    await setSetting(name, undefined);
  }
  await services.account.signOut();
  await forgetOperations(services);
  services.explorer.filter = '';
  services.notifier.forget();
  await forgetAsked(services);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await hideView(services);
  await settle();
  observed.begin();
  return services;
}

/** Empties the journal: nothing of an earlier test is gone on with. */
async function forgetOperations({ context, operations }: TestServices): Promise<void> {
  await operations.ready;
  const folder = join(context.globalStorageUri.fsPath, 'operations');
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true, recursive: true })));
}

/** The same with an account stored; nothing is loaded yet. */
export async function beginSignedIn(name: AccountName = 'usd'): Promise<TestServices> {
  const services = await beginSignedOut();
  await storeAccount(services, name);
  return services;
}

/** The same with everything loaded, and nothing in transition unless the test begins it. */
export async function beginLoaded(name: AccountName = 'usd'): Promise<TestServices> {
  const services = await beginSignedIn(name);
  await services.store.refresh();
  return services;
}

export async function storeAccount({ account }: TestServices, name: AccountName): Promise<void> {
  await account.store({
    baseUrl: apiUrl,
    authStyle: 'X-API-Key',
    source: 'stored',
    key: demoAccounts[name].key,
  });
}

/** As if nobody had been asked about a rejected key. */
async function forgetAsked({ context }: TestServices): Promise<void> {
  const folder = context.globalStorageUri.fsPath;
  const files = await readdir(folder).catch(() => []);
  await Promise.all(files.filter((name) => name.startsWith('asked-')).map((name) => rm(join(folder, name))));
}

export async function showView({ explorer }: TestServices): Promise<void> {
  await vscode.commands.executeCommand('barrack.resources.focus');
  await until('the view is visible', () => explorer.view.visible);
}

export async function hideView({ explorer }: TestServices): Promise<void> {
  if (explorer.view.visible) {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await until('the view is hidden', () => !explorer.view.visible);
  }
}
