import type { BarrackError } from '../../api/errors.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { definitionOf } from '../definitions/registry.ts';
import { asTold } from '../model/as-told.ts';
import type { HostOf } from '../model/definition.ts';
import type { Order } from '../model/orders.ts';
import type { ResourceUse } from '../model/resource-use.ts';
import { isSameUse } from '../model/resource-use.ts';
import { inUse } from '../model/step-errors.ts';
import { nameUses } from './name-conflicts.ts';

/** What has to be known of what is listed. */
export interface Known {
  readonly hostOf: HostOf;
  readonly names: Pick<ResourceStore, 'needsId' | 'shortId'>;
}

/**
 * Why orders can't be carried out beside others: they would undo each other, or find an instance in the wrong state, or
 * change a volume that is being cloned (docs/platform.md, "Clone a volume").
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
  return [...nameUses(order), ...definitionOf(order).uses(order, hostOf)];
}
