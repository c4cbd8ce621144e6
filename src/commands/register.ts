import * as vscode from 'vscode';
import { showAccount, signIn, signOut } from './account.ts';
import { copyId, copyName } from './copy.ts';
import { cloneVolume, createImage } from './create.ts';
import type { CommandId } from './ids.ts';
import { commandIds } from './ids.ts';
import { exportOperations, onOperations } from './operations.ts';
import { runCommand } from './run.ts';
import type { Services } from './services.ts';
import { openInBarrack, showDetails } from './show.ts';
import { copySupportDetails } from './support.ts';
import type { Targets } from './targets.ts';
import { targetsOf } from './targets.ts';
import { changeFilter, clearFilter, groupByKind, groupByRegion, refresh, showLog } from './view.ts';

type Command = (services: Services, targets: Targets) => Promise<void>;

const commands: Readonly<Record<CommandId, Command>> = {
  'barrack.signIn': signIn,
  'barrack.signOut': signOut,
  'barrack.showAccount': showAccount,
  'barrack.refresh': refresh,
  'barrack.filter': changeFilter,
  'barrack.changeFilter': changeFilter,
  'barrack.clearFilter': clearFilter,
  'barrack.groupByRegion': groupByRegion,
  'barrack.groupByKind': groupByKind,
  'barrack.cloneVolume': cloneVolume,
  'barrack.createImage': createImage,
  'barrack.copyId': copyId,
  'barrack.copyName': copyName,
  'barrack.showDetails': showDetails,
  'barrack.openInBarrack': openInBarrack,
  'barrack.copySupportDetails': copySupportDetails,
  'barrack.showLog': showLog,
  'barrack.showResource': onOperations('showResource'),
  'barrack.tryAgain': onOperations('tryAgain'),
  'barrack.stopWatching': onOperations('stopWatching'),
  'barrack.startInstanceAgain': onOperations('startInstanceAgain'),
  'barrack.removeFromList': onOperations('removeFromList'),
  'barrack.clearFinished': onOperations('clearFinished'),
  'barrack.exportOperations': exportOperations,
};

/** Commands that need an account: while signed out they ask to sign in first. */
const needAccount: ReadonlySet<CommandId> = new Set([
  'barrack.refresh',
  'barrack.cloneVolume',
  'barrack.createImage',
  'barrack.copyId',
  'barrack.copyName',
  'barrack.showDetails',
  'barrack.showResource',
  'barrack.tryAgain',
  'barrack.stopWatching',
  'barrack.startInstanceAgain',
  'barrack.removeFromList',
  'barrack.clearFinished',
  'barrack.exportOperations',
]);

/** Registers every command, each in the one wrapper. */
export function registerCommands(
  services: Services,
  titles: Readonly<Record<string, string>>,
): vscode.Disposable {
  const registered = commandIds.map((id) =>
    vscode.commands.registerCommand(id, (...args: unknown[]) =>
      runCommand(services, titles[id] ?? id, async () => {
        await services.account.settled(); // a command may be what activated the extension
        if (needAccount.has(id) && services.account.current === undefined) {
          await signIn(services);
        }
        if (!needAccount.has(id) || services.account.current !== undefined) {
          await commands[id](services, targetsOf(args, services.store));
        }
      }),
    ),
  );
  return vscode.Disposable.from(...registered);
}
