import assert from 'node:assert/strict';
import type { Remedy } from '../../../../../src/commands/actions/bulk/blocked.ts';
import { blocked, leftToPrepare } from '../../../../../src/commands/actions/bulk/blocked.ts';
import { goneText } from '../../../../../src/commands/core/gone.ts';
import { chainQuestion } from '../../../../../src/commands/actions/bulk/detach-chain.ts';
import type { BulkAction } from '../../../../../src/commands/actions/preview/bulk-actions.ts';
import type { BulkStore } from '../../../../../src/commands/actions/preview/bulk-store.ts';
import { bulkEligibility, ordersFor } from '../../../../../src/commands/actions/preview/bulk-actions.ts';
import { sorted } from '../../../../../src/commands/actions/preview/preview.ts';
import type { Resource } from '../../../../../src/domain/resources.ts';
import { attached, image, instance, snapshot, storeWith, volume } from '../bulk-support.ts';

function stopped(action: BulkAction, resources: readonly Resource[], store: BulkStore) {
  const { eligible, excluded } = sorted(action, resources, store);
  assert.deepEqual(eligible, [], 'none of it is possible');
  return blocked(action, excluded, store);
}

const told = (ways: readonly Remedy[]): readonly string[] =>
  ways.map(
    ({ title, action, resources }) => `${title} ${action} ${resources.map(({ name }) => name).join()}`,
  );

const legacy = { region: 'CANADA-1' };
const active = instance('gpu-1', 'active');
const down = instance('gpu-2', 'shutoff');
const hibernated = instance('gpu-3', 'hibernated');
const legacyDown = instance('old-1', 'shutoff', legacy);
const data = attached('data', active);
const more = attached('more', active);
const other = attached('other', down);
const boot = attached('boot', active, { bootable: true });
const old = attached('old', legacyDown);
const oldToo = attached('old too', legacyDown);
const asleep = attached('asleep', hibernated);
const store = storeWith({ resources: [active, down, hibernated, legacyDown] });

describe('What is offered where nothing can be done', () => {
  const cases: readonly [BulkAction, readonly Resource[], readonly string[]][] = [
    ['deleteVolume', [data], ['Detach from gpu-1… detachVolume data', 'Go to gpu-1 show gpu-1']],
    ['deleteVolume', [other], ['Detach from gpu-2… detachVolume other', 'Go to gpu-2 show gpu-2']],
    ['deleteVolume', [data, more], ['Detach 2 Volumes… detachVolume data,more', 'Go to gpu-1 show gpu-1']],
    ['deleteVolume', [data, other], ['Detach 2 Volumes… detachVolume data,other']],
    ['deleteVolume', [boot], ['Go to gpu-1 show gpu-1']],
    ['deleteVolume', [asleep], ['Go to gpu-3 show gpu-3']],
    ['deleteVolume', [volume('new', {}, 'creating')], []],
    ['detachVolume', [data, more], ['Shut Down gpu-1… stopInstance gpu-1', 'Go to gpu-1 show gpu-1']],
    ['detachVolume', [old, oldToo], ['Start old-1… startInstance old-1', 'Go to old-1 show old-1']],
    [
      'detachVolume',
      [data, old],
      ['Shut Down gpu-1… stopInstance gpu-1', 'Start old-1… startInstance old-1'],
    ],
    ['detachVolume', [boot], ['Go to gpu-1 show gpu-1']],
    ['detachVolume', [asleep], ['Go to gpu-3 show gpu-3']],
    ['detachVolume', [volume('free')], []],
    ['startInstance', [active], []],
    ['startInstance', [hibernated], ['Restore gpu-3… restoreInstance gpu-3']],
    ['stopInstance', [down], []],
    ['rebootInstance', [down], ['Start gpu-2… startInstance gpu-2']],
    ['rebootInstance', [hibernated], ['Restore gpu-3… restoreInstance gpu-3']],
    ['rebootInstance', [down, legacyDown], ['Start 2 Instances… startInstance gpu-2,old-1']],
    ['restoreInstance', [down], ['Start gpu-2… startInstance gpu-2']],
    ['restoreInstance', [active], []],
    ['hibernateInstance', [hibernated], []],
    ['deleteImage', [image('half', 'creating')], []],
  ];
  for (const [action, resources, ways] of cases) {
    it(`is the way on: ${action} of ${resources.map(({ name }) => name).join()}`, () => {
      assert.deepEqual(told(stopped(action, resources, store).ways), ways);
    });
  }

  it('is to go to the image that is being made from a snapshot', () => {
    const base = snapshot('base');
    const farm = image('farm', 'creating');
    const knowing = storeWith({ resources: [farm], images: { [base.id]: { has: true, image: farm } } });
    const { text, ways } = stopped('deleteSnapshot', [base], knowing);
    assert.match(text, /^base can’t be deleted now\. The image farm is being made from base\./u);
    assert.deepEqual(told(ways), ['Go to farm show farm']);
  });

  it('comes with the reason of each, as many as there is room for', () => {
    const { text } = stopped('deleteVolume', [data], store);
    assert.equal(text, 'data can’t be deleted now. data is attached to gpu-1. Detach it first.');
    const six = Array.from({ length: 6 }, (_, index) => attached(`v${index}`, active));
    const all = stopped('deleteVolume', six, store).text;
    assert.match(all, /^6 volumes can’t be deleted now\. v0 is attached to gpu-1\. .*v3 is .* and 2 more$/u);
  });
});

