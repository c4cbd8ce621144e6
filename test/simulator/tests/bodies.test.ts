import assert from 'node:assert/strict';
import { type Body, Harness } from './harness.ts';

describe('simulator: faults in the body', () => {
  const harness = new Harness();

  it('cuts a body short', async () => {
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'truncated' });
    const response = await harness.fetch('GET /volumes/');
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('sends a whole body that is no JSON', async () => {
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'malformed' });
    const text = await (await harness.fetch('GET /volumes/')).text();
    assert.ok(text.startsWith('{"success":true'));
    assert.throws(() => void JSON.parse(text), SyntaxError);
  });

  it('sends an empty body', async () => {
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'empty' });
    const response = await harness.fetch('GET /volumes/');
    assert.deepEqual([response.status, await response.text()], [200, '']);
  });

  it('sends tens of megabytes, of good JSON, as long as they are read', async () => {
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'oversized', megabytes: 3 });
    const body = JSON.parse(await (await harness.fetch('GET /volumes/')).text()) as Body;
    assert.equal(String(body['message']).length, 3 * 1024 * 1024);
    harness.simulator.faults.add({ operation: 'listVolumes', kind: 'oversized' });
    const response = await harness.fetch('GET /volumes/');
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > 33 * 1024 * 1024) break;
    }
    assert.ok(size > 33 * 1024 * 1024);
    await harness.ok('GET /volumes/');
  });

  it('has done what was asked for in each case', async () => {
    for (const kind of ['truncated', 'malformed', 'empty', 'oversized'] as const) {
      harness.simulator.reset();
      harness.simulator.faults.add({ operation: 'cloneVolume', kind, megabytes: 1 });
      const at = `POST /volumes/${harness.id('volume', 'training-data')}/clone/`;
      await (await harness.fetch(at, { name: 'a-clone' })).text().catch(() => undefined);
      assert.equal(harness.simulator.effects('cloneVolume'), 1, kind);
    }
  });
});
