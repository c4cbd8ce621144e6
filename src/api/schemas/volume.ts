import * as z from 'zod/mini';
import type { Volume } from '../../domain/resources.ts';
import { volumeStatus } from '../../domain/status.ts';
import { base, baseOf, flag, id, instanceRef, name, named, reader, reference, size, text } from './common.ts';

const schema = z.object({
  ...base,
  size,
  size_gb: size,
  volume_type: named,
  type: named,
  bootable: flag,
  is_bootable: flag,
  instance: reference,
  attached_to: reference,
  vm: reference,
  instance_id: z.nullish(id),
  instance_name: name,
  instance_status: text,
});

export const readVolume = reader(schema, (fields, record): Volume => {
  const flat = {
    id: fields.instance_id?.toString(),
    name: fields.instance_name,
    status: fields.instance_status,
  };
  return {
    kind: 'volume',
    ...baseOf(fields),
    status: volumeStatus(fields.status ?? ''),
    sizeGb: fields.size ?? fields.size_gb ?? undefined,
    volumeType: fields.volume_type ?? fields.type,
    bootable: fields.bootable ?? fields.is_bootable,
    instance: instanceRef([fields.instance, fields.attached_to, fields.vm], flat),
    record,
  };
});
