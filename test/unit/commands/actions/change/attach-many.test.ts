import assert from 'node:assert/strict';
import {
  attachPreview,
  cannotAttachText,
} from '../../../../../src/commands/actions/change/attach-preview.ts';
import {
  candidacyForMany,
  preparationForAny,
  sortedFor,
  unattachable,
} from '../../../../../src/commands/actions/change/attach-sorting.ts';
import type { Volume } from '../../../../../src/domain/resources.ts';
import { attached, instance, storeWith, usdPrices, volume } from '../bulk-support.ts';

const store = storeWith({ prices: usdPrices() });
const [ready, active] = [instance('gpu-1', 'shutoff'), instance('gpu-2', 'active')];
const old = instance('old', 'shutoff', { region: 'CANADA-1' });
const [data, other] = [volume('data'), volume('other')];
const [far, busy] = [volume('far', { region: 'CANADA-1' }), attached('busy', ready)];

const namesOf = (them: readonly { readonly resource: { readonly name: string } }[]): readonly string[] =>
  them.map(({ resource }) => resource.name);

describe('attaching several volumes', () => {
  it('sorts out those that an instance can’t take, each with why', () => {
    const { eligible, excluded } = sortedFor([data, far, busy, other], ready, store);
    assert.deepEqual(namesOf(eligible), ['data', 'other']);
    assert.deepEqual(namesOf(excluded), ['far', 'busy']);
    assert.deepEqual(
      excluded.map(({ reason }) => reason),
      [
        'far is in CANADA-1, gpu-1 in FINLAND-1. Choose an instance in the region of the volume.',
        'busy is attached to gpu-1. Detach it first.',
      ],
    );
    assert.deepEqual(namesOf(unattachable([data, far, busy])), ['busy']);
  });

  it('leaves out what can’t be attached beside what is under way', () => {
    const inUse = ({ name }: Volume) => (name === 'data' ? 'It is being cloned.' : undefined);
    const { eligible, excluded } = sortedFor([data, other], ready, store, inUse);
    assert.deepEqual([namesOf(eligible), namesOf(excluded)], [['other'], ['data']]);
    assert.equal(excluded[0]?.reason, 'It is being cloned.');
  });

  it('lets every instance be chosen that takes one of them, with what is to be known', () => {
    assert.deepEqual(candidacyForMany([data, other], ready, store), { can: 'yes' });
    const reason = (...[volumes, host]: [readonly Volume[], typeof ready]): unknown => {
      const is = candidacyForMany(volumes, host, store);
      return [is.can, is.can === 'yes' ? undefined : is.reason];
    };
    const region = 'far is in CANADA-1, gpu-1 in FINLAND-1. Choose an instance in the region of the volume.';
    assert.deepEqual(reason([data, far], ready), ['server', `Takes 1 of 2: ${region}`]);
    assert.deepEqual(reason([far], ready), ['no', region]);
    const first = 'Has to be shut down first: that is offered next.';
    assert.deepEqual(reason([data, other], active), ['server', first]);
    assert.deepEqual(reason([data, far], active), [
      'server',
      `${first} Takes 1 of 2: ${region.replace('gpu-1', 'gpu-2')}`,
    ]);
    assert.deepEqual(reason([far], old), ['server', 'Has to be started first: that is offered next.']);
    assert.deepEqual(reason([volume('odd', {}, 'quiescing'), data], ready), [
      'server',
      'Barrack will check: this program does not know the status quiescing of odd.',
    ]);
  });

  it('knows what has to be done to the instance before it takes any', () => {
    assert.equal(preparationForAny([far, data], active, store), 'stop');
    assert.equal(preparationForAny([data, far], old, store), 'start');
    assert.equal(preparationForAny([data, other], ready, store), undefined);
  });

  it('is asked about once: what goes where, what can’t and why, and what it costs', () => {
    assert.deepEqual(attachPreview(sortedFor([data, other, busy], ready, store), ready, 1, store), {
      message: 'Attach 2 volumes to gpu-1?',
      detail: [
        'data · 500 GB NVMe · FINLAND-1 · $106.93/mo',
        'other · 500 GB NVMe · FINLAND-1 · $106.93/mo',
        '',
        'Cannot be attached to gpu-1 now:',
        'busy is attached to gpu-1. Detach it first.',
        '1 selected item is of another kind, and stays as it is.',
        '',
        'Attaching costs nothing by itself: a volume is billed as long as it is there, attached or not.',
      ].join('\n'),
      whole: undefined,
      confirm: 'Attach 2 Volumes',
      name: undefined,
      id: undefined,
      phrase: undefined,
    });
    const one = attachPreview(sortedFor([data, far], ready, store), ready, 0, store);
    assert.deepEqual([one.message, one.confirm], ['Attach the volume data to gpu-1?', 'Attach Volume']);
  });

  it('shows as many as fit, and has the whole list', () => {
    const many = Array.from({ length: 20 }, () => volume('twin'));
    const known = storeWith({ resources: many, prices: usdPrices() });
    const { detail, whole } = attachPreview(sortedFor(many, ready, known), ready, 0, known);
    assert.match(detail, /^and 5 more$/mu);
    assert.equal(whole?.match(/^twin · id id-\d+ · /gmu)?.length, 20);
  });

  it('says why none can be attached, each reason once', () => {
    assert.equal(cannotAttachText(unattachable([busy]), storeWith()), 'busy can’t be attached now. busy is attached to gpu-1. Detach it first.'); // prettier-ignore
    const twice = unattachable([busy, { ...busy }]);
    assert.equal(cannotAttachText(twice, storeWith()), '2 volumes can’t be attached now. busy is attached to gpu-1. Detach it first.'); // prettier-ignore
  });
});
