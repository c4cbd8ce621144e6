import * as l10n from '@vscode/l10n';
import type { ResourceKind } from '../../domain/resources.ts';
import { definitionOf } from '../definitions/registry.ts';
import type { Order } from '../model/orders.ts';
import type { ResourceUse } from '../model/resource-use.ts';
import { isSameUse } from '../model/resource-use.ts';

/**
 * The name that an order gives to what it makes: by it a lost answer is found, so that only one at a time may make
 * something of that name. The names of volumes are those of a region; all others, those of the account.
 */
export function nameUses(order: Order): readonly ResourceUse[] {
  const definition = definitionOf(order);
  const { makes } = definition;
  return makes === undefined || !('name' in order)
    ? []
    : [named(makes, order.name, definition.nameRegion?.(order))];
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
    text: texts[kind](name),
  };
}

const texts: Readonly<Record<ResourceKind, (name: string) => string>> = {
  volume: (name) => l10n.t('A volume named {0} is being created already.', name),
  snapshot: (name) => l10n.t('A snapshot named {0} is being created already.', name),
  instance: (name) => l10n.t('An instance named {0} is being created already.', name),
  image: (name) => l10n.t('An image named {0} is being created already.', name),
};
