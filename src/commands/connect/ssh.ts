import { isIP } from 'node:net';
import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import type { Instance } from '../../domain/resources.ts';
import { statusLabel } from '../../domain/status.ts';

/** Who connects to where; both checked, so that neither can be read as an option of ssh. */
export interface SshTarget {
  readonly user: string;
  readonly ip: string;
}

/** The address of an instance if it is one that can be connected to: IPv4, or IPv6 without a zone. */
export function addressOf({ publicIp }: Pick<Instance, 'publicIp'>): string | undefined {
  return publicIp !== undefined && isIP(publicIp) !== 0 && !publicIp.includes('%') ? publicIp : undefined;
}

/** Whether an instance has an address that can be copied or connected to. */
export function hasAddress(instance: Pick<Instance, 'name' | 'publicIp'>): Eligibility {
  if (instance.publicIp === undefined || instance.publicIp === '') {
    return { can: 'no', reason: l10n.t('{0} has no public IP address.', instance.name) };
  }
  return addressOf(instance) === undefined
    ? { can: 'no', reason: l10n.t('“{0}” is not an IP address.', instance.publicIp) }
    : { can: 'yes' };
}

/** Whether one can connect to an instance now; the first thing to be done about it comes with the reason. */
export function connectability(instance: Pick<Instance, 'name' | 'publicIp' | 'status'>): Eligibility {
  const { name, status } = instance;
  const address = hasAddress(instance);
  if (address.can !== 'yes' || status.state === 'ACTIVE') {
    return address;
  }
  const state = l10n.t('{0} is {1}, not ACTIVE.', name, statusLabel(status));
  switch (status.state) {
    case 'SHUTOFF':
      return { can: 'no', reason: l10n.t('{0} Start it first.', state) };
    case 'HIBERNATED':
      return { can: 'no', reason: l10n.t('{0} Restore it from hibernation first.', state) };
    case 'transition':
      return { can: 'no', reason: l10n.t('{0} Wait until it is ACTIVE, then try again.', state) };
    case 'unknown':
      return { can: 'server', reason: state };
    default:
      return { can: 'no', reason: state };
  }
}

/** Why a user name can't be used; undefined where it can. */
export function userProblem(user: string): string | undefined {
  return /^[a-z_][a-z0-9_.-]*$/iu.test(user)
    ? undefined
    : l10n.t('Use letters, digits, “_”, “.” and “-”, with a letter or “_” first.');
}

export function sshArguments({ user, ip }: SshTarget): string[] {
  return [`${user}@${ip}`];
}

/**
 * The authority of a window that Remote-SSH opens. VS Code writes authorities in lower case and takes what is behind a
 * colon for a port: where that would change something it is hex-encoded JSON, as Remote-SSH itself writes it then.
 */
export function remoteAuthority({ user, ip }: SshTarget): string {
  const isPlain = user === user.toLowerCase() && !ip.includes(':');
  const host = isPlain
    ? `${user}@${ip}`
    : Buffer.from(JSON.stringify({ hostName: ip, user })).toString('hex');
  return `ssh-remote+${host}`;
}
