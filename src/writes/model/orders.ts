import type { Resource, ResourceKind, Volume, WireId } from '../../domain/resources.ts';

/** The resource that an operation works on. */
export interface Target<K extends ResourceKind = ResourceKind> {
  readonly kind: K;
  readonly id: string;
  readonly name: string;
}

/** A volume as the user saw it. */
export interface ExpectedVolume {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
  /** GB. */
  readonly sizeGb?: number | undefined;
  readonly volumeType?: string | undefined;
}

/** A snapshot, an image or an instance as the user saw it. */
export interface ExpectedResource {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
}

/** What the fields of orders hold. */
interface FieldTypes {
  readonly text: string;
  /** GB. */
  readonly size: number;
  readonly volume: ExpectedVolume;
  readonly attachable: ExpectedVolume & { readonly wireId: WireId };
  readonly snapshot: ExpectedResource;
  readonly image: ExpectedResource;
  readonly instance: ExpectedResource;
  /** Of Barrack’s own, or of the account. */
  readonly anyImage: { readonly id: WireId; readonly name: string };
}
export type FieldType = keyof FieldTypes;
export type Field = FieldType | `${FieldType}?`;

const power = { instance: 'instance' } as const;

/**
 * What can be ordered, and what has to be said for it: the types of the orders and the format that the journal keeps
 * them in are both made of this. What is kept has these names; a new field has to be optional, since the journal may
 * hold orders without it.
 */
export const orderFields = {
  /** Without a type where neither the source’s is known nor those of its region. */
  clone: { source: 'volume', name: 'text', volumeType: 'text?' },
  /** With an image it can be started from; without, it is empty. */
  createVolume: { name: 'text', region: 'text', sizeGb: 'size', volumeType: 'text', image: 'anyImage?' },
  /** To more than it has. */
  resizeVolume: { volume: 'volume', sizeGb: 'size' },
  attachVolume: { volume: 'attachable', instance: 'instance' },
  detachVolume: { volume: 'attachable', instance: 'instance' },
  deleteVolume: { volume: 'volume' },
  createSnapshot: { instance: 'instance', name: 'text', description: 'text?' },
  /** As a new instance of that name. */
  restoreSnapshot: { snapshot: 'snapshot', name: 'text' },
  deleteSnapshot: { snapshot: 'snapshot' },
  createImage: { snapshot: 'snapshot', name: 'text' },
  deleteImage: { image: 'image' },
  stopInstance: power,
  startInstance: power,
  rebootInstance: power,
  hibernateInstance: power,
  /** Out of hibernation. */
  restoreInstance: power,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>;

type Fields = typeof orderFields;
export type OrderKind = keyof Fields;

type Optional<F> = { [P in keyof F]: F[P] extends `${string}?` ? P : never }[keyof F];
type OrderFields<F> = {
  readonly [P in Exclude<keyof F, Optional<F>>]: F[P] extends FieldType ? FieldTypes[F[P]] : never;
} & {
  readonly [P in Optional<F>]?: F[P] extends `${infer T extends FieldType}?`
    ? FieldTypes[T] | undefined
    : never;
};

/**
 * What is to be done, as plain data: it goes into the journal, and whoever finds it there can go on with it. What the
 * user saw of the target is part of it, so that it can be seen right before sending whether that has changed.
 */
export type Order<K extends OrderKind = OrderKind> = {
  [P in K]: { readonly kind: P } & OrderFields<Fields[P]>;
}[K];

const kindOfField: Partial<Readonly<Record<Field, ResourceKind>>> = {
  volume: 'volume',
  attachable: 'volume',
  snapshot: 'snapshot',
  image: 'image',
  instance: 'instance',
};

/** What an order says of the resource of that kind; the first, where there are several. */
export function expectedOf(order: Order, kind: ResourceKind): ExpectedResource | undefined {
  let found: ExpectedResource | undefined;
  withResources(order, (resource, its) => {
    found ??= its === kind ? resource : undefined;
    return resource;
  });
  return found;
}

/** The same order with what it says of resources changed. */
export function withResources<O extends Order>(
  order: O,
  change: <R extends ExpectedResource>(resource: R, kind: ResourceKind) => R,
): O {
  const said = order as unknown as Readonly<Record<string, ExpectedResource>>;
  const changed = Object.entries<Field>(orderFields[order.kind]).flatMap(([name, field]) => {
    const [kind, resource] = [kindOfField[field], said[name]];
    return kind === undefined || resource === undefined ? [] : [[name, change(resource, kind)] as const];
  });
  return { ...order, ...Object.fromEntries(changed) };
}

export function expectedVolume({ id, name, region, sizeGb, volumeType }: Volume): ExpectedVolume {
  return { id, name, region, sizeGb, volumeType };
}

export function expectedResource({
  id,
  name,
  region,
}: Pick<Resource, 'id' | 'name' | 'region'>): ExpectedResource {
  return { id, name, region };
}
