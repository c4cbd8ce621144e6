import type { Order } from '../../../../src/writes/model/orders.ts';

const trainer = { id: '5', name: 'trainer', region: 'FINLAND-1' };
const disk = { id: '3', name: 'disk', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' };
const data = { ...disk, id: '1', name: 'data' };
const shot = (id: string) => ({ id, name: `snapshot-${id}`, region: 'CANADA-1' });
const stop: Order = { kind: 'stopInstance', instance: trainer };
const start: Order = { kind: 'startInstance', instance: trainer };
const clone = (source: typeof data, name: string): Order => ({
  kind: 'clone',
  source,
  name,
  volumeType: 'NVMe',
});

const spare = { ...disk, id: '10', name: 'spare' };
const tape = { ...disk, id: '11', name: 'tape' };
const exchange = (kind: 'attachVolume' | 'detachVolume', volume: typeof disk): Order => ({
  kind,
  volume: { ...volume, wireId: volume.id },
  instance: trainer,
});
export const deletion = (id: string): Order => ({
  kind: 'deleteVolume',
  volume: { ...disk, id, name: `volume-${id}` },
});

/** What the user may want, as steps and the number of the main one. */
export type Intent = readonly [orders: readonly Order[], main: number];

export const intents: readonly Intent[] = [
  [[clone(data, 'first')], 0],
  [[clone(data, 'second')], 0],
  [[stop, clone(disk, 'third'), start], 1],
  [[stop, clone(disk, 'fourth')], 1],
  [[{ kind: 'deleteImage', image: { id: '4', name: 'image-4', region: 'CANADA-1' } }, { kind: 'createImage', snapshot: shot('7'), name: 'new' }], 1],
  [[{ kind: 'createImage', snapshot: shot('8'), name: 'other' }], 0],
  [[{ kind: 'deleteImage', image: { id: '6', name: 'image-6', region: 'CANADA-1' } }], 0],
  [[stop], 0],
  [[start], 0],
  [[stop, exchange('attachVolume', spare), start], 1],
  [[exchange('attachVolume', spare)], 0],
  [[stop, exchange('detachVolume', tape)], 1],
  [[exchange('detachVolume', tape), { kind: 'deleteVolume', volume: tape }], 1],
  [[{ kind: 'createSnapshot', instance: { id: '9', name: 'render', region: 'CANADA-1' }, name: 'nightly' }], 0],
  [[deletion('20')], 0],
]; // prettier-ignore
