/** Replies as another version, or another reading, of the API would give them. */
import type { QuirkFault, QuirkKind } from './faults.ts';

type Json = Record<string, unknown>;
type Change = (body: Json, quirk: QuirkFault) => unknown;

/** The keys under which replies carry what was asked for, lists before what may come with them. */
const payloadKeys = [
  'volumes',
  'volume',
  'instances',
  'instance',
  'snapshots',
  'snapshot',
  'images',
  'image',
  'regions',
  'results',
  'pricing_data',
  'billing',
  'relationships',
  'volume_types',
  'balance',
];

const optionalFields = [
  'created_at',
  'description',
  'bootable',
  'instance',
  'has_image',
  'image',
  'gpu_model',
  'gpu_count',
  'public_ip',
  'volumes',
  'snapshot_id',
  'tier',
  'country',
  'features',
];
const optionalEnvelope = ['message', 'request_id', 'next_name'];

const alternatives: Readonly<Record<string, string>> = {
  size: 'size_gb',
  volume_type: 'type',
  bootable: 'is_bootable',
  instance: 'attached_to',
  public_ip: 'floating_ip',
};

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isRecord = (value: Json): boolean => 'id' in value || 'name' in value;

/** The body with each record in it changed, however deep it is. */
function mapRecords(value: unknown, change: (record: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapRecords(item, change));
  if (!isJson(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, mapRecords(inner, change)]);
  const mapped = Object.fromEntries(entries) as Json;
  return isRecord(mapped) ? change(mapped) : mapped;
}

const eachRecord =
  (change: (record: Json, quirk: QuirkFault) => Json): Change =>
  (body, quirk) =>
    mapRecords(body, (record) => change(record, quirk));

function without(record: Json, fields: readonly string[]): Json {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !fields.includes(key)));
}

function rename(record: Json): Json {
  const entries = Object.entries(record).map(([key, value]) => [alternatives[key] ?? key, value]);
  const renamed = Object.fromEntries(entries) as Json;
  if (typeof record['region'] === 'string') renamed['region'] = { name: record['region'] };
  return renamed;
}

function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isJson(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const isId = /(^|_)id$/.test(key) && key !== 'request_id';
    return [
      key,
      isId && typeof inner === 'string' && /^\d+$/.test(inner) ? Number(inner) : withNumbers(inner),
    ];
  });
  return Object.fromEntries(entries);
}

/** A record no client can read, made after a good one. */
function unreadable(good: unknown, form: QuirkFault['form']): unknown {
  const record = isJson(good) ? good : {};
  switch (form) {
    case 'text':
      return 'unreadable';
    case 'withoutId':
      return without(record, ['id']);
    case 'wrongTypes':
      return { ...record, name: { first: 'unreadable' }, size: 'many', status: 7 };
    default:
      return null;
  }
}

/** Puts one unreadable record after the first good one of the list. */
function addUnreadable(body: Json, { form }: QuirkFault): Json {
  const key = payloadKeyOf(body);
  const list = key === undefined ? undefined : body[key];
  if (key === undefined || !Array.isArray(list)) return body;
  const [first, ...others] = list as unknown[];
  const good = first === undefined ? [] : [first];
  return { ...body, [key]: [...good, unreadable(first, form), ...others] };
}

function payloadKeyOf(body: Json): string | undefined {
  return payloadKeys.find((key) => key in body);
}

/** The body with its payload put elsewhere; a body without one stays as it is. */
const movePayload =
  (move: (body: Json, key: string) => unknown): Change =>
  (body) => {
    const key = payloadKeyOf(body);
    return key === undefined ? body : move(body, key);
  };

const extra = { nested: [1, 'two', null] };

const changes: Readonly<Record<QuirkKind, Change>> = {
  unknownStatus: eachRecord((record, { status = 'quiescing' }) =>
    'status' in record ? { ...record, status } : record,
  ),
  unknownFields: (body) => ({
    ...(mapRecords(body, (record) => ({ ...record, x_new_field: extra })) as Json),
    x_new_field: extra,
  }),
  missingFields: (body) =>
    without(mapRecords(body, (record) => without(record, optionalFields)) as Json, optionalEnvelope),
  numericIds: withNumbers,
  unreadableRecord: addUnreadable,
  htmlNames: eachRecord((record) => ({
    ...record,
    name: `<img src=x onerror=alert(1)>${String(record['name'])}`,
  })),
  alternativeFields: eachRecord(rename),
  withoutPayload: movePayload((body, key) => without(body, [key])),
  payloadInData: movePayload((body, key) => ({ ...without(body, [key]), data: body[key] })),
  bareBody: movePayload((body, key) => body[key]),
};

/** A successful reply's body as these quirks make it, one after the other. */
export function withQuirks(body: Json, quirks: readonly QuirkFault[]): unknown {
  return quirks.reduce<unknown>(
    (changed, quirk) => (isJson(changed) ? changes[quirk.kind](changed, quirk) : changed),
    body,
  );
}
