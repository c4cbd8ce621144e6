import * as z from 'zod/mini';
import type { Instance } from '../../domain/resources.ts';
import { instanceStatus } from '../../domain/status.ts';
import { base, baseOf, detail, number, reader, reference, referenceTo } from './common.ts';

const schema = z.object({
  ...base,
  gpu_model: detail,
  gpu_count: z.catch(z.nullish(number), undefined),
  public_ip: detail,
  floating_ip: detail,
  volumes: z.catch(z.nullish(z.array(reference)), undefined),
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
  record,
}));
