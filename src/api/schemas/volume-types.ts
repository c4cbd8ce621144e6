import type { Tier } from '../../domain/tiers.ts';
import { tierOf } from '../../domain/tiers.ts';
import * as z from 'zod/mini';
import { isObject } from '../answers/json.ts';
import type { Reader } from './common.ts';
import { excessive, missing, shortText, Unreadable } from './common.ts';

/** The volume types that can be had now, by tier, as the API writes them. Those of no known tier are `unknown`. */
export type VolumeTypes = Readonly<Record<Tier, readonly string[]>>;

const typeName = z.union([
  shortText,
  z.pipe(
    z.object({ name: shortText }),
    z.transform((type) => type.name),
  ),
  z.pipe(
    z.object({ type: shortText }),
    z.transform((type) => type.type),
  ),
  z.pipe(
    z.object({ volume_type: shortText }),
    z.transform((type) => type.volume_type),
  ),
]);

function namesIn(types: readonly unknown[]): readonly string[] {
  const names = types.map((type) => typeName.safeParse(type).data).filter((found) => found !== undefined);
  return [...new Set(names)];
}

/** `{ legacy: ["SSD"], … }`, the same with objects for types, or a plain list whose entries may name their tier. */
export const readVolumeTypes: Reader<VolumeTypes> = (value) => {
  const excess = excessive(value);
  if (excess !== undefined) {
    return excess;
  }
  const types: Record<Tier, readonly string[]> = { legacy: [], advanced: [], unknown: [] };
  if (Array.isArray(value)) {
    for (const one of value as readonly unknown[]) {
      const tier = tierOf(undefined, isObject(one) && typeof one['tier'] === 'string' ? one['tier'] : '');
      types[tier] = [...types[tier], ...namesIn([one])];
    }
    return types;
  }
  if (!isObject(value)) {
    return new Unreadable(missing('volume_types'));
  }
  for (const [key, given] of Object.entries(value)) {
    const tier = tierOf(undefined, key);
    types[tier] = [...types[tier], ...namesIn(Array.isArray(given) ? given : [])];
  }
  return types;
};
