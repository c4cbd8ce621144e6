import * as z from 'zod/mini';
import type { Snapshot } from '../../domain/resources.ts';
import { buildStatus } from '../../domain/status.ts';
import {
  base,
  baseOf,
  detail,
  flag,
  id,
  imageRef,
  instanceRef,
  name,
  reader,
  reference,
  size,
} from './common.ts';

const schema = z.object({
  ...base,
  description: detail,
  size,
  size_gb: size,
  instance: reference,
  vm: reference,
  instance_id: z.nullish(id),
  instance_name: name,
  vm_name: name,
  has_image: flag,
  image: reference,
});

export const readSnapshot = reader(schema, (fields, record): Snapshot => {
  const image = imageRef(fields.image);
  const flat = { id: fields.instance_id?.toString(), name: fields.instance_name ?? fields.vm_name };
  return {
    kind: 'snapshot',
    ...baseOf(fields),
    status: buildStatus(fields.status ?? ''),
    description: fields.description,
    sizeGb: fields.size ?? fields.size_gb ?? undefined,
    instance: instanceRef([fields.instance, fields.vm], flat),
    hasImage: image === undefined ? fields.has_image : true,
    image,
    record,
  };
});
