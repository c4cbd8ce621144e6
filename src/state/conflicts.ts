import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../api/errors.ts';
import type { Order, SeenVolume } from './orders.ts';
import { inUse } from './step-errors.ts';

/** What an order needs while it is carried out, beside other orders or alone. */
interface Use {
  readonly kind: 'instance' | 'volume';
  readonly id: string;
  readonly alone: boolean;
  /** What is said to who needs it, too. */
  readonly text: string;
}

/**
 * Why orders can't be carried out beside others: they would undo each other, or find an instance in the wrong state, or
 * change a volume that is being cloned (contract.md, "Clone a volume").
 * @param open what is under way, or will be
 */
export function conflictWith(open: readonly Order[], wanted: readonly Order[]): BarrackError | undefined {
  const taken = open.flatMap(usesOf);
  const conflict = wanted
    .flatMap(usesOf)
    .map((use) => taken.find((other) => excludes(use, other)))
    .find((other) => other !== undefined);
  return conflict && inUse(conflict.text);
}

function excludes(one: Use, other: Use): boolean {
  return one.kind === other.kind && one.id === other.id && (one.alone || other.alone);
}

function usesOf(order: Order): readonly Use[] {
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
    case 'clone': {
      const text = l10n.t('Another operation clones {0}.', order.source.name);
      return [{ kind: 'volume', id: order.source.id, alone: false, text }];
    }
    default:
      return [];
  }
}

function changing({ id, name }: SeenVolume): Use {
  return {
    kind: 'volume',
    id,
    alone: true,
    text: l10n.t('Another operation changes {0}, or deletes it.', name),
  };
}
