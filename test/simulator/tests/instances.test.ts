import assert from 'node:assert/strict';
import { Harness, listIn, names } from './harness.ts';

describe('simulator: instances', () => {
  const harness = new Harness();

  const at = (verb: string, name: string): string =>
    `POST /instances/${harness.id('instance', name)}/${verb}/`;
  const statusOf = (name: string): Promise<unknown> =>
    harness.statusOf('instance', harness.id('instance', name));

  it('lists and shows instances with what is attached to them', async () => {
    const list = listIn(await harness.ok('GET /instances/'), 'instances');
    assert.equal(list.length, 5);
    const one = await harness.get('instance', harness.id('instance', 'inference-api'));
    assert.deepEqual(
      one,
      list.find(({ name }) => name === 'inference-api'),
    );
    assert.deepEqual(
      [one['status'], one['region'], one['gpu_model'], one['gpu_count'], one['public_ip']],
      ['ACTIVE', 'FINLAND-1', 'L40S', 2, '203.0.113.17'],
    );
    assert.deepEqual(names(listIn(one, 'volumes')), ['scratch', 'inference-api-boot']);
    await harness.refused(404, 'Instance not found', 'GET /instances/999/');
  });

  const changes: [string, string, string, string, number][] = [
    ['start', 'llm-finetune', 'STARTING', 'ACTIVE', 8],
    ['stop', 'inference-api', 'STOPPING', 'SHUTOFF', 8],
    ['reboot', 'inference-api', 'REBOOTING', 'ACTIVE', 8],
    ['hibernate', 'inference-api', 'HIBERNATING', 'HIBERNATED', 12],
    ['hibernate', 'llm-finetune', 'HIBERNATING', 'HIBERNATED', 12],
    ['restore', 'batch-eval', 'RESTORING', 'ACTIVE', 12],
  ];
  for (const [verb, name, through, to, seconds] of changes) {
    it(`${verb} takes ${name} through ${through} to ${to}`, async () => {
      await harness.ok(at(verb, name));
      assert.equal(await statusOf(name), through);
      harness.simulator.advance(seconds - 1);
      assert.equal(await statusOf(name), through);
      harness.simulator.advance(1);
      assert.equal(await statusOf(name), to);
    });
  }

  it('refuses a change from any other state, and counts no effect', async () => {
    const refusals: [string, string][] = [
      ['start', 'inference-api'],
      ['start', 'batch-eval'],
      ['stop', 'llm-finetune'],
      ['reboot', 'llm-finetune'],
      ['hibernate', 'batch-eval'],
      ['restore', 'llm-finetune'],
    ];
    for (const [verb, name] of refusals) await harness.refused(409, /^Instance must be/, at(verb, name));
    await harness.ok(at('stop', 'inference-api'));
    await harness.refused(409, /it is STOPPING/, at('stop', 'inference-api'));
    assert.equal(harness.simulator.effects('stopInstance'), 1);
    for (const operation of [
      'startInstance',
      'rebootInstance',
      'hibernateInstance',
      'restoreInstance',
    ] as const)
      assert.equal(harness.simulator.effects(operation), 0);
  });

  it('does not wake an instance that cannot be paid for', async () => {
    const account = 'inr';
    harness.simulator.change({ kind: 'instance', account, find: 'kiosk', set: { status: 'SHUTOFF' } });
    const start = `POST /instances/${harness.id('instance', 'kiosk', account)}/start/`;
    await harness.refused(402, /^Insufficient credits/, start, undefined, { account });
    const restore = `POST /instances/${harness.id('instance', 'lab', account)}/restore/`;
    await harness.refused(402, /^Insufficient credits/, restore, undefined, { account });
  });

  it('deletes an instance with its boot volume and sets its other volumes free', async () => {
    const id = harness.id('instance', 'inference-api');
    const scratch = harness.id('volume', 'scratch');
    const boot = harness.id('volume', 'inference-api-boot');
    await harness.ok(`DELETE /instances/${id}/delete/`);
    assert.equal(await statusOf('inference-api'), 'DELETING');
    await harness.refused(409, /while DELETING/, `DELETE /instances/${id}/delete/`);
    harness.simulator.advance(8);
    await harness.refused(404, 'Instance not found', `GET /instances/${id}/`);
    await harness.refused(404, 'Volume not found', `GET /volumes/${boot}/`);
    const free = await harness.get('volume', scratch);
    assert.deepEqual([free['status'], free['instance']], ['available', null]);
    assert.equal(harness.simulator.effects('deleteInstance'), 1);
  });

  it('offers ACTIVE legacy instances for snapshots', async () => {
    const eligible = async (): Promise<unknown[]> =>
      names(listIn(await harness.ok('GET /instances/snapshot-eligible/'), 'instances'));
    assert.deepEqual(await eligible(), ['render-node']);
    await harness.ok(at('stop', 'render-node'));
    assert.deepEqual(await eligible(), []);
  });
});
