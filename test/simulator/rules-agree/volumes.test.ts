import { attachEligibility, detachEligibility } from '../../../src/domain/attachment.ts';
import { volumeDeletion } from '../../../src/domain/deletion.ts';
import { resizeEligibility } from '../../../src/domain/resize.ts';
import { tierOf } from '../../../src/domain/tiers.ts';
import { Agreement, triples } from './agreement.ts';
import { instanceWords, places, Stage, volumeWords } from './stage.ts';

describe('the rules and the platform agree, whatever the states,', function () {
  this.timeout(60_000);
  const stage = new Stage();

  it('on resizing a volume', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const [place, status, isAttached] of triples(places, volumeWords, [true, false])) {
      stage.fresh();
      const instanceId = isAttached ? stage.harness.id('instance', place.host) : null;
      const volume = await stage.volume(place.volume, { status, instanceId });
      const rule = resizeEligibility({ volume, tier: tierOf(volume.region) });
      const send = () => client.volumes.resize(volume.id, { sizeGb: (volume.sizeGb ?? 0) + 1 });
      await agreement.check({ what: `${place.region}, ${status}`, rule, send });
    }
    agreement.conclude({ yes: 4, no: 20 });
  });

  it('on attaching a volume', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const [place, status, word] of triples(places, volumeWords, instanceWords)) {
      stage.fresh();
      const instance = await stage.instance(place.host, word);
      const volume = await stage.volume(place.volume, { status });
      const rule = attachEligibility({ volume, instance, tier: tierOf(instance.region) });
      const send = () => client.instances.attachVolumes(instance.id, [volume.wireId]);
      await agreement.check({ what: `${place.region}, ${status}, ${word}`, rule, send });
    }
    agreement.conclude({ yes: 2, no: 150 });
  });

  it('on attaching a volume in another region', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const [from, to, word] of triples(places, places, instanceWords)) {
      stage.fresh();
      const instance = await stage.instance(to.host, word);
      const volume = await stage.volume(from.volume, {});
      const rule = attachEligibility({ volume, instance, tier: tierOf(instance.region) });
      const send = () => client.instances.attachVolumes(instance.id, [volume.wireId]);
      await agreement.check({ what: `${from.region} to ${to.region}, ${word}`, rule, send });
    }
    agreement.conclude({ yes: 2, no: 26 });
  });

  for (const bootable of [true, false]) {
    it(`on detaching a ${bootable ? 'boot ' : ''}volume`, async () => {
      const client = stage.client();
      const agreement = new Agreement();
      for (const [place, status, word] of triples(places, volumeWords, instanceWords)) {
        stage.fresh();
        const instance = await stage.instance(place.host, word);
        const volume = await stage.volume(place.volume, { status, bootable, instanceId: instance.id });
        const rule = detachEligibility({ volume, instance, tier: tierOf(volume.region) });
        const send = () => client.instances.detachVolumes(instance.id, [volume.wireId]);
        await agreement.check({ what: `${place.region}, ${status}, ${word}`, rule, send });
      }
      agreement.conclude({ yes: bootable ? 0 : 2, no: 150 });
    });
  }

  it('on detaching a volume that is attached to nothing', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const [place, status, word] of triples(places, volumeWords, ['ACTIVE', 'SHUTOFF'])) {
      stage.fresh();
      const instance = await stage.instance(place.host, word);
      const volume = await stage.volume(place.volume, { status, instanceId: null });
      const rule = detachEligibility({ volume, instance: undefined, tier: tierOf(volume.region) });
      const send = () => client.instances.detachVolumes(instance.id, [volume.wireId]);
      await agreement.check({ what: `${place.region}, ${status}, ${word}`, rule, send });
    }
    agreement.conclude({ yes: 0, no: 30 });
  });

  it('on deleting a volume', async () => {
    const client = stage.client();
    const agreement = new Agreement();
    for (const [place, status, [isAttached, bootable]] of triples(places, volumeWords, [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ] as const)) {
      stage.fresh();
      const instanceId = isAttached ? stage.harness.id('instance', place.host) : null;
      const volume = await stage.volume(place.volume, { status, bootable, instanceId });
      const send = () => client.volumes.delete(volume.id);
      const what = `${place.region}, ${status}, ${isAttached ? 'attached' : 'free'}`;
      await agreement.check({ what, rule: volumeDeletion(volume, volume.instance ?? undefined), send });
    }
    agreement.conclude({ yes: 8, no: 50 });
  });
});
