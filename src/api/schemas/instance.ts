import * as z from 'zod/mini';
import type { Instance } from '../../domain/resources.ts';
import { instanceStatus } from '../../domain/status.ts';
import { base, baseOf, detail, id, number, reader, reference, referenceTo } from './common.ts';

// What an instance was made from is in no document: these names are guesses, and what is strange in them is left out.
const origin = {
  image: z.catch(reference, undefined),
  image_id: z.catch(z.nullish(id), undefined),
  image_name: detail,
  snapshot: z.catch(reference, undefined),
  snapshot_id: z.catch(z.nullish(id), undefined),
};

const schema = z.object({
  ...base,
  gpu_model: detail,
  gpu_count: z.catch(z.nullish(number), undefined),
  public_ip: detail,
  floating_ip: detail,
  volumes: z.catch(z.nullish(z.array(reference)), undefined),
  ...origin,
});

export const readInstance = reader(schema, (fields, record): Instance => ({
  kind: 'instance',
  ...baseOf(fields),
  status: instanceStatus(fields.status ?? ''),
  gpuModel: fields.gpu_model,
  gpuCount: fields.gpu_count ?? undefined,
  publicIp: fields.public_ip ?? fields.floating_ip,
  volumes: (fields.volumes ?? [])
    .map((mentioned) => referenceTo([mentioned]))
    .filter((volume) => volume !== undefined),
  image: referenceTo([fields.image], { id: fields.image_id?.toString(), name: fields.image_name }),
  snapshot: referenceTo([fields.snapshot], { id: fields.snapshot_id?.toString() }),
  record,
}));
