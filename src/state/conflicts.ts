import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../api/errors.ts';
import type { ResourceRef } from '../domain/resources.ts';
import type { CloneOrder, Order, SeenThing, SeenVolume, VolumeOrder } from './orders.ts';
import { inUse } from './step-errors.ts';

/** What an order needs while it is carried out, beside other orders or alone. */
interface Use {
  readonly kind: 'instance' | 'volume' | 'volumeName' | 'snapshot' | 'image';
  readonly id: string;
  readonly alone: boolean;
  /** What is said to who needs it, too. */
  readonly text: string;
}

/** The instance that a volume is attached to, as far as that is known. */
export type HostOf = (volume: SeenVolume) => ResourceRef | undefined;

/**
 * Why orders can't be carried out beside others: they would undo each other, or find an instance in the wrong state, or
 * change a volume that is being cloned (contract.md, "Clone a volume").
 * @param open what is under way, or will be
 */
export function conflictWith(
  open: readonly Order[],
  wanted: readonly Order[],
  hostOf: HostOf,
): BarrackError | undefined {
  const taken = open.flatMap((order) => usesOf(order, hostOf));
  const conflict = wanted
    .flatMap((order) => usesOf(order, hostOf))
    .map((use) => taken.find((other) => excludes(use, other)))
    .find((other) => other !== undefined);
  return conflict && inUse(conflict.text);
}

function excludes(one: Use, other: Use): boolean {
  return one.kind === other.kind && one.id === other.id && (one.alone || other.alone);
}

function usesOf(order: Order, hostOf: HostOf): readonly Use[] {
  switch (order.kind) {
    case 'stopInstance':
    case 'startInstance':
    case 'rebootInstance':
    case 'hibernateInstance':
    case 'restoreInstance': {
      const text = l10n.t('Another operation changes the state of {0}.', order.instance.name);
      return [{ kind: 'instance', id: order.instance.id, alone: true, text }];
    }
    case 'attachVolume':
    case 'detachVolume': {
      const text = l10n.t(
        'Another operation attaches a volume to {0}, or detaches one.',
        order.instance.name,
      );
      return [{ kind: 'instance', id: order.instance.id, alone: false, text }, changing(order.volume)];
    }
    case 'resizeVolume':
    case 'deleteVolume':
      return [changing(order.volume)];
    case 'clone':
      return cloning(order, hostOf(order.source));
    case 'createVolume':
      return creating(order);
    case 'createSnapshot': {
      const text = l10n.t('Another operation makes a snapshot of {0}.', order.instance.name);
      return [{ kind: 'instance', id: order.instance.id, alone: false, text }];
    }
    case 'createImage':
    case 'restoreSnapshot': {
      const text = l10n.t('Another operation makes something of {0}.', order.snapshot.name);
      return [{ kind: 'snapshot', id: order.snapshot.id, alone: false, text }];
    }
    case 'deleteSnapshot':
      return [deleting('snapshot', order.snapshot)];
    case 'deleteImage':
      return [deleting('image', order.image)];
  }
}

/** Its instance is to stay as it is, too: one that is started writes to the volume. */
function cloning({ source }: CloneOrder, host: ResourceRef | undefined): readonly Use[] {
  const text = l10n.t('Another operation clones {0}.', source.name);
  const volume = { kind: 'volume', id: source.id, alone: false, text } as const;
  if (host?.id === undefined) {
    return [volume];
  }
  const ofHost = l10n.t(
    'Another operation clones {0}, which is attached to {1}.',
    source.name,
    host.name ?? host.id,
  );
  return [volume, { kind: 'instance', id: host.id, alone: false, text: ofHost }];
}

function creating({ name, region, image }: VolumeOrder): readonly Use[] {
  const named = l10n.t('A volume named {0} is being created already.', name);
  const volume = {
    kind: 'volumeName',
    id: JSON.stringify([region, name]),
    alone: true,
    text: named,
  } as const;
  if (image === undefined) {
    return [volume];
  }
  const text = l10n.t('Another operation makes a volume of {0}.', image.name);
  return [volume, { kind: 'image', id: String(image.id), alone: false, text }];
}

function deleting(kind: 'snapshot' | 'image', { id, name }: SeenThing): Use {
  return { kind, id, alone: true, text: l10n.t('Another operation deletes {0}.', name) };
}

function changing({ id, name }: SeenVolume): Use {
  return {
    kind: 'volume',
    id,
    alone: true,
    text: l10n.t('Another operation changes {0}, or deletes it.', name),
  };
}
