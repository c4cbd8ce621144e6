import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../../api/errors.ts';
import type { ResourceRef } from '../../domain/resources.ts';
import { asTold } from './as-told.ts';
import { nameUses } from './conflicting-names.ts';
import type { CloneOrder, Order, ExpectedResource, ExpectedVolume, VolumeOrder } from './orders.ts';
import { inUse } from './step-errors.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { ResourceUse } from './resource-use.ts';
import { isSameUse } from './resource-use.ts';

/** The instance that a volume is attached to, as far as that is known. */
type HostOf = (volume: ExpectedVolume) => ResourceRef | undefined;

/** What has to be known of what is listed. */
export interface Known {
  readonly hostOf: HostOf;
  readonly names: Pick<ResourceStore, 'needsId' | 'shortId'>;
}

/**
 * Why orders can't be carried out beside others: they would undo each other, or find an instance in the wrong state, or
 * change a volume that is being cloned (contract.md, "Clone a volume").
 * @param open what is under way, or will be
 */
export function conflictWith(
  open: readonly Order[],
  wanted: readonly Order[],
  { hostOf, names }: Known,
): BarrackError | undefined {
  const taken = open.flatMap((order) => toldUses(order, { hostOf, names }));
  const conflict = wanted
    .flatMap((order) => usesOf(order, hostOf))
    .map((use) => taken.find((other) => excludes(use, other)))
    .find((other) => other !== undefined);
  return conflict && inUse(conflict.text);
}

function excludes(one: ResourceUse, other: ResourceUse): boolean {
  return isSameUse(one, other) && (one.exclusive || other.exclusive);
}

/** With texts that tell what is meant from what else is listed. */
function toldUses(order: Order, { hostOf, names }: Known): readonly ResourceUse[] {
  const told = usesOf(asTold(order, names), hostOf);
  return usesOf(order, hostOf).map((use, index) => ({ ...use, text: told[index]?.text ?? use.text }));
}

function usesOf(order: Order, hostOf: HostOf): readonly ResourceUse[] {
  return [...nameUses(order), ...thingUses(order, hostOf)];
}

function thingUses(order: Order, hostOf: HostOf): readonly ResourceUse[] {
  switch (order.kind) {
    case 'stopInstance':
    case 'startInstance':
    case 'rebootInstance':
    case 'hibernateInstance':
    case 'restoreInstance': {
      const text = l10n.t('Another operation changes the state of {0}.', order.instance.name);
      return [{ kind: 'instance', id: order.instance.id, exclusive: true, text }];
    }
    case 'attachVolume':
    case 'detachVolume': {
      const text = l10n.t(
        'Another operation attaches a volume to {0}, or detaches one.',
        order.instance.name,
      );
      return [{ kind: 'instance', id: order.instance.id, exclusive: false, text }, changing(order.volume)];
    }
    case 'resizeVolume':
    case 'deleteVolume':
      return [changing(order.volume)];
    case 'clone':
      return cloning(order, hostOf(order.source));
    case 'createVolume':
      return order.image === undefined ? [] : [madeOf(order.image)];
    case 'createSnapshot': {
      const text = l10n.t('Another operation makes a snapshot of {0}.', order.instance.name);
      return [{ kind: 'instance', id: order.instance.id, exclusive: false, text }];
    }
    case 'createImage':
    case 'restoreSnapshot': {
      const text = l10n.t('Another operation makes something of {0}.', order.snapshot.name);
      return [{ kind: 'snapshot', id: order.snapshot.id, exclusive: false, text }];
    }
    case 'deleteSnapshot':
      return [deleting('snapshot', order.snapshot)];
    case 'deleteImage':
      return [{ ...deleting('image', order.image), qualifier: apartOf(order.image) }];
  }
}

/** Its instance is to stay as it is, too: one that is started writes to the volume. */
function cloning({ source }: CloneOrder, host: ResourceRef | undefined): readonly ResourceUse[] {
  const text = l10n.t('Another operation clones {0}.', source.name);
  const volume = { kind: 'volume', id: source.id, exclusive: false, text } as const;
  if (host?.id === undefined) {
    return [volume];
  }
  const ofHost = l10n.t(
    'Another operation clones {0}, which is attached to {1}.',
    source.name,
    host.name ?? host.id,
  );
  return [volume, { kind: 'instance', id: host.id, exclusive: false, text: ofHost }];
}

function madeOf({ id, name }: NonNullable<VolumeOrder['image']>): ResourceUse {
  const text = l10n.t('Another operation makes a volume of {0}.', name);
  return { kind: 'image', id: String(id), qualifier: apartOf({ id, name }), exclusive: false, text };
}

/** One of Barrack's own images may have the id of one of the account's, but not its name as well. */
function apartOf({ id, name }: NonNullable<VolumeOrder['image']>): string | undefined {
  return name === String(id) ? undefined : name; // else only its id is known
}

function deleting(kind: 'snapshot' | 'image', { id, name }: ExpectedResource): ResourceUse {
  return { kind, id, exclusive: true, text: l10n.t('Another operation deletes {0}.', name) };
}

function changing({ id, name }: ExpectedVolume): ResourceUse {
  return {
    kind: 'volume',
    id,
    exclusive: true,
    text: l10n.t('Another operation changes {0}, or deletes it.', name),
  };
}
