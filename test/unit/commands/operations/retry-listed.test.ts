import assert from 'node:assert/strict';
import type { BulkAction } from '../../../../src/commands/actions/preview/bulk-actions.ts';
import { ordersFor } from '../../../../src/commands/actions/preview/bulk-actions.ts';
import { preview, sorted } from '../../../../src/commands/actions/preview/preview.ts';
import { retryQuestion } from '../../../../src/commands/operations/retry-question.ts';
import type { Resource } from '../../../../src/domain/resources.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { Question } from '../../../../src/ui/confirm.ts';
import { World, clone, refused } from '../../views/operations/support.ts';
import {
  attached,
  image,
  instance,
  snapshot,
  storeWith,
  usdPrices,
  volume,
} from '../actions/bulk-support.ts';

const world = new World();
const prices = usdPrices();
const host = instance('gpu-1', 'shutoff');
const running = instance('gpu-2', 'active');
const [data, other, mounted] = [volume('data'), volume('other'), attached('mounted', host)];
const [shot, farm] = [snapshot('shot'), image('farm')];
const resources = [host, running, data, other, mounted, shot, farm];
const store = storeWith({ prices, resources, images: { [shot.id]: { has: true, image: farm } } });

function order(action: BulkAction, resource: Resource): Order {
  return ordersFor(action, resource, store)[0] ?? assert.fail(action);
}

function asked(...chains: readonly (readonly Order[])[]): Question {
  const operations = chains.map((orders) => world.operation(orders.map((one) => [one, refused])));
  return retryQuestion(operations, store) ?? assert.fail('nothing is asked');
}

describe('What is asked before something is tried again that is done to what is still listed', () => {
  const cases: readonly [BulkAction, Resource, says: RegExp][] = [
    ['deleteVolume', data, /This frees \$106\.93 a month\.\nAll data on it is lost\./u],
    ['deleteSnapshot', shot, /The image farm was made from it and may be deleted with it\./u],
    ['deleteImage', farm, /No instance can be deployed from it/u],
    ['detachVolume', mounted, /still \$106\.93 a month/u],
    ['stopInstance', running, /still billed in full: \$1,460\.00 a month/u],
    ['rebootInstance', running, /What runs on gpu-2 is interrupted/u],
    ['hibernateInstance', running, /This saves \$1,452\.70 a month/u],
  ];
  for (const [action, resource, says] of cases) {
    it(`is what was asked the first time: ${action}`, () => {
      const first = preview(action, sorted(action, [resource], store), 0, store);
      const { message, detail, confirm, name } = asked([order(action, resource)]);
      assert.deepEqual(
        [message, detail, confirm, name],
        [first.message, first.detail, first.confirm, first.name],
      );
      assert.match(detail, says);
    });
  }

  it('says what stands in the way by now', () => {
    const busy = { ...data, status: attached('x', host).status, instance: mounted.instance };
    const now = storeWith({ prices, resources: [busy] });
    const again = retryQuestion([world.operation([[order('deleteVolume', data), refused]])], now);
    assert.match(again?.detail ?? '', /^data · .* \(data is attached to gpu-1\. Detach it first\.\)$/mu);
  });

  it('is told without what is listed where that is another thing now', () => {
    const renamed = storeWith({ prices, resources: [{ ...data, name: 'precious' }] });
    const deleting = world.operation([[order('deleteVolume', data), refused]]);
    assert.match(retryQuestion([deleting], renamed)?.detail ?? '', /^The ID of data is /u);
    const moved = storeWith({ prices, resources: [{ ...mounted, instance: { ...running } }] });
    const detaching = world.operation([[order('detachVolume', mounted), refused]]);
    assert.equal(retryQuestion([detaching], moved)?.message, 'Detach mounted from gpu-1?');
  });

  it('sums up what many free, and tells which they are', () => {
    const twin = volume('data');
    const all = storeWith({ prices, resources: [...resources, twin] });
    const orders = [data, twin].map((one) => order('deleteVolume', one));
    const question = retryQuestion(
      orders.map((one) => world.operation([[one, refused]])),
      all,
    );
    assert.deepEqual(question?.detail.split('\n'), [
      `Delete volume data · id ${data.id} · 500 GB NVMe · FINLAND-1 · $106.93/mo`,
      `Delete volume data · id ${twin.id} · 500 GB NVMe · FINLAND-1 · $106.93/mo`,
      '',
      'Delete 2 volumes: This frees $213.87 a month. All data on them is lost. This can’t be undone.',
    ]);
    assert.equal(question.phrase, 'delete 2 resources');
  });

  it('counts once what two operations were to be done to', () => {
    const twice = [order('deleteVolume', data), order('deleteVolume', data)];
    assert.match(asked(...twice.map((one) => [one])).detail, /^Delete volume data: This frees \$106\.93 /mu);
  });

  it('says of each step and of each operation what it means', () => {
    const stop = order('stopInstance', running);
    const chain = asked([stop, order('deleteVolume', other)]);
    assert.match(chain.detail, /^2\. Delete volume other · 500 GB NVMe · FINLAND-1 · \$106\.93\/mo$/mu);
    assert.match(chain.detail, /^Shut down gpu-2: What runs on gpu-2 ends\. .*\$1,460\.00 a month\.$/mu);
    assert.match(chain.detail, /^Delete volume other: This frees \$106\.93 a month\. All data/mu);
    assert.equal(chain.name, 'other');
    const gone: Order = { kind: 'deleteImage', image: { id: 'gone', name: 'gone' } };
    const mixed = asked([order('deleteSnapshot', shot)], [gone], [clone]);
    assert.match(mixed.detail, /^Delete snapshot shot: A snapshot costs .* The image farm was made/mu);
    assert.match(mixed.detail, /^The ID of gone is gone\. /mu);
    assert.match(mixed.detail, /^Clone .*: It costs \$106\.93 a month\.$/mu);
  });
});
