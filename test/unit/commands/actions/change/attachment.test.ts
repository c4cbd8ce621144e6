import assert from 'node:assert/strict';
import type { AttachPreparation } from '../../../../../src/commands/actions/change/attachment.ts';
import {
  attachOrders,
  candidacy,
  preparationOf,
  wayQuestion,
} from '../../../../../src/commands/actions/change/attachment.ts';
import { tierOf } from '../../../../../src/domain/tiers.ts';
import { instance, volume } from '../../../domain/resources.ts';
import { priced } from './priced.ts';

const store = { tierOf: (region: string | undefined) => tierOf(region) };
const [advanced, legacy] = ['FINLAND-1', 'CANADA-1'] as const;

describe('attaching a volume', () => {
  const cases = [
    // Region of the volume, of the instance, its status; what has to be done first, and whether it can be chosen.
    [advanced, advanced, 'SHUTOFF', undefined, 'yes'],
    [advanced, advanced, 'ACTIVE', 'stop', 'server'],
    [advanced, advanced, 'HIBERNATED', undefined, 'no'],
    [advanced, advanced, 'STOPPING', undefined, 'no'],
    [advanced, advanced, 'quiescing', undefined, 'server'],
    [advanced, 'FINLAND-2', 'ACTIVE', undefined, 'no'],
    [advanced, legacy, 'SHUTOFF', undefined, 'no'],
    [legacy, legacy, 'ACTIVE', undefined, 'yes'],
    [legacy, legacy, 'SHUTOFF', 'start', 'server'],
    [legacy, legacy, 'HIBERNATED', undefined, 'no'],
    ['MARS-1', 'MARS-1', 'ACTIVE', undefined, 'server'],
  ] as const;
  for (const [from, to, status, preparation, can] of cases) {
    it(`of ${from} to an instance of ${to} that is ${status}`, () => {
      const pair = { volume: volume({ region: from }), instance: instance({ region: to, status }) };
      assert.equal(preparationOf(pair, store), preparation);
      const eligibility = candidacy(pair, store);
      assert.equal(eligibility.can, can);
      assert.ok(eligibility.can === 'yes' || eligibility.reason !== '');
    });
  }

  it('prepares nothing for a volume that can’t be attached at all', () => {
    const pair = { volume: volume({ status: 'creating' }), instance: instance() };
    assert.equal(preparationOf(pair, store), undefined);
    assert.equal(candidacy(pair, store).can, 'no');
  });

  it('says of those that can be chosen all the same what is done first', () => {
    const reason = (region: string, status: string): unknown => {
      const pair = { volume: volume({ region }), instance: instance({ region, status }) };
      return candidacy(pair, store);
    };
    assert.deepEqual(reason(advanced, 'ACTIVE'), {
      can: 'server',
      reason: 'Shuts down llm-finetune first',
      isPrepared: true,
    });
    assert.deepEqual(reason(legacy, 'SHUTOFF'), {
      can: 'server',
      reason: 'Starts llm-finetune first',
      isPrepared: true,
    });
  });

  it('is ordered with what comes before and after, and with the id as Barrack gave it', () => {
    const kinds = (way: AttachPreparation): readonly string[] =>
      attachOrders({ volume: volume(), instance: instance() }, way).map(({ kind }) => kind);
    assert.deepEqual(kinds('attach'), ['attachVolume']);
    assert.deepEqual(kinds('stop'), ['stopInstance', 'attachVolume']);
    assert.deepEqual(kinds('stopAndStart'), ['stopInstance', 'attachVolume', 'startInstance']);
    assert.deepEqual(kinds('start'), ['startInstance', 'attachVolume']);
    assert.deepEqual(attachOrders({ volume: volume(), instance: instance() }, 'attach'), [
      {
        kind: 'attachVolume',
        volume: {
          id: '7',
          wireId: 7,
          name: 'training-data',
          region: 'FINLAND-1',
          sizeGb: 500,
          volumeType: 'NVMe',
        },
        instance: { id: '3', name: 'llm-finetune', region: 'FINLAND-1' },
      },
    ]);
  });

  it('asks before an instance is shut down or started, with what ends and what it costs', () => {
    const pair = { volume: volume(), instance: instance() };
    const stop = wayQuestion(pair, 'stop', priced());
    assert.equal(stop.message, 'Shut down llm-finetune and attach training-data?');
    assert.match(stop.detail, /What runs on llm-finetune ends now\./u);
    assert.match(stop.detail, /still billed in full, \$4\.40 an hour\./u);
    assert.deepEqual(stop.buttons, [
      { title: 'Shut Down, Attach and Start Again', way: 'stopAndStart' },
      { title: 'Shut Down and Attach', way: 'stop' },
    ]);
    const start = wayQuestion(pair, 'start', priced());
    assert.equal(start.message, 'Start llm-finetune and attach training-data?');
    assert.match(start.detail, /It stays ACTIVE afterwards\./u);
    assert.deepEqual(start.buttons, [{ title: 'Start and Attach', way: 'start' }]);
  });
});
