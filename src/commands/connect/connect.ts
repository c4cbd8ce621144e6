import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Eligibility } from '../../domain/checks.ts';
import { prepared } from '../../domain/checks.ts';
import type { Instance } from '../../domain/resources.ts';
import { elementId } from '../../views/resources/elements.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { askText } from '../../ui/ask-text.ts';
import { iconText, messageText, plain } from '../../ui/format/safe-text.ts';
import { back } from '../../ui/steps.ts';
import { createTerminal, showMessage } from '../../ui/surfaces.ts';
import { listed } from '../../ui/format/first-of.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { called } from '../../ui/format/names.ts';
import { choose } from '../core/choose.ts';
import { copyText } from '../core/copy.ts';
import type { CommandId } from '../core/ids.ts';
import { noneToUse } from '../../kinds/labels.ts';
import type { Services } from '../core/services.ts';
import type { SshTarget } from './ssh.ts';
import { addressOf, connectability, hasAddress, remoteAuthority, sshArguments, userProblem } from './ssh.ts';
import type { Targets } from '../core/targets.ts';

const remoteSsh = 'ms-vscode-remote.remote-ssh';

interface Wanted {
  readonly title: string;
  readonly placeholder: string;
  readonly eligibility: (instance: Instance) => Eligibility;
}

function chooseInstance(store: ResourceStore, wanted: Wanted): Promise<Instance | undefined> {
  return choose(store, {
    kinds: ['instance'],
    ...wanted,
    notPossible: l10n.t('Not possible now'),
    none: noneToUse('instance'),
  });
}

function instancesOf({ resources }: Targets, store: ResourceStore): readonly Instance[] {
  return resources
    .filter((resource) => resource.kind === 'instance')
    .map((instance) => store.find('instance', instance.id) ?? instance);
}

/** Why nothing was copied of those without an address; undefined where all have one. */
function withoutAddress(instances: readonly Instance[], store: NameStore): string | undefined {
  const lacking = instances.filter((instance) => addressOf(instance) === undefined);
  const [reason] = lacking.map(hasAddress);
  return lacking.length > 1
    ? l10n.t(
        '{0} of these instances have no IP address to copy: {1}.',
        lacking.length,
        listed(lacking.map((one) => called(one, store))),
      )
    : reason?.can === 'no'
      ? reason.reason
      : undefined;
}

/** Copies the addresses of the instances that have one, and says which have none. */
export async function copyIp({ store }: Services, targets: Targets): Promise<void> {
  const given = instancesOf(targets, store);
  const wanted: Wanted = {
    title: l10n.t('Copy IP Address'),
    placeholder: l10n.t('Choose the instance whose IP address to copy'),
    eligibility: hasAddress,
  };
  const instances = given.length > 0 ? given : [await chooseInstance(store, wanted)];
  const known = instances.filter((instance) => instance !== undefined);
  const addresses = known.map(addressOf).filter((address) => address !== undefined);
  const lacking = withoutAddress(known, store);
  if (addresses.length > 0) {
    const what = addresses.length === 1 ? (addresses[0] ?? '') : l10n.t('{0} lines', addresses.length);
    await copyText(addresses.join('\n'), what);
  }
  if (lacking !== undefined) {
    void showMessage('warning', messageText(lacking));
  }
}

function buttonFor(instance: Instance): { readonly title: string; readonly command: CommandId } | undefined {
  switch (hasAddress(instance).can === 'yes' ? instance.status.state : undefined) {
    case 'SHUTOFF':
      return { title: l10n.t('Start Instance'), command: 'barrack.startInstance' };
    case 'HIBERNATED':
      return { title: l10n.t('Restore from Hibernation'), command: 'barrack.restoreInstance' };
    default:
      return undefined;
  }
}

