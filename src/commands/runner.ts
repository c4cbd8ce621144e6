import { showAccount, signIn, signOut } from './account/account.ts';
import { copyId, copyName } from './core/copy.ts';
import { cloneVolume, createImage, createVolume } from './actions/change/create.ts';
import type { CommandId } from './core/ids.ts';
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
  'barrack.resizeVolume': lazy('resizeVolume'),
  'barrack.attachVolume': lazy('attachVolume'),
  'barrack.detachVolume': lazy('detachVolume'),
  'barrack.deleteVolume': lazy('deleteVolume'),
  'barrack.createSnapshot': lazy('createSnapshot'),
  'barrack.restoreSnapshot': lazy('restoreSnapshot'),
  'barrack.deleteSnapshot': lazy('deleteSnapshot'),
  'barrack.deleteImage': lazy('deleteImage'),
  'barrack.startInstance': lazy('startInstance'),
  'barrack.stopInstance': lazy('stopInstance'),
  'barrack.rebootInstance': lazy('rebootInstance'),
  'barrack.hibernateInstance': lazy('hibernateInstance'),
  'barrack.restoreInstance': lazy('restoreInstance'),
  'barrack.showBilling': lazy('showBilling'),
  'barrack.copyIp': lazy('copyIp'),
  'barrack.openSsh': lazy('openSsh'),
  'barrack.connectRemoteSsh': lazy('connectRemoteSsh'),
  'barrack.goToResource': lazy('goToResource'),
  'barrack.goToInstance': lazy('goToInstance'),
  'barrack.goToVolume': lazy('goToVolume'),
  'barrack.goToSnapshot': lazy('goToSnapshot'),
  'barrack.goToImage': lazy('goToImage'),
  'barrack.goToSource': lazy('goToSource'),
  'barrack.goToClone': lazy('goToClone'),
  'barrack.copyLink': lazy('copyLink'),
  'barrack.copyAsCurl': lazy('copyAsCurl'),
  'barrack.copyId': copyId,
  'barrack.copyName': copyName,
  'barrack.showDetails': showDetails,
  'barrack.openInBarrack': openInBarrack,
  'barrack.copySupportDetails': copySupportDetails,
  'barrack.showLog': showLog,
  'barrack.showResource': lazy('showResource'),
  'barrack.showOperation': lazy('showOperation'),
  'barrack.tryAgain': lazy('tryAgain'),
  'barrack.stopWatching': lazy('stopWatching'),
  'barrack.startInstanceAgain': lazy('startInstanceAgain'),
  'barrack.continueOperations': lazy('continueOperations'),
  'barrack.removeFromList': lazy('removeFromList'),
  'barrack.clearFinished': lazy('clearFinished'),
  'barrack.exportOperations': lazy('exportOperations'),
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

/** Calls a command, in the one wrapper of all. */
export type Run = (id: CommandId, args: readonly unknown[]) => Promise<void>;

export function commandRunner(services: Services, titles: Readonly<Record<string, string>>): Run {
  return (id, args) =>
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
    });
}
