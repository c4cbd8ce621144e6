import * as l10n from '@vscode/l10n';
import type { ResourceKind } from '../../domain/resources.ts';
import type { Order } from './orders.ts';
import type { ResourceUse } from './resource-use.ts';
import { isSameUse } from './resource-use.ts';

/**
 * The name that an order gives to what it makes: by it a lost answer is found, so that only one at a time may make
 * something of that name. The names of volumes are those of a region; all others, those of the account.
 */
export function nameUses(order: Order): readonly ResourceUse[] {
  switch (order.kind) {
    case 'createVolume':
      return [named('volume', order.name, order.region)];
    case 'clone':
      return [named('volume', order.name, order.source.region)];
    case 'createSnapshot':
      return [named('snapshot', order.name)];
    case 'restoreSnapshot':
      return [named('instance', order.name)];
    case 'createImage':
      return [named('image', order.name)];
    default:
      return [];
  }
}

/** Whether what both make would have the same name, and so could not be told apart. */
export function makeTheSameName(one: Order, other: Order): boolean {
  return nameUses(one).some((use) => nameUses(other).some((taken) => isSameUse(use, taken)));
}

/** @param region undefined where names are the account's, or where it is not known: it may be any then */
function named(kind: ResourceKind, given: string, region?: string): ResourceUse {
  const name = given.trim(); // as Barrack keeps it
  return {
    kind: 'name',
    id: `${kind}/${name}`,
    qualifier: region,
    exclusive: true,
    text: textOf(kind, name),
  };
}

function textOf(kind: ResourceKind, name: string): string {
  switch (kind) {
    case 'volume':
      return l10n.t('A volume named {0} is being created already.', name);
    case 'snapshot':
      return l10n.t('A snapshot named {0} is being created already.', name);
    case 'instance':
      return l10n.t('An instance named {0} is being created already.', name);
    case 'image':
      return l10n.t('An image named {0} is being created already.', name);
  }
}