/** Says why one can't connect, with a button for what makes it possible. */
async function offerToStart(instance: Instance, reason: string): Promise<void> {
  const button = buttonFor(instance);
  const titles = button === undefined ? [] : [plain(button.title)];
  const answer = await showMessage('warning', messageText(reason), ...titles);
  if (button !== undefined && answer === button.title) {
    const element = { type: 'item', id: elementId.item(instance), resource: instance };
    await vscode.commands.executeCommand(button.command, element);
  }
}

/** One that can be started for it can be chosen, too. */
function connectable(instance: Instance): Eligibility {
  const eligibility = connectability(instance);
  return eligibility.can === 'no' && buttonFor(instance) !== undefined
    ? prepared(l10n.t('{0} That’s offered next.', eligibility.reason))
    : eligibility;
}

/** The instance to connect to: the one that a command was called on, else one that the user chooses. */
async function instanceFor(
  store: ResourceStore,
  targets: Targets,
  title: string,
): Promise<Instance | undefined> {
  const placeholder = l10n.t('Choose the instance to connect to');
  const [clicked] = instancesOf(targets, store);
  const instance = clicked ?? (await chooseInstance(store, { title, placeholder, eligibility: connectable }));
  const eligibility = instance && connectability(instance);
  if (instance !== undefined && eligibility?.can === 'no') {
    await offerToStart(instance, eligibility.reason);
    return undefined;
  }
  return instance;
}

/** Asks as whom to connect. */
async function askTarget(
  instance: Instance,
  title: string,
  store: NameStore,
): Promise<SshTarget | undefined> {
  const ip = addressOf(instance);
  if (ip === undefined) {
    return undefined;
  }
  const set = vscode.workspace.getConfiguration('barrack').get('ssh.user');
  const user = await askText({
    title: l10n.t('{0}: {1}', title, called(instance, store)),
    value: typeof set === 'string' ? set : 'ubuntu',
    placeholder: l10n.t('User name'),
    prompt: () => l10n.t('The user on the instance, as whom to connect to {0}.', ip),
    problem: userProblem,
  });
  return user === undefined || user === back ? undefined : { user, ip };
}

async function openTerminal(instance: Instance, store: NameStore): Promise<void> {
  const target = await askTarget(instance, l10n.t('Open SSH Terminal'), store);
  if (target !== undefined) {
    const name = iconText(l10n.t('ssh {0}', called(instance, store)));
    createTerminal(name, 'ssh', sshArguments(target)).show();
  }
}

/** Opens a terminal in which ssh runs, connected to an instance. */
export async function openSsh({ store }: Services, targets: Targets): Promise<void> {
  const instance = await instanceFor(store, targets, l10n.t('Open SSH Terminal'));
  if (instance !== undefined) {
    await openTerminal(instance, store);
  }
}

/** Opens a window that Remote-SSH connects to an instance; offers what there is instead where it is not installed. */
export async function connectRemoteSsh({ store }: Services, targets: Targets): Promise<void> {
  const title = l10n.t('Connect with Remote-SSH');
  const instance = await instanceFor(store, targets, title);
  if (instance === undefined) {
    return;
  }
  if (vscode.extensions.getExtension(remoteSsh) === undefined) {
    await offerRemoteSsh(instance, store);
    return;
  }
  const target = await askTarget(instance, title, store);
  if (target !== undefined) {
    await vscode.commands.executeCommand('vscode.newWindow', { remoteAuthority: remoteAuthority(target) });
  }
}

async function offerRemoteSsh(instance: Instance, store: NameStore): Promise<void> {
  const install = plain(l10n.t('Install Remote-SSH'));
  const terminal = plain(l10n.t('Open SSH Terminal'));
  const text = l10n.t(
    'The extension Remote-SSH is not installed here. It opens a window of VS Code on an instance.',
  );
  const answer = await showMessage('information', messageText(text), install, terminal);
  if (answer === install) {
    await vscode.commands.executeCommand('extension.open', remoteSsh);
  } else if (answer === terminal) {
    await openTerminal(instance, store);
  }
}
