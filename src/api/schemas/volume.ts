import * as z from 'zod/mini';
import type { Volume } from '../../domain/resources.ts';
import { volumeStatus } from '../../domain/status.ts';
import {
  base,
  baseOf,
  detail,
  flag,
  id,
  instanceRef,
  name,
  named,
  reader,
  reference,
  referenceTo,
  size,
  text,
} from './common.ts';

// What a volume was cloned from is in no document: these names are guesses, and what is strange in them is left out.
const origin = {
  source_volume: z.catch(reference, undefined),
  source_volume_id: z.catch(z.nullish(id), undefined),
  source_volume_name: detail,
  cloned_from: z.catch(reference, undefined),
  /** May be of any kind: it counts only where it says that it is a volume. */
  source: z.catch(
    z.nullish(z.object({ type: z.literal('volume'), id: z.nullish(id), name, status: text })),
    undefined,
  ),
};

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
  ...origin,
});

/** A field that is there and empty tells that there is none; one that is not there tells nothing. */
function saysNone(fields: readonly unknown[]): boolean {
  return fields.some((field) => field === null || field === '');
}

export const readVolume = reader(schema, (fields, record): Volume => {
  const flat = {
    id: fields.instance_id?.toString(),
    name: fields.instance_name,
    status: fields.instance_status,
  };
  const mentions = [fields.instance, fields.attached_to, fields.vm];
  return {
    kind: 'volume',
    ...baseOf(fields),
    status: volumeStatus(fields.status ?? ''),
    sizeGb: fields.size ?? fields.size_gb ?? undefined,
    volumeType: fields.volume_type ?? fields.type,
    bootable: fields.bootable ?? fields.is_bootable,
    instance: instanceRef(mentions, flat) ?? (saysNone([...mentions, fields.instance_id]) ? null : undefined),
    source: referenceTo([fields.source_volume, fields.cloned_from, fields.source], {
      id: fields.source_volume_id?.toString(),
      name: fields.source_volume_name,
    }),
    record,
  };
});
