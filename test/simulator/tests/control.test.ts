import assert from 'node:assert/strict';
import { SimulatorControl } from '../control-client.ts';
import type { Fault } from '../faults.ts';
import { startSimulator } from '../server.ts';
import { type Body, Harness, listIn, until } from './harness.ts';

describe('simulator: control address', () => {
  const harness = new Harness();

  const control = (): SimulatorControl => new SimulatorControl(harness.simulator.controlUrl);
  const post = async (path: string, body: unknown): Promise<[number, Body]> => {
    const response = await fetch(harness.simulator.controlUrl + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, (await response.json()) as Body];
  };

  it('is another address than the API, and tells what it can do', async () => {
    const { url, controlUrl } = harness.simulator;
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/api$/);
    assert.match(controlUrl, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    assert.notEqual(new URL(url).port, new URL(controlUrl).port);
    const about = (await (await fetch(controlUrl)).json()) as Body;
    assert.equal(about['url'], url);
    assert.ok((about['actions'] as string[]).includes('POST /faults'));
    assert.equal((await fetch(`${controlUrl}nothing`)).status, 404);
  });

  it('switches faults on and off', async () => {
    const fault: Fault = { operation: 'balance', kind: 'rateLimit', retryAfter: 3, count: 2 };
    await control().addFaults(fault, { operation: '*', kind: 'missingFields', count: 'always' });
    assert.equal((await harness.fetch('GET /balance/')).status, 429);
    assert.deepEqual(
      (await control().faults()).map(({ kind, count }) => [kind, count]),
      [
        ['rateLimit', 1],
        ['missingFields', 'always'],
      ],
    );
    await control().clearFaults();
    assert.equal((await harness.fetch('GET /balance/')).status, 200);
  });

  it('shows requests and effects', async () => {
    await harness.ok(`POST /instances/${harness.id('instance', 'inference-api')}/stop/`);
    assert.deepEqual(
      (await control().requests()).map(({ operation, method, status }) => [operation, method, status]),
      [['stopInstance', 'POST', 200 + 2]],
    );
    assert.equal(await control().effects('stopInstance'), 1);
    assert.equal(await control().effects('startInstance'), 0);
    await control().clearRequests();
    assert.deepEqual(await control().requests(), []);
    assert.equal(await control().effects('stopInstance'), 1);
  });

  it('changes and takes away records, and calls off what was under way on them', async () => {
    await control().change({ kind: 'volume', find: 'dataset-import', set: { status: 'error' } });
    await control().change({ kind: 'snapshot', find: 'render-node tonight', set: { description: 'Late' } });
    await control().change({
      kind: 'instance',
      find: 'render-node',
      set: { status: 'ERROR', publicIp: null },
    });
    await control().change({ kind: 'image', find: 'CUDA 12.4 clean', set: { status: 'creating' } });
    await control().change({ kind: 'volume', account: 'eur', find: 'corpus', remove: true });
    harness.simulator.advance(3600);
    const { usd, eur } = await control().state();
    assert.equal(usd.volumes.find(({ name }) => name === 'dataset-import')?.status, 'error');
    const tonight = usd.snapshots.find(({ name }) => name === 'render-node tonight');
    assert.deepEqual([tonight?.description, tonight?.status], ['Late', 'available']);
    assert.equal(usd.instances.find(({ name }) => name === 'render-node')?.status, 'ERROR');
    assert.equal(usd.images.find(({ name }) => name === 'CUDA 12.4 clean')?.status, 'creating');
    assert.deepEqual(
      eur.volumes.map(({ name }) => name),
      ['corpus-index'],
    );
    const id = harness.id('volume', 'scratch');
    await control().change({ kind: 'volume', find: id, set: { instanceId: null, status: 'available' } });
    assert.equal((await harness.get('volume', id))['instance'], null);
  });

  it('changes an account', async () => {
    await control().change({ kind: 'account', account: 'eur', set: { balance: 3.5, profileComplete: true } });
    const { eur, usd } = await control().state();
    assert.deepEqual([eur.balance, eur.profileComplete, eur.currency], [3.5, true, 'EUR']);
    assert.equal(usd.balance, 2500);
  });

  it('chooses the accepted header styles and other settings', async () => {
    await control().acceptAuth('Bearer');
    assert.equal((await harness.fetch('GET /balance/')).status, 401);
    await control().acceptAuth('X-API-Key', 'Bearer');
    await control().configure({ paging: 'pagination', pageSize: 1 });
    const body = await harness.ok('GET /volumes/');
    assert.equal(listIn(body, 'volumes').length, 1);
    const settings = (await (await fetch(`${harness.simulator.controlUrl}settings`)).json()) as Body;
    assert.deepEqual([settings['paging'], settings['snapshotTakesImage']], ['pagination', true]);
  });

  it('moves time, and sets how fast it runs', async () => {
    const at = `POST /volumes/${harness.id('volume', 'training-data')}/clone/`;
    const made = (await harness.ok(at, { name: 'a-clone' }))['volume'] as Body;
    await control().advance(30);
    assert.equal(await harness.statusOf('volume', String(made['id'])), 'available');
    const second = (await harness.ok(at, { name: 'b-clone' }))['volume'] as Body;
    await control().setSpeed(2000);
    await new Promise((resolve) => setTimeout(resolve, 40));
    assert.equal(await harness.statusOf('volume', String(second['id'])), 'available');
  });

  it('goes back to the beginning, with the same or another seed', async () => {
    await control().addFaults({ operation: '*', kind: 'empty', count: 'always' });
    await control().configure({ paging: 'results' });
    await control().change({ kind: 'volume', find: 'scratch', remove: true });
    await control().reset();
    const demo = await control().state();
    assert.ok(demo.usd.volumes.some(({ name }) => name === 'scratch'));
    assert.deepEqual(await control().faults(), []);
    await control().reset('large:20');
    assert.equal((await control().state()).usd.volumes.length, 20);
    assert.equal(listIn(await harness.ok('GET /volumes/'), 'volumes').length, 20);
    await control().reset('empty');
    assert.equal((await control().state()).usd.volumes.length, 0);
    await control().reset();
    assert.ok((await control().state()).usd.volumes.length > 0);
  });

  it('says what is wrong with what it is sent, and does nothing', async () => {
    const bad: [string, unknown, RegExp][] = [
      ['faults', { faults: [{ operation: 'nothing', kind: 'empty' }] }, /operation/],
      ['faults', { faults: [{ operation: '*', kind: 'nothing' }] }, /kind/],
      ['faults', { faults: [{ operation: '*', kind: 'empty', count: 0 }] }, /count/],
      ['faults', { faults: [{ operation: '*', kind: 'delay' }] }, /milliseconds/],
      ['faults', { faults: [{ operation: '*', kind: 'empty', often: 2 }] }, /often/],
      ['state', { kind: 'volume', find: 'nothing', set: {} }, /has no volume "nothing"/],
      ['state', { kind: 'volume', find: 'scratch', set: { color: 'red' } }, /color/],
      ['auth', { accept: [] }, /accept/],
      ['auth', { accept: ['Cookie'] }, /accept/],
      ['settings', { paging: 'scroll' }, /paging/],
      ['reset', { seed: 'huge' }, /demo, empty and large:N/],
      ['speed', { speed: -1 }, /speed/],
      ['advance', { seconds: 'ten' }, /seconds/],
      ['speed', [1], /dictionary/],
    ];
    for (const [path, body, text] of bad) {
      const [status, answer] = await post(path, body);
      assert.equal(status, 400, path);
      assert.match(String(answer['error']), text);
    }
    assert.deepEqual(await control().faults(), []);
    await assert.rejects(control().change({ kind: 'image', find: 'nothing', remove: true }), /has no image/);
  });

  it('runs several at once, each on its own, and closes while requests are open', async () => {
    const other = await startSimulator({ seed: 'empty' });
    other.faults.add({ operation: 'balance', kind: 'hang' });
    const open = fetch(`${other.url}/balance/`, { headers: { 'X-API-Key': 'test-key-usd' } });
    await until(() => other.requests.length === 1);
    await Promise.all([assert.rejects(open), other.close()]);
    await assert.rejects(fetch(other.url));
    await harness.ok('GET /balance/');
  });

  it('does not start on a port that is taken', async () => {
    const port = Number(new URL(harness.simulator.url).port);
    await assert.rejects(startSimulator({ port }), { code: 'EADDRINUSE' });
    await assert.rejects(startSimulator({ controlPort: port }), { code: 'EADDRINUSE' });
  });
});
