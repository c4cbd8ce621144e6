import assert from 'node:assert/strict';
import { unpriced } from '../../commands/actions/change/priced.ts';
import { conflictWith } from '../../../../src/writes/engine/conflicts.ts';
import type { PowerOrderKind } from '../../../../src/writes/definitions/instance-state.ts';
import type { AttachmentOrder } from '../../../../src/writes/definitions/attachment.ts';
import type { ExpectedVolume, Order } from '../../../../src/writes/model/orders.ts';

const at = (id: string) => ({ id, name: `instance-${id}`, region: 'FINLAND-1' });
const of = (id: string) => ({ id, name: `volume-${id}`, wireId: id });
const power = (kind: PowerOrderKind, id = '5'): Order => ({ kind, instance: at(id) });
const exchange = (kind: AttachmentOrder['kind'], volume: string, instance = '5'): Order => ({
  kind,
  volume: of(volume),
  instance: at(instance),
});
const clone = (id: string): Order<'clone'> => ({ kind: 'clone', source: of(id), name: 'copy' });
const remove = (id: string): Order => ({ kind: 'deleteVolume', volume: of(id) });
const resize = (id: string): Order => ({ kind: 'resizeVolume', volume: of(id), sizeGb: 1024 });

const create = (image?: number): Order<'createVolume'> => ({
  kind: 'createVolume',
  name: 'fresh',
  region: 'FINLAND-1',
  sizeGb: 500,
  volumeType: 'NVMe',
  ...(image === undefined ? {} : { image: { id: image, name: `image-${image}` } }),
});
/** Of one of Barrack's own images. */
const system = (id: number): Order<'createVolume'> => ({ ...create(), image: { id, name: 'Debian 12' } });
const copy = (id: string, region: string): Order<'clone'> => ({
  kind: 'clone',
  source: { ...of(id), region },
  name: 'copy',
});
const shoot = (instance = '5', name = 'x'): Order => ({
  kind: 'createSnapshot',
  instance: at(instance),
  name,
});
const taken = (id: string) => ({ id, name: `snapshot-${id}`, region: 'CANADA-1' });
const makeImage = (id = '8'): Order<'createImage'> => ({
  kind: 'createImage',
  snapshot: taken(id),
  name: 'i',
});
const restore = (id = '8'): Order<'restoreSnapshot'> => ({
  kind: 'restoreSnapshot',
  snapshot: taken(id),
  name: 'a',
});
const removeSnapshot = (): Order => ({ kind: 'deleteSnapshot', snapshot: taken('8') });
const removeImage = (name = 'image-4'): Order => ({ kind: 'deleteImage', image: { id: '4', name } });

/** Volume 7 is attached to instance 5. */
const hostOf = ({ id }: ExpectedVolume) => (id === '7' ? at('5') : undefined);
const known = { hostOf, names: unpriced };

const named = /A volume named fresh is being created already/u;
const copied = /A volume named copy is being created already/u;
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
    ['two clones of one volume', clone('1'), { ...clone('1'), name: 'b' }, undefined],
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
    ['the deletion of an image beside a volume of Barrack’s image of that id', system(4), removeImage(), undefined],
    ['the deletion of an image known only by its id', system(4), removeImage('4'), /makes a volume of Debian 12/u],
    ['two clones of one name', copy('1', 'FINLAND-1'), copy('2', 'FINLAND-1'), copied],
    ['two clones of one name in two regions', copy('1', 'FINLAND-1'), copy('2', 'FINLAND-2'), undefined],
    ['two clones of one name, one in a region that is not known', copy('1', 'FINLAND-1'), clone('2'), copied],
    ['a volume of the name of a clone', copy('1', 'FINLAND-1'), { ...create(), name: 'copy' }, copied],
    ['a clone of the name of a volume', { ...create(), name: 'copy' }, copy('1', 'FINLAND-1'), copied],
    ['two snapshots of one name', shoot(), shoot('6', ' x '), /A snapshot named x is being created already/u],
    ['a snapshot of another name', shoot(), shoot('5', 'y'), undefined],
    ['two instances of one name', restore(), restore('9'), /An instance named a is being created already/u],
    ['two images of one name', makeImage(), makeImage('9'), /An image named i is being created already/u],
    ['an image of the name of an instance', restore(), { ...makeImage(), name: 'a' }, undefined],
    ['a start beside the clone of a volume of it', clone('7'), power('startInstance'), clonedOf],
    ['the clone of a volume beside a start of its instance', power('startInstance'), clone('7'), state],
    ['attaching a volume beside the clone of another one', clone('7'), exchange('attachVolume', '1'), undefined],
    ['two clones of volumes of an instance', clone('7'), { ...clone('7'), name: 'b' }, undefined],
  ]; // prettier-ignore

describe('What can’t be begun beside what is under way', () => {
  for (const [title, open, wanted, expected] of table) {
    it(`${expected === undefined ? 'is not' : 'is'} ${title}`, () => {
      const error = conflictWith([power('stopInstance', '99'), open], [wanted], known);
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
    assert.match(conflictWith([remove('1')], chain, known)?.message ?? '', changed);
    assert.match(conflictWith(chain, [remove('1')], known)?.message ?? '', changed);
    assert.match(conflictWith(chain, [power('rebootInstance')], known)?.message ?? '', state);
  });
});
