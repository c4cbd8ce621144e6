import { durations } from '../durations.ts';
import type { Image } from '../model.ts';
import { fieldRefusal, Refusal } from '../refusal.ts';
import { regions, tierOf } from '../regions.ts';
import { find, type Handler, type OperationRequest } from '../request.ts';
import { requireProfile, requireRegion } from '../rules/account.ts';
import { goodName, idsField, textField } from '../rules/input.ts';
import { imageNameError } from '../rules/names.ts';
import { imageOf, imageView, relationshipView } from '../views.ts';
import { snapshotOf } from './snapshots.ts';

function imageInPath(request: OperationRequest): Image {
  const image = find(request.account.images, request.id, 'Image');
  requireRegion(request, image.region);
  return image;
}

export const listImages: Handler = ({ account, keyTier }) => ({
  message: 'Images retrieved successfully',
  list: {
    key: 'images',
    items: [...account.images.values()]
      .filter(({ region }) => keyTier === 'both' || tierOf(region) === keyTier)
      .map(imageView),
  },
});

export const getImage: Handler = (request) => ({
  message: 'Image details retrieved successfully',
  payload: { image: imageView(imageInPath(request)) },
});

export const deleteImage: Handler = (request) => {
  const { world, account } = request;
  const image = imageInPath(request);
  if (image.status !== 'available' && image.status !== 'error')
    throw new Refusal(409, `Image cannot be deleted while ${image.status}`);
  image.status = 'deleting';
  world.later(durations.deleteImage, image, () => {
    world.remove(account, image);
  });
  return { message: 'Image deletion started', status: 202 };
};

/** Checks in the order of docs/platform.md, "Create an image". */
export const createImage: Handler = (request) => {
  const { world, account, body, ending } = request;
  const snapshot = snapshotOf(request);
  requireProfile(request);
  if (snapshot.status !== 'available')
    throw new Refusal(409, `Snapshot is not available (it is ${snapshot.status})`);
  const existing = imageOf(account, snapshot);
  if (existing)
    throw new Refusal(409, `An image already exists for this snapshot: "${existing.name}". Delete it first`);
  const name = goodName(textField(body, 'name'), imageNameError);
  for (const other of account.images.values())
    if (other.name === name) throw fieldRefusal(409, 'name', 'Image name already exists');
  const image: Image = {
    id: world.newId(),
    name,
    status: 'creating',
    region: snapshot.region,
    size: snapshot.size,
    snapshotId: snapshot.id,
    createdAt: new Date().toISOString(),
  };
  account.images.set(image.id, image);
  world.later(durations.createImage, image, () => {
    if (ending === 'vanish') world.remove(account, image);
    else image.status = ending === 'error' ? 'error' : 'available';
  });
  return { message: 'Image creation started', status: 201, payload: { image: imageView(image) } };
};

export const imageOfSnapshot: Handler = (request) => ({
  message: 'Snapshot image relationship retrieved successfully',
  payload: relationshipView(request.account, snapshotOf(request)),
});

/** Ids that are no snapshot of the account are left out. */
export const imagesOfSnapshots: Handler = ({ account, body }) => ({
  message: 'Snapshot image relationships retrieved successfully',
  payload: {
    relationships: idsField(body, 'snapshot_ids').flatMap((id) => {
      const snapshot = account.snapshots.get(id);
      return snapshot ? [{ snapshot_id: id, ...relationshipView(account, snapshot) }] : [];
    }),
  },
});

/** The operating systems a volume or instance in a region can be made from. */
export function osImagesIn(region: string): { id: string; name: string; region: string }[] {
  return osNames.map((name, index) => ({ id: `os-${region}-${index + 1}`.toLowerCase(), name, region }));
}

const osNames = ['Ubuntu 22.04 LTS', 'Ubuntu 24.04 LTS CUDA 12', 'Debian 12'];

export const listOsImages: Handler = ({ query }) => {
  const region = query.get('region');
  const items = regions
    .filter(({ name }) => region === null || region === '' || name === region)
    .flatMap(({ name }) => osImagesIn(name));
  return { message: 'OS images retrieved successfully', list: { key: 'images', items } };
};
