import * as vscode from 'vscode';
import { showAccount, signIn, signOut } from './account/account.ts';
import { copyId, copyName } from './core/copy.ts';
import { cloneVolume, createImage, createVolume } from './actions/change/create.ts';
import type { CommandId } from './core/ids.ts';
import { commandIds } from './core/ids.ts';
import type { Command } from './core/command.ts';
import { lazy } from './lazy.ts';
import { actedOn } from './core/acted-on.ts';
import { runCommand } from './core/run.ts';
import type { Services } from './core/services.ts';
import { openInBarrack, showDetails } from './navigate/show.ts';
import { copySupportDetails } from './core/support.ts';
import { changeFilter, clearFilter, groupByKind, groupByRegion, refresh, showLog } from './navigate/view.ts';

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
  'barrack.createVolume': createVolume,
  'barrack.resizeVolume': lazy.change('resizeVolume'),
  'barrack.attachVolume': lazy.change('attachVolume'),
  'barrack.detachVolume': lazy.bulk('detachVolume'),
  'barrack.deleteVolume': lazy.bulk('deleteVolume'),
  'barrack.createSnapshot': lazy.change('createSnapshot'),
  'barrack.restoreSnapshot': lazy.change('restoreSnapshot'),
  'barrack.deleteSnapshot': lazy.bulk('deleteSnapshot'),
  'barrack.deleteImage': lazy.bulk('deleteImage'),
  'barrack.startInstance': lazy.bulk('startInstance'),
  'barrack.stopInstance': lazy.bulk('stopInstance'),
  'barrack.rebootInstance': lazy.bulk('rebootInstance'),
  'barrack.hibernateInstance': lazy.bulk('hibernateInstance'),
  'barrack.restoreInstance': lazy.bulk('restoreInstance'),
  'barrack.showBilling': lazy.billing('showBilling'),
  'barrack.copyIp': lazy.connect('copyIp'),
  'barrack.openSsh': lazy.connect('openSsh'),
  'barrack.connectRemoteSsh': lazy.connect('connectRemoteSsh'),
  'barrack.goToResource': lazy.navigate('goToResource'),
  'barrack.goToInstance': lazy.navigate('goToInstance'),
  'barrack.goToVolume': lazy.navigate('goToVolume'),
  'barrack.goToSnapshot': lazy.navigate('goToSnapshot'),
  'barrack.goToImage': lazy.navigate('goToImage'),
  'barrack.goToSource': lazy.navigate('goToSource'),
  'barrack.goToClone': lazy.navigate('goToClone'),
  'barrack.copyLink': lazy.navigate('copyLink'),
  'barrack.copyAsCurl': lazy.curl('copyAsCurl'),
  'barrack.copyId': copyId,
  'barrack.copyName': copyName,
  'barrack.showDetails': showDetails,
  'barrack.openInBarrack': openInBarrack,
  'barrack.copySupportDetails': copySupportDetails,
  'barrack.showLog': showLog,
  'barrack.showResource': lazy.operations('showResource'),
  'barrack.showOperation': lazy.operations('showOperation'),
  'barrack.tryAgain': lazy.operations('tryAgain'),
  'barrack.stopWatching': lazy.operations('stopWatching'),
  'barrack.startInstanceAgain': lazy.operations('startInstanceAgain'),
  'barrack.continueOperations': lazy.operations('continueOperations'),
  'barrack.removeFromList': lazy.operations('removeFromList'),
  'barrack.clearFinished': lazy.operations('clearFinished'),
  'barrack.exportOperations': lazy.export('exportOperations'),
};

/** Commands that are of use without an account; all others ask to sign in first. */
const needNoAccount: ReadonlySet<CommandId> = new Set([
  'barrack.signIn',
  'barrack.signOut',
  'barrack.showAccount',
  'barrack.filter',
  'barrack.changeFilter',
  'barrack.clearFilter',
  'barrack.groupByRegion',
  'barrack.groupByKind',
  'barrack.openInBarrack',
  'barrack.copySupportDetails',
  'barrack.showLog',
]);

/** Registers every command, each in the one wrapper. */
export function registerCommands(
  services: Services,
  titles: Readonly<Record<string, string>>,
): vscode.Disposable {
  const registered = commandIds.map((id) =>
    vscode.commands.registerCommand(id, (...args: unknown[]) =>
      runCommand(services, titles[id] ?? id, async () => {
        const needsAccount = !needNoAccount.has(id);
        if (needsAccount) {
          await services.account.settled(); // a command may be what activated the extension
        }
        if (needsAccount && services.account.current === undefined) {
          await signIn(services);
        }
        if (!needsAccount || services.account.current !== undefined) {
          const targets = actedOn(id, titles[id] ?? id, args, services);
          await (targets === undefined ? undefined : commands[id](services, targets));
        }
      }),
    ),
  );
  return vscode.Disposable.from(...registered);
}
