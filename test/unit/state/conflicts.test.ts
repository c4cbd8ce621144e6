import assert from 'node:assert/strict';
import { conflictWith } from '../../../src/state/conflicts.ts';
import type { AttachmentOrder, InstanceOrder, Order } from '../../../src/state/orders.ts';

const at = (id: string) => ({ id, name: `instance-${id}`, region: 'FINLAND-1' });
const of = (id: string) => ({ id, name: `volume-${id}`, wireId: id });
const power = (kind: InstanceOrder['kind'], id = '5'): Order => ({ kind, instance: at(id) });
const exchange = (kind: AttachmentOrder['kind'], volume: string, instance = '5'): Order => ({
  kind,
  volume: of(volume),
  instance: at(instance),
});
const clone = (id: string): Order => ({ kind: 'clone', source: of(id), name: 'copy' });
const remove = (id: string): Order => ({ kind: 'deleteVolume', volume: of(id) });
const resize = (id: string): Order => ({ kind: 'resizeVolume', volume: of(id), sizeGb: 1024 });

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
    [
      'a snapshot beside a shutdown, which Barrack decides',
      power('stopInstance'),
      { kind: 'createSnapshot', instance: at('5'), name: 'x' },
      undefined,
    ],
  ]; // prettier-ignore

describe('What can’t be begun beside what is under way', () => {
  for (const [title, open, wanted, expected] of table) {
    it(`${expected === undefined ? 'is not' : 'is'} ${title}`, () => {
      const error = conflictWith([power('stopInstance', '99'), open], [wanted]);
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
    assert.match(conflictWith([remove('1')], chain)?.message ?? '', changed);
    assert.match(conflictWith(chain, [remove('1')])?.message ?? '', changed);
    assert.match(conflictWith(chain, [power('rebootInstance')])?.message ?? '', state);
  });
});
