import assert from 'node:assert/strict';
import type { FaultKind } from './client-harness.ts';
import { clientOf, errorOf } from './client-harness.ts';
import { Harness } from './tests/harness.ts';

describe('the client and other readings of the API', () => {
  const harness = new Harness();
  const kinds = ['volumes', 'instances', 'snapshots', 'images'] as const;
  const start = () => clientOf(harness.simulator).client;
  const quirk = (fault: FaultKind) =>
    harness.simulator.faults.add({ ...fault, operation: '*', count: 'always' });

  for (const kind of [
    'unknownFields',
    'missingFields',
    'numericIds',
    'htmlNames',
    'alternativeFields',
    'payloadInData',
    'bareBody',
  ] as const) {
    it(`reads everything with ${kind}`, async () => {
      const plain = start();
      const before = await Promise.all(kinds.map((one) => plain[one].list()));
      quirk({ kind });
      for (const [index, one] of kinds.entries()) {
        const { items, unreadable } = await start()[one].list();
        assert.deepEqual(unreadable, []);
        assert.deepEqual(
          items.map(({ id }) => id),
          before[index]?.items.map(({ id }) => id),
        );
        const [first] = items;
        assert.ok(first);
        assert.equal((await start()[one].get(first.id)).id, first.id);
      }
      assert.ok((await start().balance.get()).amount > 0);
      assert.ok((await start().regions.list()).items.length > 0);
      assert.ok((await start().pricing.get()).volumes.length > 0);
    });
  }

  it('reads sizes, types, flags and instances under their other names', async () => {
    const before = (await start().volumes.list()).items.map(({ record, ...volume }) => [
      volume,
      typeof record,
    ]);
    quirk({ kind: 'alternativeFields' });
    const after = (await start().volumes.list()).items.map(({ record, ...volume }) => [
      volume,
      typeof record,
    ]);
    assert.deepEqual(after, before);
  });

  it('keeps an unknown status word as it came', async () => {
    quirk({ kind: 'unknownStatus', status: 'defragmenting' });
    const { items } = await start().volumes.list();
    assert.ok(items.every(({ status }) => status.state === 'unknown' && status.raw === 'defragmenting'));
  });

  for (const form of ['null', 'text', 'withoutId', 'wrongTypes'] as const) {
    it(`shows an unreadable record (${form}) beside all the others`, async () => {
      const before = (await start().snapshots.list()).items.length;
      quirk({ kind: 'unreadableRecord', form });
      const { items, unreadable } = await start().snapshots.list();
      assert.equal(items.length, before);
      assert.equal(unreadable.length, 1);
      assert.notEqual(unreadable[0]?.reason, '');
    });
  }

  it('says so where the payload is missing', async () => {
    quirk({ kind: 'withoutPayload' });
    assert.equal((await errorOf(start().volumes.list())).kind, 'malformed');
    const id = harness.id('volume', 'training-data');
    const cloned = await start().volumes.clone(id, {
      name: 'new-clone',
      volumeType: 'HDD',
      region: 'FINLAND-1',
    });
    assert.equal(cloned.value, undefined);
    assert.equal(harness.simulator.effects('cloneVolume'), 1);
  });
});
