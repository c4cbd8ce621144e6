import * as z from 'zod/mini';
import type { SnapshotImage } from '../../domain/image.ts';
import { flag, id, imageRef, missing, reader, reference, Unreadable } from './common.ts';
import type { Reader } from './common.ts';

const schema = z.object({ has_image: flag, image: reference });

const readRelation = reader(schema, ({ has_image: has, image: mention }, record) => {
  const image = imageRef(mention);
  if (image !== undefined || has === true) {
    return { has: true, image } as const;
  }
  return has === false || 'image' in record ? ({ has: false } as const) : undefined;
});

/** `{ has_image, image }`; one of the two is enough. */
export const readSnapshotImage: Reader<SnapshotImage> = (value) =>
  readRelation(value) ?? new Unreadable(missing('has_image'));

const keyed = z.object({ snapshot_id: id });
const readSnapshotId = reader(keyed, (fields) => String(fields.snapshot_id));

/** The relation of one snapshot in a list of them. */
export const readKeyedSnapshotImage: Reader<readonly [string, SnapshotImage]> = (value) => {
  const snapshotId = readSnapshotId(value);
  const relation = readSnapshotImage(value);
  return snapshotId instanceof Unreadable
    ? snapshotId
    : relation instanceof Unreadable
      ? relation
      : [snapshotId, relation];
};
