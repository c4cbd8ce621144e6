import assert from 'node:assert/strict';
import { conflictWith } from '../../../src/state/conflicts.ts';
import type {
  AttachmentOrder,
  CloneOrder,
  InstanceOrder,
  Order,
  RestorationOrder,
  SeenVolume,
  VolumeOrder,
} from '../../../src/state/orders.ts';

const at = (id: string) => ({ id, name: `instance-${id}`, region: 'FINLAND-1' });
const of = (id: string) => ({ id, name: `volume-${id}`, wireId: id });
const power = (kind: InstanceOrder['kind'], id = '5'): Order => ({ kind, instance: at(id) });
const exchange = (kind: AttachmentOrder['kind'], volume: string, instance = '5'): Order => ({
  kind,
  volume: of(volume),
  instance: at(instance),
});
const clone = (id: string): CloneOrder => ({ kind: 'clone', source: of(id), name: 'copy' });
const remove = (id: string): Order => ({ kind: 'deleteVolume', volume: of(id) });
const resize = (id: string): Order => ({ kind: 'resizeVolume', volume: of(id), sizeGb: 1024 });

const create = (image?: number): VolumeOrder => ({
  kind: 'createVolume',
  name: 'fresh',
  region: 'FINLAND-1',
  sizeGb: 500,
  volumeType: 'NVMe',
  ...(image === undefined ? {} : { image: { id: image, name: `image-${image}` } }),
});
const shoot = (): Order => ({ kind: 'createSnapshot', instance: at('5'), name: 'x' });
const snapshot = { id: '8', name: 'snapshot-8', region: 'CANADA-1' };
const makeImage = (): Order => ({ kind: 'createImage', snapshot, name: 'i' });
const restore = (): RestorationOrder => ({ kind: 'restoreSnapshot', snapshot, name: 'a' });
const removeSnapshot = (): Order => ({ kind: 'deleteSnapshot', snapshot });
const removeImage = (): Order => ({ kind: 'deleteImage', image: { id: '4', name: 'image-4' } });

/** Volume 7 is attached to instance 5. */
const hostOf = ({ id }: SeenVolume) => (id === '7' ? at('5') : undefined);

const named = /A volume named fresh is being created already/u;
const shot = /Another operation makes a snapshot of instance-5/u;
const used = /Another operation makes something of snapshot-8/u;
const snapshotGoes = /Another operation deletes snapshot-8/u;
const imageUsed = /Another operation makes a volume of image-4/u;
const imageGoes = /Another operation deletes image-4/u;
const clonedOf = /Another operation clones volume-7, which is attached to instance-5/u;
const state = /Another operation changes the state of instance-5/u;
const volumes = /Another operation attaches a volume to instance-5, or detaches one/u;
const changed = /Another operation changes volume-1, or deletes it/u;
const cloned = /Another operation clones volume-1/u;

const table: readonly (readonly [title: string, open: Order, wanted: Order, expected: RegExp | undefined])[] =
  [
    ['a start beside a shutdown', power('stopInstance'), power('startInstance'), state],
    ['a reboot beside a hibernation', power('hibernateInstance'), power('rebootInstance'), state],
    ['a change of another instance', power('stopInstance', '6'), power('startInstance'), undefined],
    ['attaching beside a start', power('startInstance'), exchange('attachVolume', '1'), state],
    ['a start beside detaching', exchange('detachVolume', '1'), power('startInstance'), volumes],
    ['detaching two of one instance', exchange('detachVolume', '1'), exchange('detachVolume', '2'), undefined],
    ['attaching what is being detached', exchange('detachVolume', '1'), exchange('attachVolume', '1', '6'), changed],
    ['a deletion beside detaching', exchange('detachVolume', '1'), remove('1'), changed],
    ['a deletion beside resizing', resize('1'), remove('1'), changed],
    ['a deletion beside cloning', clone('1'), remove('1'), cloned],
    ['cloning beside resizing', resize('1'), clone('1'), changed],
    ['two clones of one volume', clone('1'), clone('1'), undefined],
    ['deleting two volumes', remove('1'), remove('2'), undefined],
    ['creating a volume of the name of one that is being created', create(), { ...create(), sizeGb: 900 }, named],
    ['creating one of that name in another region', create(), { ...create(), region: 'CANADA-1' }, undefined],
    ['a snapshot beside a shutdown', power('stopInstance'), shoot(), state],
    ['a hibernation beside a snapshot', shoot(), power('hibernateInstance'), shot],
    ['a snapshot beside attaching', exchange('attachVolume', '1'), shoot(), undefined],
    ['the deletion of a snapshot beside its image', makeImage(), removeSnapshot(), used],
    ['the deletion of a snapshot beside its restoration', restore(), removeSnapshot(), used],
    ['an image of a snapshot beside its deletion', removeSnapshot(), makeImage(), snapshotGoes],
    ['two instances of one snapshot', restore(), { ...restore(), name: 'b' }, undefined],
    ['the deletion of an image beside a volume of it', create(4), removeImage(), imageUsed],
    ['a volume of an image beside its deletion', removeImage(), create(4), imageGoes],
    ['a volume of another image', removeImage(), create(5), undefined],
    ['a start beside the clone of a volume of it', clone('7'), power('startInstance'), clonedOf],
    ['the clone of a volume beside a start of its instance', power('startInstance'), clone('7'), state],
    ['attaching a volume beside the clone of another one', clone('7'), exchange('attachVolume', '1'), undefined],
    ['two clones of volumes of an instance', clone('7'), { ...clone('7'), name: 'b' }, undefined],
  ]; // prettier-ignore

describe('What can’t be begun beside what is under way', () => {
  for (const [title, open, wanted, expected] of table) {
    it(`${expected === undefined ? 'is not' : 'is'} ${title}`, () => {
      const error = conflictWith([power('stopInstance', '99'), open], [wanted], hostOf);
      if (expected === undefined) {
        assert.equal(error, undefined);
      } else {
        assert.match(error?.message ?? '', expected);
        assert.equal(error?.outcome, 'notSent');
      }
    });
  }

  it('is a chain of which one step can’t', () => {
    const chain = [power('stopInstance'), exchange('attachVolume', '1'), power('startInstance')];
    assert.match(conflictWith([remove('1')], chain, hostOf)?.message ?? '', changed);
    assert.match(conflictWith(chain, [remove('1')], hostOf)?.message ?? '', changed);
    assert.match(conflictWith(chain, [power('rebootInstance')], hostOf)?.message ?? '', state);
  });
});
