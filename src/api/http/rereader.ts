import { isSameData } from '../../base/same-data.ts';
import type { JsonObject } from '../../domain/resources.ts';
import { at } from '../answers/json.ts';
import type { Reader } from '../schemas/common.ts';

/** What was read before, by its id. */
export type Known<T> = (id: string) => T | undefined;

/**
 * The same reader, which takes what it read before where the record has not changed. Most have not, and to compare one
 * is quicker than to read it.
 */
export function rereader<T extends { readonly record: JsonObject }>(
  read: Reader<T>,
  known: Known<T> | undefined,
): Reader<T> {
  return (value) => {
    const id = at(value, 'id');
    const before = typeof id === 'string' || typeof id === 'number' ? known?.(String(id)) : undefined;
    // The known one first: it is bounded, and what it lacks in the other is not followed.
    return before !== undefined && isSameData(before.record, value) ? before : read(value);
  };
}
