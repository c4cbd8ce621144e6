import * as l10n from '@vscode/l10n';
import type { Eligibility } from './checks.ts';
import { allOf, no, server, yes } from './checks.ts';
import { inState } from './instance-state.ts';
import { readiness } from './readiness.ts';
import type { Instance, InstanceRef, Volume } from './resources.ts';
import type { InstanceState, Status } from './status.ts';
import type { Tier } from './tiers.ts';

export interface AttachSubject {
  readonly volume: Volume;
  readonly instance: Instance;
  /** Of the instance's region. */
  readonly tier: Tier;
}

export interface DetachSubject {
  readonly volume: Volume;
  /** The instance it is attached to as last seen. */
  readonly instance: InstanceRef | undefined;
  readonly tier: Tier;
}

/**
 * Whether a volume is attached to an instance: by its status, by what its record tells, or by another list. What nothing
 * tells of is unknown, not free.
 * @param seen the instance it is attached to as last seen
 */
export function attachmentOf(
  { status, instance }: Pick<Volume, 'status' | 'instance'>,
  seen: InstanceRef | undefined,
): 'attached' | 'none' | 'unknown' {
  if (status.state === 'attached' || (seen ?? instance ?? undefined) !== undefined) {
    return 'attached';
  }
  return status.state === 'available' || instance === null ? 'none' : 'unknown';
}

/** The state in which an instance takes and gives volumes; undefined where the tier is not known. */
export function exchangeState(tier: Tier): 'ACTIVE' | 'SHUTOFF' | undefined {
  switch (tier) {
    case 'legacy':
      return 'ACTIVE';
    case 'advanced':
      return 'SHUTOFF';
    case 'unknown':
      return undefined;
  }
}

/**
 * What, done first, brings an instance that is at rest into the state in which it takes and gives volumes; undefined
 * where it is there already, or where that is not enough.
 */
export function exchangePreparation(
  tier: Tier,
  state: InstanceState | undefined,
): 'stop' | 'start' | undefined {
  if (tier === 'advanced' && state === 'ACTIVE') {
    return 'stop';
  }
  return tier === 'legacy' && state === 'SHUTOFF' ? 'start' : undefined;
}

/**
 * What, done first to the instance, makes attaching or detaching possible; undefined where that is possible as things
 * are, or where something else rules it out, too.
 * @param ifReady whether it is possible with the instance in that state
 */
export function preparationThatHelps(
  tier: Tier,
  state: InstanceState | undefined,
  ifReady: (ready: Status<InstanceState>) => Eligibility,
): 'stop' | 'start' | undefined {
  const needed = exchangeState(tier);
  const first = exchangePreparation(tier, state);
  return needed === undefined || first === undefined || ifReady({ state: needed, raw: needed }).can === 'no'
    ? undefined
    : first;
}

function inExchangeState(tier: Tier, name: string, status: Status<InstanceState> | undefined): Eligibility {
  const needed = exchangeState(tier);
  return needed === undefined
    ? server(l10n.t('Barrack will check the state of {0}: the tier of its region is not known here.', name))
    : inState(needed, name, status);
}

/** Whether a volume can be attached by its own status, before an instance is chosen. */
export function attachableVolume(volume: Volume): Eligibility {
  const { name, status, instance } = volume;
  if (status.state !== 'attached') {
    return readiness(volume);
  }
  const host = instance?.name ?? instance?.id;
  return stillAttached(name, host);
}

/** @param host the name of the instance; undefined where it is not known */
export function stillAttached(name: string, host: string | undefined): Eligibility {
  return no(
    host === undefined
      ? l10n.t('{0} is attached to an instance.', name)
      : l10n.t('{0} is attached to {1}.', name, host),
    l10n.t('Detach it first.'),
  );
}

export function bootVolumeStays(name: string, host: string): Eligibility {
  return no(l10n.t('{0} is the boot volume of {1}, and a boot volume cannot be detached.', name, host));
}

function inSameRegion(volume: Volume, instance: Instance): Eligibility {
  if (volume.region === undefined || instance.region === undefined) {
    return server(
      l10n.t('Barrack will check that {0} and {1} are in the same region.', volume.name, instance.name),
    );
  }
  return volume.region === instance.region
    ? yes
    : no(
        l10n.t('{0} is in {1}, {2} in {3}.', volume.name, volume.region, instance.name, instance.region),
        l10n.t('Choose an instance in the region of the volume.'),
      );
}

export function attachEligibility({ volume, instance, tier }: AttachSubject): Eligibility {
  return allOf(
    attachableVolume(volume),
    inSameRegion(volume, instance),
    inExchangeState(tier, instance.name, instance.status),
  );
}

/** Whether it is attached as far as its status tells. */
function isAttached(volume: Volume): Eligibility {
  return volume.status.state === 'available'
    ? no(l10n.t('{0} is not attached to an instance.', volume.name))
    : readiness(volume);
}

function notBootable({ name, bootable }: Volume): Eligibility {
  return bootable === undefined
    ? server(l10n.t('Barrack will check that {0} isn’t a boot volume.', name))
    : yes;
}

export function detachEligibility({ volume, instance, tier }: DetachSubject): Eligibility {
  const id = instance?.id ?? volume.instance?.id;
  const host = instance?.name ?? volume.instance?.name ?? id ?? '';
  const attached = isAttached(volume);
  if (attached.can === 'no') {
    return attached;
  }
  if (id === undefined) {
    return no(
      l10n.t('It is not known to which instance {0} is attached.', volume.name),
      l10n.t('Refresh, then try again.'),
    );
  }
  if (volume.bootable === true) {
    return bootVolumeStays(volume.name, host);
  }
  return allOf(
    attached,
    notBootable(volume),
    inExchangeState(tier, host, instance?.status ?? volume.instance?.status),
  );
}
