import assert from 'node:assert/strict';
import type { Eligibility } from '../../../src/domain/checks.ts';
import { eligibilityOf, no, yes } from '../../../src/domain/checks.ts';
import { volumeDeletion } from '../../../src/domain/deletion.ts';
import type { NameProblem } from '../../../src/domain/names.ts';
import { resizeEligibility } from '../../../src/domain/resize.ts';
import { parseSizeGb, sizeProblem } from '../../../src/domain/sizes.ts';
import { instanceNameProblems, snapshotNameProblems } from '../../../src/domain/snapshot.ts';
import type { VolumeRequest } from '../../../src/domain/volume-creation.ts';
import { volumeChecks } from '../../../src/domain/volume-creation.ts';
import { Agreement } from './agreement.ts';
import { errorOf } from '../client-harness.ts';
import { Stage } from './stage.ts';

const sizes = ['0', '99', '100', '101', '499', '500', '501', '1 TB', '1024 TB', '1048577', '2000000'];

/** As typed, then trimmed: that is how names are given to the rules and sent. */
const names = [
  ...['', 'a', 'ab', 'abc', 'training-data', 'two words', `it's "so"`, '-abc', 'abc_', '../x', '10abc'],
  ...['x'.repeat(30), 'x'.repeat(31), 'x'.repeat(50), 'x'.repeat(51), 'é'.repeat(3), '１００'],
];

const ruleOf = (problem: string | undefined): Eligibility => (problem === undefined ? yes : no(problem));
const nameRule = ([first]: readonly NameProblem[]): Eligibility => ruleOf(first?.message);

describe('the rules and the platform agree on what is typed:', () => {
  const stage = new Stage();

  it('the new size of a volume', async () => {
    const agreement = new Agreement();
    for (const text of sizes) {
      stage.fresh();
      const volume = await stage.volume('training-data', {});
      const send = () => stage.client().volumes.resize(volume.id, { sizeGb: parseSizeGb(text) ?? NaN });
      await agreement.check({
        what: text,
        rule: ruleOf(sizeProblem(text, { aboveGb: volume.sizeGb })),
        send,
      });
    }
    agreement.conclude({ yes: 3, no: 8 });
  });

  it('the name of a snapshot, and of an instance made of one', async () => {
    const agreement = new Agreement();
    for (const name of names) {
      stage.fresh();
      const client = stage.client();
      const snapshots = () => client.snapshots.create(stage.harness.id('instance', 'render-node'), { name });
      await agreement.check({
        what: name,
        rule: nameRule(snapshotNameProblems(name, new Set())),
        send: snapshots,
      });
      const taken = new Set((await client.instances.list()).items.map((instance) => instance.name));
      const restore = () =>
        client.snapshots.restore(stage.harness.id('snapshot', 'render-node base'), { name });
      await agreement.check({ what: name, rule: nameRule(instanceNameProblems(name, taken)), send: restore });
    }
    agreement.conclude({ yes: 30, no: 4 });
  });

  it('the name of an instance that is taken', async () => {
    stage.fresh();
    assert.equal(instanceNameProblems('llm-finetune', new Set(['llm-finetune']))[0]?.rule, 'taken');
    const id = stage.harness.id('snapshot', 'render-node base');
    assert.equal(
      (await errorOf(stage.client().snapshots.restore(id, { name: 'llm-finetune' }))).kind,
      'conflict',
    );
  });

  const good = { region: 'FINLAND-1', sizeText: '500', volumeType: 'NVMe', name: 'a-new-one' };
  const creations: readonly Partial<VolumeRequest>[] = [
    ...sizes.map((sizeText) => ({ sizeText })),
    ...names.map((name) => ({ name })),
    ...['NVMe', 'nvme', 'HDD', 'SSD', 'Tape'].map((volumeType) => ({ volumeType })),
    { bootable: true, image: 'os-finland-1-1' },
    { bootable: true, image: undefined },
  ];

  it('a new volume', async () => {
    const agreement = new Agreement();
    for (const changes of creations) {
      stage.fresh();
      const client = stage.client();
      const { items } = await client.volumes.list({ region: good.region });
      const request: VolumeRequest = {
        ...good,
        types: (await client.volumes.types()).advanced,
        bootable: false,
        image: undefined,
        balance: await client.balance.get(),
        hourlyCost: 0.15,
        takenNames: new Set(items.map(({ name }) => name)),
        ...changes,
      };
      const { name, sizeText, volumeType, bootable, image } = request;
      const volume = { name, volumeType, region: good.region, bootable, imageId: image };
      // Of the profile only Barrack can tell.
      const rule = eligibilityOf(volumeChecks(request).filter(({ id }) => id !== 'profile'));
      await agreement.check({
        what: JSON.stringify(changes),
        rule,
        send: () => client.volumes.create({ ...volume, sizeGb: parseSizeGb(sizeText) ?? NaN }),
      });
    }
    agreement.conclude({ yes: 12, no: 12 });
  });
});

describe('what the rules cannot know, and only Barrack refuses:', () => {
  const stage = new Stage();

  it('a volume that is just being cloned', async () => {
    stage.fresh();
    const client = stage.client();
    const id = stage.harness.id('volume', 'training-data');
    await client.volumes.clone(id, { name: 'the-clone', volumeType: 'NVMe', region: 'FINLAND-1' });
    const volume = await client.volumes.get(id);
    assert.equal(volumeDeletion(volume, undefined).can, 'yes');
    assert.equal((await errorOf(client.volumes.delete(id))).outcome, 'refused');
    assert.equal(resizeEligibility({ volume, tier: 'advanced' }).can, 'yes');
    assert.equal((await errorOf(client.volumes.resize(id, { sizeGb: 600 }))).outcome, 'refused');
  });
});
