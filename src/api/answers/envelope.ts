import type { JsonObject } from '../../domain/resources.ts';
import { at, isObject } from './json.ts';

/** The places where a payload may be: under its own key, in `data`, in `results`, or the body itself. */
export function placesIn(body: unknown, key: string | undefined): readonly unknown[] {
  const outer = [at(body, 'data'), at(body, 'results')];
  const keyed = key === undefined ? [] : [body, ...outer].map((place) => at(place, key));
  return [...keyed, ...outer, body];
}

/** The records of a list; undefined where the body holds none. A list that is null is an empty one. */
export function listIn(body: unknown, key: string | undefined): readonly unknown[] | undefined {
  const found = placesIn(body, key).flatMap((place) => [place, at(place, 'results'), at(place, 'data')]);
  const list = found.find(Array.isArray) as readonly unknown[] | undefined;
  return list ?? (key !== undefined && at(body, key) === null ? [] : undefined);
}

/** The first object among the places that fits; undefined where none does. */
export function objectIn(
  body: unknown,
  key: string | undefined,
  fits: (value: JsonObject) => boolean,
): JsonObject | undefined {
  return placesIn(body, key).find((place): place is JsonObject => isObject(place) && fits(place));
}

/** What is under the key wherever that is, whatever its type; else `data`, `results` or the body. */
export function valueIn(body: unknown, key: string | undefined): unknown {
  return placesIn(body, key).find((place) => place !== undefined && place !== null);
}
