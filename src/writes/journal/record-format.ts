import * as z from 'zod/mini';
import { endpoints } from '../../api/profile/contract.ts';
import type { EndpointId } from '../../api/profile/contract.ts';
import { errorKinds } from '../../api/errors.ts';
import { kindData, resourceKinds } from '../../resources/kinds.ts';
import type { Field, FieldType, Order } from '../model/orders.ts';
import { orderFields } from '../model/orders.ts';
import type { OperationRecord } from '../model/record.ts';

const text = z.string();
const maybeText = z.optional(text);
const time = z.number();
const resourceKind = z.enum(resourceKinds);
const resource = z.object({ id: text, name: text, region: maybeText });
const volume = z.extend(resource, { sizeGb: z.optional(z.number()), volumeType: maybeText });
const wireId = z.union([text, z.int()]);

const fieldTypes: Readonly<Record<FieldType, z.ZodMiniType>> = {
  text,
  size: z.number(),
  volume,
  attachable: z.extend(volume, { wireId }),
  snapshot: resource,
  image: resource,
  instance: resource,
  anyImage: z.object({ id: wireId, name: text }),
};

function formatOf(field: Field): z.ZodMiniType {
  return field.endsWith('?')
    ? z.optional(fieldTypes[field.slice(0, -1) as FieldType])
    : fieldTypes[field as FieldType];
}

function formatOfOrder([kind, fields]: readonly [string, Readonly<Record<string, Field>>]) {
  const formats = Object.entries(fields).map(([name, field]) => [name, formatOf(field)] as const);
  return z.object({ ...Object.fromEntries(formats), kind: z.literal(kind) });
}

// Its type is made of the same fields, which no compiler sees.
const order = z.union(Object.entries(orderFields).map(formatOfOrder)) as unknown as z.ZodMiniType<Order>;

const error = z.object({
  kind: z.enum(errorKinds),
  message: text,
  remedy: text,
  outcome: z.enum(['notSent', 'refused', 'unknown']),
  operation: z.optional(z.custom<EndpointId>((id) => typeof id === 'string' && Object.hasOwn(endpoints, id))),
  status: z.optional(z.number()),
  requestId: maybeText,
  serverText: maybeText,
  fieldErrors: z.optional(z.record(text, z.array(text))),
});

const seen = z
  .object({ kind: resourceKind, id: text, name: text, region: maybeText, status: maybeText })
  .check(
    z.refine(({ kind, status }) => (status === undefined) === (kindData(kind).readStatus === undefined)),
  );

const search = z.object({ lost: error, looks: z.object({ made: z.int().check(z.gte(0)), from: time }) });
const byName = z.optional(z.literal(true));

const progress = z.discriminatedUnion('step', [
  z.object({ step: z.enum(['waiting', 'sending']) }),
  z.object({ step: z.literal('checking'), search: z.optional(search) }),
  z.object({ step: z.literal('skipped'), because: z.enum(['already', 'stopped']) }),
  z.object({ step: z.enum(['running', 'done', 'error']), resource: z.optional(seen), byName }),
  z.object({ step: z.enum(['refused', 'notDone']), error }),
  z.object({
    step: z.literal('unknown'),
    error: z.optional(error),
    check: text,
    lastStatus: maybeText,
    byName,
  }),
]);

const step = z.object({
  order,
  progress,
  notes: z.object({
    before: z.optional(z.array(text)),
    resultId: maybeText,
    byName: z.optional(z.boolean()),
    accepted: z.optional(z.boolean()),
    wasInError: z.optional(z.boolean()),
    wasDone: z.optional(z.boolean()),
  }),
  text,
  startedAt: z.optional(time),
  endedAt: z.optional(time),
  requestId: maybeText,
  cost: z.optional(
    z.object({ amount: z.number(), currency: text, source: z.optional(z.enum(['api', 'documented'])) }),
  ),
});

const operation = z.object({
  version: z.literal(1),
  id: text,
  account: text,
  startedAt: time,
  steps: z.array(step).check(z.minLength(1)),
  main: z.int().check(z.gte(0)),
  keptAt: z.optional(time),
  unwatched: z.optional(z.boolean()),
});

/** Undefined where the value is no order that this version knows. */
export function readOrder(value: unknown): Order | undefined {
  return order.safeParse(value).data;
}

/** Reads a record of the journal; throws where the value is none. */
export function parseRecord(value: unknown): OperationRecord {
  const record: OperationRecord = operation.parse(value);
  if (record.main >= record.steps.length) {
    throw new Error('Its main step is missing.');
  }
  return record;
}
