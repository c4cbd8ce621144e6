import assert from 'node:assert/strict';
import { withEarlierTries } from '../../../../src/commands/actions/change/earlier-try.ts';
import { resultText, standingOf } from '../../../../src/commands/actions/batch/result.ts';
import { restoreCost } from '../../../../src/commands/actions/preview/costs.ts';
import { attachPreview, cannotAttachText } from '../../../../src/commands/actions/change/attach-preview.ts';
import { preview, sorted } from '../../../../src/commands/actions/preview/preview.ts';
import { appearanceOf } from '../../../../src/views/operations/appearances.ts';
import { operationsTooltip } from '../../../../src/views/operations/tooltip.ts';
import { conflictWith } from '../../../../src/writes/engine/conflicts.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { instance, snapshot, volume } from '../../writes/support/records.ts';
import { priceList } from '../../commands/actions/change/priced.ts';
import { World, clone, deleteImage, done, refused, unknown } from './support.ts';

const uuid = '3f2b8c1e-5a6d-4e7f-8a9b-0c1d2e3f4a5b';
const prod = (id: string) => ({ id, name: 'prod' });

describe('Where another has the same name', () => {
  let world: World;

  beforeEach(async () => {
    world = new World();
    const { barrack, store } = world;
    barrack.volumeList = [volume(prod('17')), volume(prod('18')), volume(prod(uuid))];
    barrack.snapshotList = [snapshot(prod('27')), snapshot(prod('28'))];
    barrack.instanceList = [
      instance({ ...prod('47'), status: 'ACTIVE' }),
      instance({ ...prod('48'), status: 'ACTIVE' }),
    ];
    await store.refresh();
  });

  const one = { ...prod('17'), wireId: 17 };
  const host = prod('47');
  const texts: readonly (readonly [Order, RegExp])[] = [
    [{ kind: 'clone', source: one, name: 'copy' }, /prod \(17\)/u],
    [{ kind: 'resizeVolume', volume: one, sizeGb: 900 }, /prod \(17\)/u],
    [{ kind: 'attachVolume', volume: one, instance: host }, /prod \(17\).*prod \(47\)/u],
    [{ kind: 'detachVolume', volume: one, instance: host }, /prod \(17\).*prod \(47\)/u],
    [{ kind: 'deleteVolume', volume: prod(uuid) }, /prod \(3f2b8c1e…\)/u],
    [{ kind: 'deleteSnapshot', snapshot: prod('27') }, /prod \(27\)/u],
    [{ kind: 'restoreSnapshot', snapshot: prod('27'), name: 'new' }, /prod \(27\)/u],
    [{ kind: 'createImage', snapshot: prod('27'), name: 'new' }, /prod \(27\)/u],
    [{ kind: 'createSnapshot', instance: host, name: 'new' }, /prod \(47\)/u],
    [{ kind: 'stopInstance', instance: host }, /prod \(47\)/u],
    [{ kind: 'startInstance', instance: host }, /prod \(47\)/u],
    [{ kind: 'rebootInstance', instance: host }, /prod \(47\)/u],
    [{ kind: 'hibernateInstance', instance: host }, /prod \(47\)/u],
    [{ kind: 'restoreInstance', instance: host }, /prod \(47\)/u],
  ];
  for (const [order, expected] of texts) {
    it(`an operation tells the id in its state, its row, what is heard, and its tooltip: ${order.kind}`, () => {
      const operation = world.operation([[order, { step: 'waiting' }]]);
      const element = { type: 'operation', id: operation.id, operation } as const;
      const appearance = appearanceOf(element, world.store);
      assert.match(operation.statusText, expected);
      assert.match(`${appearance.label} ${appearance.description}`, expected);
      assert.match(appearance.spoken, expected);
      assert.match(operationsTooltip(element, world.store).replaceAll('\\', ''), expected);
    });
  }

  it('what is sent and kept goes by the name alone', () => {
    const [[order] = [clone]] = texts;
    const operation = world.operation([[order, { step: 'waiting' }]]);
    assert.deepEqual(operation.orders, [order]);
    assert.equal(operation.target.name, 'prod');
  });

  it('the result of a batch, and the warning of an earlier try, tell the id', () => {
    const order: Order = { kind: 'resizeVolume', volume: one, sizeGb: 900 };
    const failed = world.operation([[order, refused]]);
    const words = { doing: '', what: '1 volume', wasDone: String, wereDone: String };
    assert.match(resultText(standingOf([failed]), words, world.store), /prod \(17\): /u);
    const copy: Order = { kind: 'clone', source: one, name: 'copy' };
    const asked = withEarlierTries(undefined, [copy], [world.operation([[copy, unknown]])], world.store);
    assert.match(asked?.detail ?? '', /“Clone prod \(17\) → copy”/u);
  });

  it('why something can’t be begun beside another operation tells the id', () => {
    const { store } = world;
    const known = { names: store, hostOf: () => undefined };
    const resize: Order = { kind: 'resizeVolume', volume: one, sizeGb: 900 };
    assert.match(conflictWith([resize], [resize], known)?.message ?? '', /changes prod \(17\),/u);
    const stop: Order = { kind: 'stopInstance', instance: host };
    assert.match(conflictWith([stop], [stop], known)?.message ?? '', /of prod \(47\)\./u);
  });

  it('what is asked and said before volumes are attached, and what a restored one costs, tells the id', () => {
    const { store } = world;
    const [origin] = store.instances.items;
    const [resource] = store.volumes.items;
    assert.ok(origin !== undefined && resource !== undefined);
    const { message } = attachPreview(
      { eligible: [{ resource, open: undefined }], excluded: [] },
      origin,
      0,
      store,
    );
    assert.equal(message, 'Attach the volume prod (17) to prod (47)?');
    assert.match(cannotAttachText([{ resource, reason: 'Busy.' }], store), /^prod \(17\) /u);
    const cost = restoreCost(origin, { ...pricesOf(), needsId: () => true, shortId: ({ id }) => id });
    assert.match(cost.join(' '), /prod \(47\)/u);
  });

  it('all of the id is told where something is deleted', () => {
    const { store } = world;
    const resources = store.volumes.items.filter(({ id }) => id === uuid);
    const { message, detail } = preview('deleteVolume', sorted('deleteVolume', resources, store), 0, store);
    assert.equal(message, `Delete the volume prod (${uuid})?`);
    assert.ok(detail.includes(`id ${uuid}`), detail);
  });

  it('a name that is only one’s own stays alone', () => {
    assert.doesNotMatch(world.operation([[deleteImage, { step: 'waiting' }]]).statusText, /\(/u);
    assert.equal(world.operation([[clone, done]]).statusText.includes('(1)'), false);
  });
});

function pricesOf() {
  const running = { hour: 1, month: 730, source: 'api' } as const;
  return {
    prices: priceList(),
    priceOf: () => undefined,
    pricesOfInstance: () => ({ running, hibernated: undefined }),
  };
}
