import * as z from 'zod/mini';
import type { Image } from '../../domain/resources.ts';
import { buildStatus } from '../../domain/status.ts';
import { base, baseOf, id, name, reader, reference, referenceTo, size } from './common.ts';

const schema = z.object({
  ...base,
  size,
  size_gb: size,
  snapshot: reference,
  snapshot_id: z.nullish(id),
  snapshot_name: name,
});

export const readImage = reader(schema, (fields, record): Image => ({
  kind: 'image',
  ...baseOf(fields),
  // An image without a status is available (docs/platform.md, "Shapes").
  status: buildStatus(fields.status ?? 'available'),
  sizeGb: fields.size ?? fields.size_gb ?? undefined,
  snapshot: referenceTo([fields.snapshot], {
    id: fields.snapshot_id?.toString(),
    name: fields.snapshot_name,
  }),
  record,
}));