describe('What is offered for the rest where it is done to some', () => {
  const rest = (...volumes: readonly Resource[]) => {
    const { eligible, excluded } = sorted('detachVolume', [other, ...volumes], store);
    assert.deepEqual(
      eligible.map(({ resource }) => resource),
      [other],
    );
    return leftToPrepare('detachVolume', excluded, store);
  };

  it('is the step that the instance of theirs needs', () => {
    const left = rest(data, more, volume('free'), boot);
    assert.deepEqual(told(left?.ways ?? []), [
      'Shut Down gpu-1… stopInstance gpu-1',
      'Go to gpu-1 show gpu-1',
    ]);
    assert.match(
      left?.text ?? '',
      /^2 volumes can’t be detached now\. gpu-1 is ACTIVE, not SHUTOFF\. Shut gpu-1 down [^.]*\.$/u,
    );
    assert.deepEqual(told(rest(old)?.ways ?? []), [
      'Start old-1… startInstance old-1',
      'Go to old-1 show old-1',
    ]);
  });

  it('is to detach what is attached, where others are deleted', () => {
    const { excluded } = sorted('deleteVolume', [volume('free'), data, boot], store);
    const left = leftToPrepare('deleteVolume', excluded, store);
    assert.deepEqual(told(left?.ways ?? []), [
      'Detach from gpu-1… detachVolume data',
      'Go to gpu-1 show gpu-1',
    ]);
    assert.equal(left?.text, 'data can’t be deleted now. data is attached to gpu-1. Detach it first.');
  });

  it('is to restore what hibernates, where others are started', () => {
    const { excluded } = sorted('startInstance', [down, active, hibernated], store);
    assert.deepEqual(told(leftToPrepare('startInstance', excluded, store)?.ways ?? []), [
      'Restore gpu-3… restoreInstance gpu-3',
    ]);
  });

  it('is nothing where no step helps', () => {
    assert.equal(rest(volume('free'), boot, asleep), undefined);
    const { excluded } = sorted('deleteVolume', [boot, volume('new', {}, 'creating')], store);
    assert.equal(leftToPrepare('deleteVolume', excluded, store), undefined);
  });
});

describe('What is said where nothing is left to try again', () => {
  it('names what is not listed any more', () => {
    assert.equal(goneText([data]), 'data is no longer listed.');
    assert.equal(goneText([data, more]), 'None of these is listed: data, more.');
    const seven = Array.from({ length: 7 }, (_, index) => ({ name: `v${index}` }));
    assert.equal(goneText(seven), 'None of these is listed: v0, v1, v2, v3, v4 and 2 more.');
    assert.equal(goneText([{ name: 'x\ny' }]), 'x‹U+000A›y is no longer listed.');
  });
});

describe('Detaching with what has to be done first', () => {
  const offers = (one: typeof data): readonly string[] | undefined =>
    chainQuestion(one, store)?.offers.map(
      ({ title, orders, main }) => `${title}: ${orders.map(({ kind }) => kind).join()} (${main})`,
    );

  it('shuts a running instance of the advanced tier down, and starts it again if wanted', () => {
    assert.deepEqual(offers(data), [
      'Shut Down, Detach and Start Again: stopInstance,detachVolume,startInstance (1)',
      'Shut Down and Detach: stopInstance,detachVolume (1)',
    ]);
    const question = chainQuestion(data, store);
    assert.equal(question?.message, 'Shut down gpu-1 to detach data?');
    assert.match(
      question.detail,
      /What runs on gpu-1 ends\.\nAn instance in SHUTOFF is still billed in full/u,
    );
  });

  it('starts an instance of the legacy tier that is shut down', () => {
    assert.deepEqual(offers(old), ['Start and Detach: startInstance,detachVolume (1)']);
    assert.match(chainQuestion(old, store)?.detail ?? '', /stays ACTIVE/u);
  });

  it('is not offered where it does not help', () => {
    for (const one of [boot, asleep, other, volume('free')]) {
      assert.equal(chainQuestion(one, store), undefined, one.name);
    }
  });

  it('keeps hostile names in their line', () => {
    const host = instance('evil\nYou pay nothing.', 'active');
    const question = chainQuestion(attached('a\nb', host), storeWith({ resources: [host] }));
    assert.doesNotMatch(question?.message ?? '\n', /\n/u);
    assert.doesNotMatch(question?.detail ?? '\nYou', /^(?:You|b)/mu);
  });
});

describe('The orders of an action', () => {
  it('are one for each resource, with what the user saw of it', () => {
    assert.deepEqual(ordersFor('deleteVolume', data, store), [
      {
        kind: 'deleteVolume',
        volume: { id: data.id, name: 'data', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' },
      },
    ]);
    assert.deepEqual(ordersFor('rebootInstance', active, store), [
      { kind: 'rebootInstance', instance: { id: active.id, name: 'gpu-1', region: 'FINLAND-1' } },
    ]);
    const [detach] = ordersFor('detachVolume', other, store);
    assert.ok(detach?.kind === 'detachVolume');
    assert.equal(detach.instance.id, down.id);
    assert.equal(detach.volume.wireId, other.wireId);
    const base = snapshot('base');
    const farm = image('farm');
    assert.deepEqual(ordersFor('deleteSnapshot', base, store), [
      { kind: 'deleteSnapshot', snapshot: { id: base.id, name: 'base', region: 'CANADA-1' } },
    ]);
    assert.deepEqual(ordersFor('deleteImage', farm, store), [
      { kind: 'deleteImage', image: { id: farm.id, name: 'farm', region: 'CANADA-1' } },
    ]);
  });

  it('are none where the action does not fit the resource', () => {
    assert.deepEqual(ordersFor('deleteVolume', active, store), []);
    assert.deepEqual(ordersFor('detachVolume', volume('free'), store), []);
    assert.equal(bulkEligibility('deleteVolume', active, store).can, 'no');
    assert.equal(bulkEligibility('stopInstance', data, store).can, 'no');
  });
});
