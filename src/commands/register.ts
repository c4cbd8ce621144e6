import * as vscode from 'vscode';
import { showAccount, signIn, signOut } from './account.ts';
import { copyId, copyName } from './copy.ts';
import { cloneVolume, createImage, createVolume } from './create.ts';
import type { CommandId } from './ids.ts';
import { commandIds } from './ids.ts';
import type { Command } from './later.ts';
import { later } from './later.ts';
import { actedOn } from './acted-on.ts';
import { runCommand } from './run.ts';
import type { Services } from './services.ts';
import { openInBarrack, showDetails } from './show.ts';
import { copySupportDetails } from './support.ts';
import { changeFilter, clearFilter, groupByKind, groupByRegion, refresh, showLog } from './view.ts';

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
  'barrack.resizeVolume': later.change('resizeVolume'),
  'barrack.attachVolume': later.change('attachVolume'),
  'barrack.detachVolume': later.bulk('detachVolume'),
  'barrack.deleteVolume': later.bulk('deleteVolume'),
  'barrack.createSnapshot': later.change('createSnapshot'),
  'barrack.restoreSnapshot': later.change('restoreSnapshot'),
  'barrack.deleteSnapshot': later.bulk('deleteSnapshot'),
  'barrack.deleteImage': later.bulk('deleteImage'),
  'barrack.startInstance': later.bulk('startInstance'),
  'barrack.stopInstance': later.bulk('stopInstance'),
  'barrack.rebootInstance': later.bulk('rebootInstance'),
  'barrack.hibernateInstance': later.bulk('hibernateInstance'),
  'barrack.restoreInstance': later.bulk('restoreInstance'),
  'barrack.showBilling': later.billing('showBilling'),
  'barrack.copyIp': later.connect('copyIp'),
  'barrack.openSsh': later.connect('openSsh'),
  'barrack.connectRemoteSsh': later.connect('connectRemoteSsh'),
  'barrack.goToResource': later.find('goToResource'),
  'barrack.goToInstance': later.find('goToInstance'),
  'barrack.goToVolume': later.find('goToVolume'),
  'barrack.goToSnapshot': later.find('goToSnapshot'),
  'barrack.goToImage': later.find('goToImage'),
  'barrack.goToSource': later.find('goToSource'),
  'barrack.goToClone': later.find('goToClone'),
  'barrack.copyLink': later.find('copyLink'),
  'barrack.copyAsCurl': later.find('copyAsCurl'),
  'barrack.copyId': copyId,
  'barrack.copyName': copyName,
  'barrack.showDetails': showDetails,
  'barrack.openInBarrack': openInBarrack,
  'barrack.copySupportDetails': copySupportDetails,
  'barrack.showLog': showLog,
  'barrack.showResource': later.operations('showResource'),
  'barrack.showOperation': later.operations('showOperation'),
  'barrack.tryAgain': later.operations('tryAgain'),
  'barrack.stopWatching': later.operations('stopWatching'),
  'barrack.startInstanceAgain': later.operations('startInstanceAgain'),
  'barrack.continueOperations': later.operations('continueOperations'),
  'barrack.removeFromList': later.operations('removeFromList'),
  'barrack.clearFinished': later.operations('clearFinished'),
  'barrack.exportOperations': later.export('exportOperations'),
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
