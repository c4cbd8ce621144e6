import assert from 'node:assert/strict';
import { type Body, Harness } from './harness.ts';

const hour = 3600;
const near = (actual: unknown, expected: number): void => {
  assert.ok(Math.abs(Number(actual) - expected) < 0.001, `${String(actual)} is not about ${expected}`);
};

describe('simulator: billing', () => {
  const harness = new Harness();

  const balance = async (): Promise<number> => Number((await harness.ok('GET /balance/'))['balance']);
  const bill = async (at: string): Promise<Body> => (await harness.ok(`GET ${at}`))['billing'] as Body;

  it('takes what exists from the balance, hour by hour', async () => {
    const volumes =
      ((500 + 1024 + 200 + 100 + 800 + 100 + 100) * 0.3 +
        (4096 + 2048 + 2048 + 1500) * 0.08 +
        (1000 + 250) * 0.1) /
      1024;
    const instances = 2.2 + 2 * 1.1 + 0.01 + 1.35 + 0.95;
    const snapshots = 6 * 0.1;
    harness.simulator.advance(10 * hour);
    near(2500 - (await balance()), 10 * (volumes + instances + snapshots));
  });

  it('charges a clone from its beginning and nothing after its end', async () => {
    harness.simulator.reset('empty');
    const wanted = { name: 'abc', size: 1024, volume_type: 'NVMe', region: 'FINLAND-1' };
    const made = (await harness.ok('POST /volumes/', wanted))['volume'] as Body;
    harness.simulator.advance(hour);
    near(await balance(), 2500 - 0.3);
    await harness.ok(`POST /volumes/${String(made['id'])}/clone/`, { name: 'abc-clone', volume_type: 'HDD' });
    harness.simulator.advance(hour);
    near(await balance(), 2500 - 0.3 - 0.38);
    await harness.ok(`DELETE /volumes/${String(made['id'])}/`);
    harness.simulator.advance(5);
    await harness.ok('GET /volumes/');
    const before = await balance();
    harness.simulator.advance(hour);
    near(before - (await balance()), 0.08);
  });

  it('bills a volume by periods, with a new one at a resize', async () => {
    const id = harness.id('volume', 'training-data');
    await harness.ok(`POST /volumes/${id}/resize/`, { size: 1024 });
    harness.simulator.advance(2 * hour);
    const billing = await bill(`/volumes/billing/${id}/`);
    assert.deepEqual(
      [billing['volume_id'], billing['volume_name'], billing['currency'], billing['hourly_rate']],
      [id, 'training-data', 'USD', 0.3],
    );
    const records = billing['records'] as Body[];
    assert.equal(records.length, 2);
    near(records[0]?.['hours'], 90 * 24);
    near(records[0]?.['hourly_rate'], 0.1465);
    assert.equal(records[0]?.['end_time'], records[1]?.['start_time']);
    assert.equal(records[1]?.['end_time'], null);
    near(records[1]['cost'], 0.6);
    near(billing['total_hours'], 90 * 24 + 2);
    near(billing['total_cost'], Number(records[0]?.['cost']) + 0.6);
  });

  it('bills an instance in full in SHUTOFF and next to nothing in HIBERNATED', async () => {
    const id = harness.id('instance', 'llm-finetune');
    const rate = async (): Promise<unknown> => (await bill(`/instances/${id}/billing/`))['hourly_rate'];
    assert.equal(await rate(), 2.2);
    await harness.ok(`POST /instances/${id}/hibernate/`);
    assert.equal(await rate(), 2.2);
    harness.simulator.advance(12);
    assert.equal(await rate(), 0.01);
    await harness.ok(`POST /instances/${id}/restore/`);
    harness.simulator.advance(12);
    assert.equal(await rate(), 2.2);
  });

  it('bills a snapshot at the flat price', async () => {
    const billing = await bill(`/snapshots/billing/${harness.id('snapshot', 'render-node weekly')}/`);
    assert.equal(billing['hourly_rate'], 0.1);
    near(billing['total_cost'], 6 * 24 * 0.1);
  });

  it('stops at nothing left, and refuses from then on', async () => {
    harness.simulator.advance(10_000 * hour);
    assert.equal(await balance(), 0);
    const clone = `POST /volumes/${harness.id('volume', 'training-data')}/clone/`;
    await harness.refused(402, /0\.00 USD available/, clone, { name: 'abc' });
  });

  it('runs by itself, as fast as it is told', async () => {
    harness.simulator.setSpeed(36_000);
    const before = await balance();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok((await balance()) < before - 1);
  });

  it('has no bill for what is not there', async () => {
    await harness.refused(404, 'Volume not found', 'GET /volumes/billing/999/');
    await harness.refused(404, 'Instance not found', 'GET /instances/999/billing/');
    await harness.refused(404, 'Snapshot not found', 'GET /snapshots/billing/999/');
  });
});
