import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { isBlank } from '../../domain/visible.ts';
import type { ResourceRef, InstanceRef, JsonObject, ImageRef } from '../../domain/resources.ts';
import { buildStatus, instanceStatus } from '../../domain/status.ts';
import { abridged, bounds, excessOf } from '../answers/bounds.ts';
import { isObject } from '../answers/json.ts';

/** Why a record could not be read, to be shown beside it. Holds no values, only names of fields. */
export class Unreadable {
  readonly reason: string;
  /** What is kept of a record that is too much to be kept whole. */
  readonly abridged: unknown;

  constructor(reason: string, kept?: unknown) {
    this.reason = reason;
    this.abridged = kept;
  }
}

/** Why a value is more than is read; undefined where it is not. */
export function excessive(value: unknown, most?: number): Unreadable | undefined {
  switch (excessOf(value, most)) {
    case 'depth':
      return new Unreadable(l10n.t('It’s nested too deeply.'), abridged(value));
    case 'weight':
      return new Unreadable(l10n.t('It’s too large.'), abridged(value));
    case undefined:
      return undefined;
  }
}

/** Turns what Barrack sent into a type of the domain, or says why it can't. */
export type Reader<T> = (value: unknown) => T | Unreadable;

function reasonOf(value: unknown, path: readonly PropertyKey[]): string {
  const field = path.map(String).join('.');
  if (field === '') {
    return l10n.t('It is not a record.');
  }
  const present = path.length > 1 || (isObject(value) && (value[field] ?? undefined) !== undefined);
  return present ? l10n.t('Its "{0}" could not be read.', field) : missing(field);
}

/** The reason of a record without something it needs. */
export function missing(field: string): string {
  return l10n.t('It has no "{0}".', field);
}

/** A reader out of a schema and what to make of it. `build` gets the record as it came, too. */
export function reader<S extends z.ZodMiniType, T>(
  schema: S,
  build: (fields: z.output<S>, record: JsonObject) => T,
): Reader<T> {
  return (value) => {
    const excess = excessive(value);
    if (excess !== undefined) {
      return excess;
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success || !isObject(value)) {
      return new Unreadable(reasonOf(value, parsed.error?.issues[0]?.path ?? []));
    }
    return build(parsed.data, value);
  };
}

/** A text that is short enough to be shown and compared. */
export const shortText = z.string().check(z.maxLength(bounds.textLength));

/** A text that names one thing for sure: a replacement character stands for something that could not be read. */
export const exactText = shortText.check(z.regex(/^[^\uFFFD]+$/u));

/**
 * Ids are opaque. A number that JavaScript cannot hold exactly is refused: it would name another resource.
 */
export const id = z.union([exactText, z.int()]);

/** A number beyond what can be counted exactly is none: sums and prices of it would be no numbers any more. */
const finite = z.number().check(z.gte(Number.MIN_SAFE_INTEGER), z.lte(Number.MAX_SAFE_INTEGER));

const numeric = z.pipe(
  shortText.check(z.regex(/^\s*-?\d+(?:\.\d+)?\s*$/u)),
  z.pipe(
    z.transform((digits: string) => Number(digits)),
    finite,
  ),
);

/** A number, or a text that is one and nothing else (`"100"`, not `"10abc"`). */
export const number = z.union([finite, numeric]);

/** GB. */
export const size = z.nullish(number.check(z.nonnegative()));

function told(given: string | null | undefined): string | undefined {
  const trimmed = given?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** A text that may be missing, without white space at its ends; an empty one counts as missing. */
export const text = z.pipe(z.nullish(shortText), z.transform(told));

/** A text of which nothing depends: of another type it is left out. */
export const detail = z.catch(text, undefined);

export const name = z.pipe(
  z.nullish(z.union([shortText, z.number()])),
  z.transform((given) => {
    const told = String(given ?? '');
    return isBlank(told) ? undefined : told; // a name that nobody sees names nothing
  }),
);

export const flag = z.catch(z.optional(z.boolean()), undefined);

/** `"FINLAND-1"` or `{ "name": "FINLAND-1" }`, without white space at its ends. */
export const named = z.pipe(
  z.nullish(
    z.union([
      shortText,
      z.pipe(
        z.object({ name: shortText }),
        z.transform((given) => given.name),
      ),
    ]),
  ),
  z.transform(told),
);

const mention = z.object({ id: z.nullish(id), name, status: text });

/** Another resource: its id, its name, or an object with some of both. */
export const reference = z.nullish(z.union([mention, shortText, z.int()]));
type Mention = z.output<typeof reference>;

/** Numbers and UUIDs are ids; other plain texts in the place of a resource are taken for its name. */
const looksLikeId = /^(?:\d+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/iu;

interface Parts extends ResourceRef {
  readonly status: string | undefined;
}

function partsOf(given: Mention): Parts {
  if (typeof given === 'object' && given !== null) {
    return { id: given.id?.toString(), name: given.name, status: given.status };
  }
  const plain = given?.toString() ?? '';
  const isId = looksLikeId.test(plain);
  return { id: isId ? plain : undefined, name: isId ? undefined : plain || undefined, status: undefined };
}

/** Parts of the first mention that says anything, completed by the flat fields beside it. */
function merged(given: readonly Mention[], flat: Partial<Parts> = {}): Parts | undefined {
  const parts = given.map(partsOf).find((one) => one.id !== undefined || one.name !== undefined);
  const whole = {
    id: parts?.id ?? flat.id,
    name: parts?.name ?? flat.name,
    status: parts?.status ?? flat.status,
  };
  return whole.id === undefined && whole.name === undefined ? undefined : whole;
}

export function referenceTo(given: readonly Mention[], flat?: Partial<Parts>): ResourceRef | undefined {
  const parts = merged(given, flat);
  return parts && { id: parts.id, name: parts.name };
}

export function instanceRef(given: readonly Mention[], flat?: Partial<Parts>): InstanceRef | undefined {
  const parts = merged(given, flat);
  return parts && { ...parts, status: parts.status === undefined ? undefined : instanceStatus(parts.status) };
}

export function imageRef(given: Mention): ImageRef | undefined {
  const parts = merged([given]);
  return parts && { ...parts, status: parts.status === undefined ? undefined : buildStatus(parts.status) };
}

/** Fields that every resource has. */
export const base = { id, name, status: text, region: named, region_name: named, created_at: detail };

/** The part of a domain resource that comes from the fields that every resource has. */
export function baseOf(
  fields: { id: string | number; name: string | undefined; region: string | undefined } & Readonly<
    Record<'region_name' | 'created_at', string | undefined>
  >,
) {
  return {
    id: String(fields.id),
    wireId: fields.id,
    name: fields.name ?? String(fields.id),
    region: fields.region ?? fields.region_name,
    createdAt: fields.created_at,
  };
}
