/** The table of operations (docs/api.md), as methods and paths under the base URL. */
import { balance, listRegions } from './operations/account.ts';
import { attachVolumes, detachVolumes } from './operations/attachments.ts';
import { instanceBilling, snapshotBilling, volumeBilling } from './operations/billing.ts';
import { cloneVolume, resizeVolume } from './operations/clone.ts';
import * as images from './operations/images.ts';
import * as instances from './operations/instances.ts';
import { pricing } from './operations/pricing.ts';
import * as snapshots from './operations/snapshots.ts';
import * as volumes from './operations/volumes.ts';
import type { OperationName } from './operation-names.ts';
import type { Handler } from './request.ts';

export interface Route {
  readonly operation: OperationName;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly segments: readonly string[];
  readonly handler: Handler;
  /** Whether success changes something. */
  readonly writes: boolean;
}

function read(operation: OperationName, at: `${'GET' | 'POST'} ${string}`, handler: Handler): Route {
  return { ...route(operation, at, handler), writes: false };
}

function write(operation: OperationName, at: `${'DELETE' | 'POST'} ${string}`, handler: Handler): Route {
  return { ...route(operation, at, handler), writes: true };
}

function route(operation: OperationName, at: string, handler: Handler): Omit<Route, 'writes'> {
  const [method, path = ''] = at.split(' ');
  return { operation, method: method as Route['method'], segments: segmentsOf(path), handler };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** In order of precedence: fixed words before ids. */
export const routes: readonly Route[] = [
  read('balance', 'GET /balance/', balance),
  read('regions', 'GET /regions/', listRegions),
  read('pricing', 'GET /pricing/', pricing),
  read('pricing', 'POST /pricing/', pricing),

  read('listVolumes', 'GET /volumes/', volumes.listVolumes),
  write('createVolume', 'POST /volumes/', volumes.createVolume),
  read('volumeTypes', 'GET /volumes/types/', volumes.volumeTypes),
  read('volumeBilling', 'GET /volumes/billing/{id}/', volumeBilling),
  read('getVolume', 'GET /volumes/{id}/', volumes.getVolume),
  write('deleteVolume', 'DELETE /volumes/{id}/', volumes.deleteVolume),
  write('cloneVolume', 'POST /volumes/{id}/clone/', cloneVolume),
  write('resizeVolume', 'POST /volumes/{id}/resize/', resizeVolume),

  read('listInstances', 'GET /instances/', instances.listInstances),
  read('snapshotEligibleInstances', 'GET /instances/snapshot-eligible/', instances.snapshotEligibleInstances),
  read('getInstance', 'GET /instances/{id}/', instances.getInstance),
  write('startInstance', 'POST /instances/{id}/start/', instances.startInstance),
  write('stopInstance', 'POST /instances/{id}/stop/', instances.stopInstance),
  write('rebootInstance', 'POST /instances/{id}/reboot/', instances.rebootInstance),
  write('hibernateInstance', 'POST /instances/{id}/hibernate/', instances.hibernateInstance),
  write('restoreInstance', 'POST /instances/{id}/restore/', instances.restoreInstance),
  write('deleteInstance', 'DELETE /instances/{id}/delete/', instances.deleteInstance),
  read('instanceBilling', 'GET /instances/{id}/billing/', instanceBilling),
  write('attachVolumes', 'POST /instances/{id}/attach-volumes/', attachVolumes),
  write('detachVolumes', 'POST /instances/{id}/detach-volumes/', detachVolumes),
  write('createSnapshot', 'POST /instances/{id}/snapshots/', snapshots.createSnapshot),

  read('listSnapshots', 'GET /snapshots/', snapshots.listSnapshots),
  read('imagesOfSnapshots', 'POST /snapshots/images/', images.imagesOfSnapshots),
  read('snapshotBilling', 'GET /snapshots/billing/{id}/', snapshotBilling),
  read('getSnapshot', 'GET /snapshots/{id}/', snapshots.getSnapshot),
  write('deleteSnapshot', 'DELETE /snapshots/{id}/', snapshots.deleteSnapshot),
  write('restoreSnapshot', 'POST /snapshots/{id}/restore/', snapshots.restoreSnapshot),
  write('createImage', 'POST /snapshots/{id}/image/', images.createImage),
  read('imageOfSnapshot', 'GET /snapshots/{id}/image/', images.imageOfSnapshot),

  read('listImages', 'GET /images/', images.listImages),
  read('listOsImages', 'GET /images/os/', images.listOsImages),
  read('getImage', 'GET /images/{id}/', images.getImage),
  write('deleteImage', 'DELETE /images/{id}/', images.deleteImage),
];

export interface Match {
  /** The route, or undefined where the path exists with other methods only. */
  readonly route: Route | undefined;
  readonly id: string;
}

/** What a path under the base URL (with or without its last slash) leads to; undefined if there is no such path. */
export function matchRoute(method: string, path: string): Match | undefined {
  const segments = segmentsOf(path);
  const onPath = routes.filter((candidate) => fits(candidate.segments, segments));
  // Fixed words win: GET /volumes/types/ is not the volume "types", and neither is DELETE /volumes/types/.
  const first = onPath[0];
  if (!first) return undefined;
  const same = onPath.filter(({ segments: words }) => words.join('/') === first.segments.join('/'));
  const position = first.segments.indexOf('{id}');
  return {
    route: same.find((candidate) => candidate.method === method),
    id: position < 0 ? '' : decode(segments[position] ?? ''),
  };
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((word, index) => word === '{id}' || word === segments[index])
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
