import assert from 'node:assert/strict';
import { type Body, Harness, listIn, names } from './harness.ts';

describe('simulator: attach and detach volumes', () => {
  const harness = new Harness();

  const at = (verb: 'attach' | 'detach', instance: string): string =>
    `POST /instances/${harness.id('instance', instance)}/${verb}-volumes/`;
  const ids = (...volumes: string[]): Body => ({
    volume_ids: volumes.map((name) => harness.id('volume', name)),
  });
  const attached = async (instance: string): Promise<unknown[]> => {
    const view = await harness.get('instance', harness.id('instance', instance));
    return names(listIn(view, 'volumes'));
  };

  it('attaches to an advanced instance in SHUTOFF and to a legacy one that is ACTIVE', async () => {
    for (const [instance, volume, status] of [
      ['llm-finetune', 'training-data', 'SHUTOFF'],
      ['render-node', 'legacy-datasets', 'ACTIVE'],
    ] as const) {
      const body = await harness.ok(at('attach', instance), ids(volume));
      assert.deepEqual(
        listIn(body, 'volumes').map((item) => item['status']),
        ['attaching'],
      );
      harness.simulator.advance(4);
      const view = await harness.get('volume', harness.id('volume', volume));
      assert.equal(view['status'], 'attached');
      const id = harness.id('instance', instance);
      assert.deepEqual(view['instance'], { id, name: instance, status });
      assert.ok((await attached(instance)).includes(volume));
    }
    assert.equal(harness.simulator.effects('attachVolumes'), 2);
  });

  it('detaches under the same conditions', async () => {
    for (const [instance, volume] of [
      ['llm-finetune', 'checkpoints'],
      ['render-node', 'legacy-home'],
    ] as const) {
      await harness.ok(at('detach', instance), ids(volume));
      const id = harness.id('volume', volume);
      assert.equal(await harness.statusOf('volume', id), 'detaching');
      harness.simulator.advance(4);
      const view = await harness.get('volume', id);
      assert.deepEqual([view['status'], view['instance']], ['available', null]);
      assert.deepEqual(await attached(instance), []);
    }
    assert.equal(harness.simulator.effects('detachVolumes'), 2);
  });

  it('refuses an instance in the wrong state', async () => {
    await harness.refused(409, /must be SHUTOFF/, at('attach', 'inference-api'), ids('training-data'));
    await harness.refused(409, /must be SHUTOFF/, at('detach', 'inference-api'), ids('scratch'));
    await harness.refused(409, /must be ACTIVE/, at('attach', 'legacy-notebook'), ids('legacy-datasets'));
  });

  it('refuses volumes of another region, in other states, or not there', async () => {
    const attach = at('attach', 'llm-finetune');
    await harness.refused(400, /same region/, attach, ids('archive-2024'));
    await harness.refused(409, /it is creating/, attach, ids('dataset-import'));
    await harness.refused(409, /it is attached/, attach, ids('checkpoints'));
    await harness.refused(404, 'Volume not found', attach, { volume_ids: ['999'] });
    await harness.refused(404, 'Instance not found', 'POST /instances/999/attach-volumes/', ids('scratch'));
    await harness.refused(400, /Expected a list/, attach, { volume_ids: '1' });
    await harness.refused(400, /may not be empty/, attach, { volume_ids: [] });
    await harness.refused(400, /valid id/, attach, { volume_ids: [null] });
  });

  it('attaches all of several volumes or none', async () => {
    await harness.refused(
      409,
      /dataset-import/,
      at('attach', 'llm-finetune'),
      ids('training-data', 'dataset-import'),
    );
    assert.equal(await harness.statusOf('volume', harness.id('volume', 'training-data')), 'available');
    assert.equal(harness.simulator.effects('attachVolumes'), 0);
  });

  it('takes ids as numbers, too', async () => {
    const volume_ids = [Number(harness.id('volume', 'training-data'))];
    await harness.ok(at('attach', 'llm-finetune'), { volume_ids });
  });

  it('does not detach a boot volume, one of another instance, or one that is detaching', async () => {
    const { simulator } = harness;
    simulator.change({ kind: 'instance', find: 'inference-api', set: { status: 'SHUTOFF' } });
    await harness.refused(400, /^Boot volume/, at('detach', 'inference-api'), ids('inference-api-boot'));
    await harness.refused(400, /not attached to this/, at('detach', 'llm-finetune'), ids('scratch'));
    await harness.ok(at('detach', 'llm-finetune'), ids('checkpoints'));
    await harness.refused(409, /is detaching/, at('detach', 'llm-finetune'), ids('checkpoints'));
    await harness.refused(409, /attached/, `DELETE /volumes/${harness.id('volume', 'checkpoints')}/`);
  });
});
