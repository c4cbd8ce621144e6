/** Replies as another version, or another reading, of the API would give them. */
import type { QuirkKind } from './faults.ts';

type Json = Record<string, unknown>;

/** The keys under which replies carry records or lists of them. */
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
  'data',
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
  'next_name',
  'message',
  'request_id',
];

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

/** The body with each record in it changed, wherever in it a record is. */
function mapRecords(value: unknown, change: (record: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapRecords(item, change));
  if (!isJson(value)) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapRecords(inner, change)])),
  );
}

function rename(record: Json): Json {
  const renamed = Object.fromEntries(
    Object.entries(record).map(([key, value]) => [alternatives[key] ?? key, value]),
  );
  if ('id' in record && typeof record['region'] === 'string') renamed['region'] = { name: record['region'] };
  return renamed;
}

function numeric(record: Json): Json {
  const changed = Object.entries(record).map(([key, value]) => {
    const isId = /(^|_)id$/.test(key) && key !== 'request_id';
    return [key, isId && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value];
  });
  return Object.fromEntries(changed) as Json;
}

const isNamed = (record: Json): boolean => typeof record['name'] === 'string';

function without(record: Json, fields: readonly string[]): Json {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !fields.includes(key)));
}

/** Puts three unreadable records among the good ones of each list: null, a text, and one without id and name. */
function addUnreadable(body: Json): Json {
  const changed = { ...body };
  for (const key of payloadKeys) {
    const list = changed[key];
    if (Array.isArray(list))
      changed[key] = [
        null,
        ...(list as unknown[]).slice(0, 1),
        'unreadable',
        { status: 'available' },
        ...(list as unknown[]).slice(1),
      ];
  }
  return changed;
}

function payloadKeyOf(body: Json): string | undefined {
  return payloadKeys.find((key) => key in body);
}

const changes: Readonly<Record<QuirkKind, (body: Json) => unknown>> = {
  unknownStatus: (body) =>
    mapRecords(body, (record) => ('status' in record ? { ...record, status: 'quiescing' } : record)),
  unknownFields: (body) =>
    mapRecords(body, (record) => ({ ...record, x_new_field: { nested: [1, 'two', null] } })),
  missingFields: (body) =>
    mapRecords(body, (record) =>
      without(
        record,
        optionalFields.filter((key) => !isPayload(body, key, record)),
      ),
    ),
  numericIds: (body) => mapRecords(body, numeric),
  unreadableRecord: addUnreadable,
  htmlNames: (body) =>
    mapRecords(body, (record) =>
      isNamed(record) && 'id' in record
        ? { ...record, name: `<img src=x onerror=alert(1)>${String(record['name'])}` }
        : record,
    ),
  alternativeFields: (body) => mapRecords(body, (record) => ('id' in record ? rename(record) : record)),
  withoutPayload: (body) => without(body, payloadKeys),
  payloadInData: (body) => {
    const key = payloadKeyOf(body);
    return key === undefined ? body : { ...without(body, [key]), data: body[key] };
  },
  bareBody: (body) => {
    const key = payloadKeyOf(body);
    return key === undefined ? body : body[key];
  },
};

/** Whether a key of the outermost object is its payload, which stays although records may lack a field of that name. */
function isPayload(body: Json, key: string, record: Json): boolean {
  return 'success' in record && key === payloadKeyOf(body);
}

/** A successful reply's body as these quirks make it. */
export function withQuirks(body: Json, quirks: readonly QuirkKind[]): unknown {
  return quirks.reduce<unknown>(
    (changed, kind) => (isJson(changed) ? changes[kind](changed) : changed),
    body,
  );
}
