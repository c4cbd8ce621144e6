import { imageDeletion, snapshotDeletion } from '../../../src/domain/deletion.ts';
import type { PowerAction } from '../../../src/domain/power.ts';
import { powerEligibility } from '../../../src/domain/power.ts';
import { restoreEligibility, snapshotEligibility } from '../../../src/domain/snapshot.ts';
import { tierOf } from '../../../src/domain/tiers.ts';
import { Agreement, pairs } from './agreement.ts';
import { buildWords, instanceWords, places, Stage } from './stage.ts';

describe('the rules and the platform agree, whatever the states,', function () {
  this.timeout(60_000);
  const stage = new Stage();

  it('on deleting a snapshot', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const [status, imageStatus] of pairs(buildWords, ['none', ...buildWords])) {
      stage.fresh();
      const image = { kind: 'image', find: 'render-farm_v1.2' } as const;
      stage.harness.simulator.change(
        imageStatus === 'none' ? { ...image, remove: true } : { ...image, set: { status: imageStatus } },
      );
      const snapshot = await stage.snapshot('render-node base', status);
      const rule = snapshotDeletion(snapshot, await client.images.ofSnapshot(snapshot.id));
      const send = () => client.snapshots.delete(snapshot.id);
      await agreement.check({ what: `${status}, image ${imageStatus}`, rule, send });
    }
    agreement.conclude({ yes: 8, no: 13 });
  });

  it('on deleting an image', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const status of buildWords) {
      stage.fresh();
      const image = await stage.image('CUDA 12.4 clean', status);
      const send = () => client.images.delete(image.id);
      await agreement.check({ what: status, rule: imageDeletion(image), send });
    }
    agreement.conclude({ yes: 2, no: 2 });
  });

  it('on making a snapshot of an instance', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const [place, word] of pairs(places, instanceWords)) {
      stage.fresh();
      const instance = await stage.instance(place.host, word);
      const rule = snapshotEligibility({ instance, tier: tierOf(instance.region) });
      const send = () => client.snapshots.create(instance.id, { name: 'a new one' });
      await agreement.check({ what: `${place.region}, ${word}`, rule, send });
    }
    agreement.conclude({ yes: 1, no: 20 });
  });

  it('on making an instance of a snapshot', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const status of buildWords) {
      stage.fresh();
      const snapshot = await stage.snapshot('render-node base', status);
      const send = () => client.snapshots.restore(snapshot.id, { name: 'a new one' });
      await agreement.check({ what: status, rule: restoreEligibility(snapshot), send });
    }
    agreement.conclude({ yes: 1, no: 3 });
  });

  for (const action of ['start', 'stop', 'reboot', 'hibernate', 'restore'] as const satisfies PowerAction[]) {
    it(`on what ${action} wants of an instance`, async () => {
      const client = stage.client();
      const agreement = new Agreement();
      for (const [place, word] of pairs(places, instanceWords)) {
        stage.fresh();
        const instance = await stage.instance(place.host, word);
        const send = () => client.instances[action](instance.id);
        await agreement.check({
          what: `${place.region}, ${word}`,
          rule: powerEligibility(action, instance),
          send,
        });
      }
      agreement.conclude({ yes: 2, no: 20 });
    });
  }
});
