import assert from 'node:assert/strict';
import { type Body, Harness, listIn, names } from './harness.ts';

const notCloneable = 'Volume can only be cloned when available or attached to shut off instance';

describe('simulator: clone a volume', () => {
  const harness = new Harness();

  const at = (name: string, account: 'usd' | 'eur' | 'inr' = 'usd'): string =>
    `POST /volumes/${harness.id('volume', name, account)}/clone/`;
  const clone = async (name: string, body: Body): Promise<Body> =>
    (await harness.ok(at(name), body))['volume'] as Body;

  it('makes a new volume that takes its time, is billed at once and leaves the source as it was', async () => {
    const source = await harness.get('volume', harness.id('volume', 'training-data'));
    const body = { name: 'training-data-clone', volume_type: 'HDD', region: 'FINLAND-1' };
    const made = await clone('training-data', body);
    assert.equal(made['status'], 'creating');
    assert.deepEqual([made['size'], made['region'], made['volume_type']], [500, 'FINLAND-1', 'HDD']);
    assert.equal(made['bootable'], false);
    const id = String(made['id']);
    const bill = (await harness.ok(`GET /volumes/billing/${id}/`))['billing'] as Body;
    assert.equal(bill['hourly_rate'], Number(((500 / 1024) * 0.08).toFixed(4)));
    harness.simulator.advance(22);
    assert.equal(await harness.statusOf('volume', id), 'creating');
    harness.simulator.advance(2);
    assert.equal(await harness.statusOf('volume', id), 'available');
    assert.deepEqual(await harness.get('volume', String(source['id'])), source);
    assert.equal(harness.simulator.effects('cloneVolume'), 1);
  });

  it('takes longer for a larger volume', async () => {
    const large = await clone('archive-2024', { name: 'large-one' });
    const small = await clone('golden-boot', { name: 'small-one' });
    harness.simulator.advance(20);
    assert.equal(await harness.statusOf('volume', String(small['id'])), 'available');
    assert.equal(await harness.statusOf('volume', String(large['id'])), 'creating');
    harness.simulator.advance(20);
    assert.equal(await harness.statusOf('volume', String(large['id'])), 'available');
  });

  it('keeps type, region and bootable flag where they are not given', async () => {
    const made = await clone('golden-boot', { name: 'golden-boot-2' });
    assert.deepEqual([made['volume_type'], made['region'], made['bootable']], ['NVMe', 'FINLAND-2', true]);
  });

  it('clones a volume attached to an instance in SHUTOFF', async () => {
    const made = await clone('checkpoints', { name: 'checkpoints-clone' });
    assert.equal(made['instance'], null);
  });

  const ineligible: [string, string][] = [
    ['attached to an ACTIVE instance', 'scratch'],
    ['attached to a HIBERNATED instance', 'llama-weights'],
    ['creating', 'dataset-import'],
    ['in error', 'old-experiment'],
  ];
  for (const [what, name] of ineligible) {
    it(`refuses a volume ${what}`, async () => {
      await harness.refused(400, notCloneable, at(name), { name: 'some-clone' });
    });
  }

  it('refuses a volume whose instance is only on its way to SHUTOFF', async () => {
    await harness.ok(`POST /instances/${harness.id('instance', 'inference-api')}/stop/`);
    await harness.refused(400, notCloneable, at('scratch'), { name: 'scratch-clone' });
    harness.simulator.advance(8);
    await harness.ok(at('scratch'), { name: 'scratch-clone' });
  });

  it('refuses legacy regions, other regions and withdrawn or unknown types', async () => {
    const legacy = 'Cloning only supported for advanced tier regions';
    await harness.refused(400, legacy, at('legacy-datasets'), { name: 'legacy-clone' });
    const body = { name: 'a-clone', region: 'FINLAND-2' };
    await harness.refused(400, 'Cross-region cloning not supported', at('training-data'), body);
    for (const type of ['SSD', 'Tape']) {
      const refusal = await harness.refused(400, /not available/, at('training-data'), {
        name: 'a-clone',
        volume_type: type,
      });
      assert.ok('volume_type' in (refusal['errors'] as Body));
    }
    harness.simulator.configure({ withdrawnTypes: ['HDD'] });
    await harness.refused(400, /not available/, at('training-data'), { name: 'a-clone', volume_type: 'HDD' });
    await harness.refused(400, /not available/, at('archive-2024'), { name: 'a-clone' });
  });

  it('refuses names that break the rules, with the text under errors.name', async () => {
    const bad = [
      'ab',
      'a'.repeat(31),
      'with space',
      'dot.ted',
      '-start',
      'end-',
      '_start',
      'end_',
      'ünïcode',
      '',
    ];
    for (const name of bad) {
      const body = await harness.refused(400, /./, at('training-data'), { name });
      assert.deepEqual(body['errors'], { name: [body['message']] }, name);
    }
    await harness.refused(400, 'This field is required.', at('training-data'), {});
    await harness.refused(400, 'Not a valid string.', at('training-data'), { name: 12_345 });
    for (const name of ['abc', 'a'.repeat(30), 'A-1_b']) await clone('training-data', { name });
  });

  it('refuses a name taken in the region, and only there', async () => {
    const body = await harness.refused(409, /already exists in FINLAND-1/, at('training-data'), {
      name: 'scratch',
    });
    assert.ok('name' in (body['errors'] as Body));
    await clone('training-data', { name: 'archive-2024-clone' });
    await harness.refused(409, /already exists/, at('archive-2024'), { name: 'archive-2024-clone' });
  });

  it('lets two equal requests make one clone', async () => {
    const body = { name: 'only-once' };
    const answers = await Promise.all([
      harness.call(at('training-data'), body),
      harness.call(at('training-data'), body),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
    const list = listIn(await harness.ok('GET /volumes/'), 'volumes');
    assert.equal(names(list).filter((name) => name === 'only-once').length, 1);
    assert.equal(harness.simulator.effects('cloneVolume'), 1);
  });

  it('refuses an incomplete profile and too few credits', async () => {
    await harness.refused(
      403,
      /^Profile incomplete/,
      at('corpus', 'eur'),
      { name: 'a-clone' },
      { account: 'eur' },
    );
    await harness.refused(
      402,
      /^Insufficient credits/,
      at('results', 'inr'),
      { name: 'a-clone' },
      { account: 'inr' },
    );
    harness.simulator.change({ kind: 'account', account: 'inr', set: { balance: 100 } });
    await harness.ok(at('results', 'inr'), { name: 'a-clone' }, { account: 'inr' });
  });

  it('checks in the order of the guide: status, instance, credits, region, name', async () => {
    const { simulator } = harness;
    const wrong = { name: '-', region: 'FINLAND-3' };
    simulator.change({ kind: 'account', set: { balance: 0 } });
    simulator.change({ kind: 'volume', find: 'legacy-datasets', set: { status: 'error' } });
    await harness.refused(400, notCloneable, at('legacy-datasets'), wrong);
    await harness.refused(400, notCloneable, at('legacy-home'), wrong);
    simulator.change({ kind: 'volume', find: 'legacy-datasets', set: { status: 'available' } });
    await harness.refused(402, /^Insufficient credits/, at('legacy-datasets'), wrong);
    simulator.change({ kind: 'account', set: { balance: 10 } });
    await harness.refused(400, /advanced tier/, at('legacy-datasets'), wrong);
    await harness.refused(400, /Cross-region/, at('training-data'), wrong);
    await harness.refused(400, /at least 3/, at('training-data'), { name: '-' });
    assert.equal(simulator.effects('cloneVolume'), 0);
  });

  it('does not let the source be deleted, resized, attached or lose its instance meanwhile', async () => {
    const id = harness.id('volume', 'training-data');
    const shutOff = harness.id('instance', 'llm-finetune');
    const attached = harness.id('volume', 'checkpoints');
    await clone('training-data', { name: 'first-clone' });
    await clone('checkpoints', { name: 'second-clone' });
    await harness.refused(409, /being cloned/, `DELETE /volumes/${id}/`);
    await harness.refused(409, /being cloned/, `POST /volumes/${id}/resize/`, { size: 600 });
    await harness.refused(409, /being cloned/, `POST /instances/${shutOff}/attach-volumes/`, {
      volume_ids: [id],
    });
    const detach = `POST /instances/${shutOff}/detach-volumes/`;
    await harness.refused(409, /being cloned/, detach, { volume_ids: [attached] });
    await harness.refused(409, /being cloned/, `DELETE /instances/${shutOff}/delete/`);
    await clone('training-data', { name: 'third-clone' });
    harness.simulator.advance(60);
    await harness.ok(`DELETE /volumes/${id}/`);
  });

  it('refuses an unknown volume', async () => {
    await harness.refused(404, 'Volume not found', 'POST /volumes/999/clone/', { name: 'a-clone' });
  });
});
