import * as l10n from '@vscode/l10n';
import { attachmentOf } from './attachment.ts';
import type { Check, Eligibility } from './checks.ts';
import { eligibilityOf } from './checks.ts';
import { creditsCheck } from './credits.ts';
import { volumeNameCheck } from './names.ts';
import type { Balance, InstanceRef, Volume } from './resources.ts';
import type { InstanceState, Status } from './status.ts';
import { statusLabel } from './status.ts';
import type { Tier } from './tiers.ts';
import { tierNotKnown } from './tiers.ts';

/** Barrack's checks, in its order (docs/platform.md, "Clone a volume"). */
export type CloneCheckId = 'volumeStatus' | 'instanceState' | 'credits' | 'region' | 'name';
export type CloneCheck = Check<CloneCheckId>;

export interface CloneSource {
  readonly volume: Volume;
  readonly tier: Tier;
  /** The instance it is attached to as last seen; fresher than what the volume's own record says of it. */
  readonly instance?: InstanceRef | undefined;
}

export interface CloneRequest extends CloneSource {
  /** Undefined where the balance is not known. */
  readonly balance: Balance | undefined;
  /** What the clone costs an hour, in the balance's currency; undefined where that is not known. */
  readonly hourlyCost: number | undefined;
  /** As typed, trimmed. */
  readonly name: string;
  /** Names of the region's volumes; undefined while they are not all known. */
  readonly takenNames: ReadonlySet<string> | undefined;
}

const wait = () => l10n.t('Wait until it is Available, then try again.');

function volumeStatusCheck(volume: Volume): CloneCheck {
  const id = 'volumeStatus';
  const label = statusLabel(volume.status);
  switch (volume.status.state) {
    case 'available':
    case 'attached':
      return { id, outcome: 'passed', detail: l10n.t('The volume is {0}.', label) };
    case 'creating':
      return { id, outcome: 'failed', detail: l10n.t('The volume is still being created.'), remedy: wait() };
    case 'busy':
      return { id, outcome: 'failed', detail: l10n.t('The volume is busy: {0}.', label), remedy: wait() };
    case 'deleting':
      return {
        id,
        outcome: 'failed',
        detail: l10n.t('The volume is being deleted.'),
        remedy: l10n.t('Choose another volume.'),
      };
    case 'error':
      return {
        id,
        outcome: 'failed',
        detail: l10n.t('The volume is in the status {0}.', volume.status.raw),
        remedy: l10n.t('Ask Barrack support about it, or choose another volume.'),
      };
    case 'unknown':
      return {
        id,
        outcome: 'server',
        detail: l10n.t('Barrack will check: this program does not know the status {0}.', label),
      };
  }
}

function notShutoff(status: Status<InstanceState>, name: string): CloneCheck {
  const id = 'instanceState';
  const detail = l10n.t('It is attached to {0}, which is {1}, not SHUTOFF.', name, statusLabel(status));
  return { id, outcome: 'failed', detail, remedy: shutOffRemedy(status.state, name) };
}

function shutOffRemedy(state: InstanceState, name: string): string {
  switch (state) {
    case 'transition':
      return l10n.t('Wait for SHUTOFF, then try again.');
    case 'HIBERNATED':
      return l10n.t('Restore {0}, shut it down and wait for SHUTOFF, then try again.', name);
    default:
      return l10n.t('Shut {0} down and wait for SHUTOFF, then try again.', name);
  }
}

function instanceStateCheck(volume: Volume, seen: InstanceRef | undefined): CloneCheck {
  const id = 'instanceState';
  const instance = seen ?? volume.instance;
  switch (attachmentOf(volume, seen)) {
    case 'none':
      return { id, outcome: 'passed', detail: l10n.t('It is not attached to an instance.') };
    case 'unknown':
      return {
        id,
        outcome: 'server',
        detail: l10n.t('Barrack will check that it isn’t attached to a running instance.'),
      };
    case 'attached':
  }
  const status = instance?.status ?? volume.instance?.status;
  const name = instance?.name ?? instance?.id ?? l10n.t('an instance');
  if (status === undefined || status.state === 'unknown') {
    return { id, outcome: 'server', detail: l10n.t('Barrack will check that {0} is SHUTOFF.', name) };
  }
  return status.state === 'SHUTOFF'
    ? { id, outcome: 'passed', detail: l10n.t('It is attached to {0}, which is SHUTOFF.', name) }
    : notShutoff(status, name);
}

function regionCheck(volume: Volume, tier: Tier): CloneCheck {
  const id = 'region';
  const region = volume.region ?? l10n.t('Its region');
  switch (tier) {
    case 'advanced':
      return { id, outcome: 'passed', detail: l10n.t('{0} is in the advanced tier.', region) };
    case 'legacy':
      return {
        id,
        outcome: 'failed',
        detail: l10n.t('{0} is in the legacy tier, where volumes cannot be cloned.', region),
        remedy: l10n.t('Create a volume in an advanced tier region and copy the data.'),
      };
    case 'unknown':
      return { id, outcome: 'server', detail: tierNotKnown(volume.region) };
  }
}

/** Whether a volume can be cloned at all, before a name is known; for the tree, menus and pickers. */
export function cloneEligibility({ volume, tier, instance }: CloneSource): Eligibility {
  return eligibilityOf([
    regionCheck(volume, tier),
    volumeStatusCheck(volume),
    instanceStateCheck(volume, instance),
  ]);
}

/** Every check, one by one in Barrack's order. */
export function cloneChecks(request: CloneRequest): readonly CloneCheck[] {
  const { volume, tier, instance, balance, hourlyCost, name, takenNames } = request;
  return [
    volumeStatusCheck(volume),
    instanceStateCheck(volume, instance),
    creditsCheck(balance, hourlyCost),
    regionCheck(volume, tier),
    volumeNameCheck(name, takenNames),
  ];
}
