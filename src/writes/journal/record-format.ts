import * as z from 'zod/mini';
import { endpoints } from '../../api/profile/contract.ts';
import type { EndpointId } from '../../api/profile/contract.ts';
import { errorKinds } from '../../api/errors.ts';
import type { Order } from '../model/orders.ts';
import type { OperationRecord } from '../model/record.ts';

const text = z.string();
const maybeText = z.optional(text);
const time = z.number();
const resourceKind = z.enum(['volume', 'snapshot', 'image', 'instance']);
const thing = z.object({ id: text, name: text, region: maybeText });

const wireId = z.union([text, z.int()]);
const volume = z.extend(thing, { sizeGb: z.optional(z.number()), volumeType: maybeText });

const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clone'), source: volume, name: text, volumeType: maybeText }),
  z.object({
    kind: z.literal('createVolume'),
    name: text,
    region: text,
    sizeGb: z.number(),
    volumeType: text,
    image: z.optional(z.object({ id: wireId, name: text })),
  }),
  z.object({ kind: z.literal('resizeVolume'), volume, sizeGb: z.number() }),
  z.object({
    kind: z.enum(['attachVolume', 'detachVolume']),
    volume: z.extend(volume, { wireId }),
    instance: thing,
  }),
  z.object({ kind: z.literal('deleteVolume'), volume }),
  z.object({ kind: z.literal('createSnapshot'), instance: thing, name: text, description: maybeText }),
  z.object({ kind: z.literal('restoreSnapshot'), snapshot: thing, name: text }),
  z.object({ kind: z.literal('deleteSnapshot'), snapshot: thing }),
  z.object({ kind: z.literal('createImage'), snapshot: thing, name: text }),
  z.object({ kind: z.literal('deleteImage'), image: thing }),
  z.object({
    kind: z.enum(['stopInstance', 'startInstance', 'rebootInstance', 'hibernateInstance', 'restoreInstance']),
    instance: thing,
  }),
]);

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

const seen = z.object({ kind: resourceKind, id: text, name: text, region: maybeText, status: text });

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
