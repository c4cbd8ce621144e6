import type { BarrackClient } from '../../../src/api/client.ts';
import { attachEligibility, detachEligibility } from '../../../src/domain/attachment.ts';
import { imageDeletion, snapshotDeletion, volumeDeletion } from '../../../src/domain/deletion.ts';
import type { PowerAction } from '../../../src/domain/power.ts';
import { powerEligibility } from '../../../src/domain/power.ts';
import { resizeEligibility } from '../../../src/domain/resize.ts';
import type { Image, Instance, Snapshot, Volume } from '../../../src/domain/resources.ts';
import { restoreEligibility, snapshotEligibility } from '../../../src/domain/snapshot.ts';
import { tierOf } from '../../../src/domain/tiers.ts';
import type { Case } from './agreement.ts';
import { Agreement, pairs } from './agreement.ts';
import { Stage } from './stage.ts';

const powerActions = ['start', 'stop', 'reboot', 'hibernate', 'restore'] as const satisfies PowerAction[];

function ofVolume(client: BarrackClient, volume: Volume): readonly Case[] {
  const sizeGb = (volume.sizeGb ?? 0) + 100;
  return [
    {
      what: `resize ${volume.name}`,
      rule: resizeEligibility({ volume, tier: tierOf(volume.region) }),
      send: () => client.volumes.resize(volume.id, { sizeGb }),
    },
    {
      what: `delete ${volume.name}`,
      rule: volumeDeletion(volume, undefined),
      send: () => client.volumes.delete(volume.id),
    },
  ];
}

function ofPair(client: BarrackClient, volume: Volume, instance: Instance): readonly Case[] {
  const tier = tierOf(instance.region);
  const attach = {
    what: `attach ${volume.name} to ${instance.name}`,
    rule: attachEligibility({ volume, instance, tier }),
    send: () => client.instances.attachVolumes(instance.id, [volume.wireId]),
  };
  const host = volume.instance ?? undefined;
  if (host !== undefined && host.id !== instance.id) {
    return [attach];
  }
  const detach = {
    what: `detach ${volume.name} from ${instance.name}`,
    rule: detachEligibility({ volume, instance: host, tier }),
    send: () => client.instances.detachVolumes(instance.id, [volume.wireId]),
  };
  return [attach, detach];
}

function ofInstance(client: BarrackClient, instance: Instance): readonly Case[] {
  const snapshot = {
    what: `snapshot of ${instance.name}`,
    rule: snapshotEligibility({ instance, tier: tierOf(instance.region) }),
    send: () => client.snapshots.create(instance.id, { name: 'a new one' }),
  };
  const power = powerActions.map((action) => ({
    what: `${action} ${instance.name}`,
    rule: powerEligibility(action, instance),
    send: () => client.instances[action](instance.id),
  }));
  return [snapshot, ...power];
}

function ofSnapshot(client: BarrackClient, snapshot: Snapshot, image: Image | undefined): readonly Case[] {
  const existing = image === undefined ? ({ has: false } as const) : ({ has: true, image } as const);
  return [
    {
      what: `delete ${snapshot.name}`,
      rule: snapshotDeletion(snapshot, existing),
      send: () => client.snapshots.delete(snapshot.id),
    },
    {
      what: `restore ${snapshot.name}`,
      rule: restoreEligibility(snapshot),
      send: () => client.snapshots.restore(snapshot.id, { name: 'a new one' }),
    },
  ];
}

/** Everything that could be asked for, of everything that the account has. */
async function casesOf(client: BarrackClient): Promise<readonly Case[]> {
  const { items: volumes } = await client.volumes.list();
  const { items: instances } = await client.instances.list();
  const { items: snapshots } = await client.snapshots.list();
  const { items: images } = await client.images.list();
  const imageOf = ({ id }: Snapshot) => images.find(({ snapshot }) => snapshot?.id === id);
  return [
    ...volumes.flatMap((volume) => ofVolume(client, volume)),
    ...pairs(volumes, instances).flatMap(([volume, instance]) => ofPair(client, volume, instance)),
    ...instances.flatMap((instance) => ofInstance(client, instance)),
    ...snapshots.flatMap((snapshot) => ofSnapshot(client, snapshot, imageOf(snapshot))),
    ...images.map((image) => ({
      what: `delete ${image.name}`,
      rule: imageDeletion(image),
      send: () => client.images.delete(image.id),
    })),
  ];
}

describe('the rules and the platform agree on everything', function () {
  this.timeout(60_000);
  const stage = new Stage();

  for (const [seed, account, least] of [
    ['demo', 'usd', { yes: 25, no: 100 }],
    ['demo', 'eur', { yes: 8, no: 8 }],
    ['demo', 'inr', { yes: 4, no: 10 }],
    ['large:40', 'usd', { yes: 50, no: 200 }],
  ] as const) {
    it(`in the account ${account} of the data ${seed}`, async () => {
      const client = stage.client(account);
      const agreement = new Agreement();
      stage.fresh(account, seed);
      for (const one of await casesOf(client)) {
        stage.fresh(account, seed);
        await agreement.check(one);
      }
      agreement.conclude(least);
    });
  }
});
