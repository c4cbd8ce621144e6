/**
 * How well something of the API is known. D: documented. I: inferred from schema names, the order of the
 * documentation or the clouds upstream. G: a guess.
 */
type Evidence = 'D' | 'I' | 'G';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of Barrack's API. */
export interface Endpoint {
  readonly method: Method;
  /** Under the base URL, with `{id}` where the id of the resource goes. */
  readonly path: string;
  readonly evidence: { readonly method: Evidence; readonly path: Evidence };
  /** A read may be repeated, whatever its method; a write is sent once. */
  readonly effect: 'read' | 'write';
  /** The key of the reply that holds what was asked for; undefined where the reply holds nothing but a message. */
  readonly payload: string | undefined;
}

/** Evidence of the method and of the path, in that order. */
type Known = `${Evidence}${Evidence}`;

function endpoint(effect: Endpoint['effect']) {
  return (method: Method, path: string, known: Known, payload?: string): Endpoint => ({
    method,
    path,
    evidence: { method: known.charAt(0) as Evidence, path: known.charAt(1) as Evidence },
    effect,
    payload,
  });
}

const read = endpoint('read');
const write = endpoint('write');

/**
 * Every operation this program knows, and how well it is known. Where the path is a guess it is the one to start with:
 * a user whose account shows otherwise corrects it with the setting `barrack.api.paths`.
 */
export const endpoints = {
  balance: read('GET', '/balance/', 'DG', 'balance'),
  regions: read('GET', '/regions/', 'DG', 'regions'),
  pricing: read('POST', '/pricing/', 'DD', 'pricing_data'),
  listVolumes: read('GET', '/volumes/', 'II', 'volumes'),
  createVolume: write('POST', '/volumes/', 'II', 'volume'),
  getVolume: read('GET', '/volumes/{id}/', 'II', 'volume'),
  deleteVolume: write('DELETE', '/volumes/{id}/', 'II'),
  cloneVolume: write('POST', '/volumes/{id}/clone/', 'II', 'volume'),
  resizeVolume: write('POST', '/volumes/{id}/resize/', 'II', 'volume'),
  volumeBilling: read('GET', '/volumes/billing/{id}/', 'GG', 'billing'),
  volumeTypes: read('GET', '/volumes/types/', 'II', 'volume_types'),
  attachVolumes: write('POST', '/instances/{id}/attach-volumes/', 'II'),
  detachVolumes: write('POST', '/instances/{id}/detach-volumes/', 'II'),
  listInstances: read('GET', '/instances/', 'DI', 'instances'),
  getInstance: read('GET', '/instances/{id}/', 'II', 'instance'),
  startInstance: write('POST', '/instances/{id}/start/', 'DI'),
  stopInstance: write('POST', '/instances/{id}/stop/', 'DI'),
  rebootInstance: write('POST', '/instances/{id}/reboot/', 'DI'),
  hibernateInstance: write('POST', '/instances/{id}/hibernate/', 'DI'),
  restoreInstance: write('POST', '/instances/{id}/restore/', 'DI'),
  deleteInstance: write('DELETE', '/instances/{id}/delete/', 'DI'),
  instanceBilling: read('GET', '/instances/{id}/billing/', 'GG', 'billing'),
  snapshotEligibleInstances: read('GET', '/instances/snapshot-eligible/', 'GG', 'instances'),
  createSnapshot: write('POST', '/instances/{id}/snapshots/', 'II', 'snapshot'),
  listSnapshots: read('GET', '/snapshots/', 'II', 'snapshots'),
  getSnapshot: read('GET', '/snapshots/{id}/', 'II', 'snapshot'),
  deleteSnapshot: write('DELETE', '/snapshots/{id}/', 'II'),
  restoreSnapshot: write('POST', '/snapshots/{id}/restore/', 'II', 'instance'),
  snapshotBilling: read('GET', '/snapshots/billing/{id}/', 'GG', 'billing'),
  listImages: read('GET', '/images/', 'II', 'images'),
  getImage: read('GET', '/images/{id}/', 'II', 'image'),
  deleteImage: write('DELETE', '/images/{id}/', 'II'),
  listOsImages: read('GET', '/images/os/', 'GG', 'images'),
  createImage: write('POST', '/snapshots/{id}/image/', 'II', 'image'),
  imageOfSnapshot: read('GET', '/snapshots/{id}/image/', 'GG', 'relationship'),
  imagesOfSnapshots: read('POST', '/snapshots/images/', 'II', 'relationships'),
} as const satisfies Readonly<Record<string, Endpoint>>;

export type EndpointId = keyof typeof endpoints;

export const endpointIds = Object.keys(endpoints) as readonly EndpointId[];

/** Whether text names an operation of the table. */
export function isEndpointId(text: string): text is EndpointId {
  return Object.hasOwn(endpoints, text);
}
