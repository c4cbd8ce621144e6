import assert from 'node:assert/strict';
import type { Reader } from '../../../src/api/schemas/common.ts';
import { readImage } from '../../../src/api/schemas/image.ts';
import { readInstance } from '../../../src/api/schemas/instance.ts';
import { readSnapshot } from '../../../src/api/schemas/snapshot.ts';
import { readVolume } from '../../../src/api/schemas/volume.ts';
import { good, reasonOf } from './reading.ts';

/** What a record gives in one field, for one way to write it. */
type Case<T> = readonly [record: object, field: keyof T, expected: unknown];

function describeCases<T>(what: string, read: Reader<T>, whole: object, cases: readonly Case<T>[]): void {
  describe(`a ${what} record`, () => {
    for (const [record, field, expected] of cases) {
      it(`${JSON.stringify(record)} has ${String(field)} ${JSON.stringify(expected)}`, () => {
        assert.deepEqual(good(read, { id: 1, ...record })[field], expected);
      });
    }

    it('is kept whole, with fields nobody knows', () => {
      const record = { ...whole, x_new: { nested: [1] } };
      assert.equal((good(read, record) as { record: unknown }).record, record);
    });

    it('needs nothing but its id', () => {
      const { id, name, region, createdAt } = good(read, { id: 'x9' }) as Record<string, unknown>;
      assert.deepEqual([id, name, region, createdAt], ['x9', 'x9', undefined, undefined]);
    });

    it('may have null for everything but its id', () => {
      const nulls = Object.fromEntries(Object.keys(whole).map((key) => [key, null]));
      good(read, { ...nulls, id: 1 });
    });

    for (const value of [null, undefined, 7, 'text', true, [], [{ id: 1 }]]) {
      it(`${JSON.stringify(value)} is none`, () => assert.match(reasonOf(read, value), /not a record/u));
    }

    for (const id of [undefined, null, '', {}, [], true, 1.5, 1e300, 2 ** 53]) {
      it(`with the id ${JSON.stringify(id)} is unreadable`, () => {
        assert.match(reasonOf(read, { ...whole, id }), /"id"/u);
      });
    }
  });
}

const base = [
  [{ id: 7 }, 'id', '7'],
  [{ id: 7 }, 'wireId', 7],
  [{ id: '7' }, 'wireId', '7'],
  [{ name: 'data' }, 'name', 'data'],
  [{ name: 2024 }, 'name', '2024'],
  [{ name: '' }, 'name', '1'],
  [{ region: 'FINLAND-1' }, 'region', 'FINLAND-1'],
  [{ region: { name: 'FINLAND-1', id: 3 } }, 'region', 'FINLAND-1'],
  [{ region_name: 'CANADA-1' }, 'region', 'CANADA-1'],
  [{ region: null, region_name: 'CANADA-1' }, 'region', 'CANADA-1'],
  [{ created_at: '2026-01-01T00:00:00Z' }, 'createdAt', '2026-01-01T00:00:00Z'],
  [{ created_at: 1_700_000_000 }, 'createdAt', undefined],
] as const;

const sizes = [
  [{ size: 100 }, 'sizeGb', 100],
  [{ size: '100' }, 'sizeGb', 100],
  [{ size: ' 100.5 ' }, 'sizeGb', 100.5],
  [{ size_gb: 200 }, 'sizeGb', 200],
  [{ size: 0 }, 'sizeGb', 0],
  [{}, 'sizeGb', undefined],
] as const;

const shutoff = { id: '3', name: 'vm', status: { state: 'SHUTOFF', raw: 'stopped' } };
const uuid = '0b6f0a3c-1f9e-4a8e-9a52-7a1f0c2d3e4f';

describeCases('volume', readVolume, { id: 1, name: 'a', size: 1, status: 'x', region: 'r', instance: null }, [
  ...base,
  ...sizes,
  [{ status: 'In-Use' }, 'status', { state: 'attached', raw: 'In-Use' }],
  [{ status: 'quiescing' }, 'status', { state: 'unknown', raw: 'quiescing' }],
  [{}, 'status', { state: 'unknown', raw: '' }],
  [{ volume_type: 'NVMe' }, 'volumeType', 'NVMe'],
  [{ volume_type: { name: 'HDD' } }, 'volumeType', 'HDD'],
  [{ type: 'SSD' }, 'volumeType', 'SSD'],
  [{ bootable: true }, 'bootable', true],
  [{ is_bootable: false }, 'bootable', false],
  [{ bootable: 'yes' }, 'bootable', undefined],
  [{ instance: { id: 3, name: 'vm', status: 'stopped' } }, 'instance', shutoff],
  [{ attached_to: { id: '3', name: 'vm', status: 'stopped' } }, 'instance', shutoff],
  [{ vm: { id: 3, name: 'vm', status: 'stopped' } }, 'instance', shutoff],
  [{ instance_id: 3, instance_name: 'vm', instance_status: 'stopped' }, 'instance', shutoff],
  [{ instance: 3, instance_name: 'vm', instance_status: 'stopped' }, 'instance', shutoff],
  [{ instance: 'vm', instance_id: 3, instance_status: 'stopped' }, 'instance', shutoff],
  [{ instance: {}, vm: { id: 3, name: 'vm', status: 'stopped' } }, 'instance', shutoff],
  [{ instance: uuid }, 'instance', { id: uuid, name: undefined, status: undefined }],
  [{ attached_to: 'vm' }, 'instance', { id: undefined, name: 'vm', status: undefined }],
  [{ status: ' in-use ' }, 'status', { state: 'attached', raw: 'in-use' }],
  [{ region: 'FINLAND-1 ' }, 'region', 'FINLAND-1'],
  [{ region: { name: '\tFINLAND-1' } }, 'region', 'FINLAND-1'],
  [{ volume_type: ' NVMe' }, 'volumeType', 'NVMe'],
  [{ volume_type: ' ', type: 'HDD' }, 'volumeType', 'HDD'],
  [{ instance: null }, 'instance', null],
  [{ instance: '' }, 'instance', null],
  [{ instance: undefined, attached_to: null }, 'instance', null],
  [{ instance: undefined, vm: null }, 'instance', null],
  [{ instance: undefined, instance_id: null }, 'instance', null],
  [
    { instance: undefined, instance_id: null, instance_name: 'a' },
    'instance',
    { id: undefined, name: 'a', status: undefined },
  ],
  [{ instance: undefined }, 'instance', undefined],
  [{ instance: {} }, 'instance', undefined],
  [{ instance: {}, instance_status: 'stopped' }, 'instance', undefined],
  [{ source_volume: { id: 4, name: 'base' } }, 'source', { id: '4', name: 'base' }],
  [{ source_volume: 'base', source_volume_id: 4 }, 'source', { id: '4', name: 'base' }],
  [{ source_volume_id: '4' }, 'source', { id: '4', name: undefined }],
  [{ source_volume_id: 4, source_volume_name: 'base' }, 'source', { id: '4', name: 'base' }],
  [{ cloned_from: 4 }, 'source', { id: '4', name: undefined }],
  [{ cloned_from: 'base' }, 'source', { id: undefined, name: 'base' }],
  [{ source: { type: 'volume', id: 4, name: 'base' } }, 'source', { id: '4', name: 'base' }],
  [{ source: { type: 'image', id: 4, name: 'base' } }, 'source', undefined],
  [{ source: 'blank' }, 'source', undefined],
  [{ source: 4 }, 'source', undefined],
  [{}, 'source', undefined],
]);

describeCases(
  'snapshot',
  readSnapshot,
  { id: 1, name: 'a', size: 1, status: 'x', region: 'r', image: null },
  [
    ...base,
    ...sizes,
    [{ status: 'SUCCESS' }, 'status', { state: 'available', raw: 'SUCCESS' }],
    [{ description: 'Before the upgrade' }, 'description', 'Before the upgrade'],
    [{ description: ['x'] }, 'description', undefined],
    [{ vm: { id: 3, name: 'vm' } }, 'instance', { id: '3', name: 'vm', status: undefined }],
    [{ vm_name: 'vm' }, 'instance', { id: undefined, name: 'vm', status: undefined }],
    [{ instance_id: 3, vm_name: 'vm' }, 'instance', { id: '3', name: 'vm', status: undefined }],
    [{ has_image: false, image: null }, 'hasImage', false],
    [{ has_image: true }, 'hasImage', true],
    [{ has_image: false, image: { id: 5 } }, 'hasImage', true],
    [
      { image: { id: 5, name: 'base', status: 'saving' } },
      'image',
      { id: '5', name: 'base', status: { state: 'creating', raw: 'saving' } },
    ],
    [{ image: 5 }, 'image', { id: '5', name: undefined, status: undefined }],
    [{}, 'hasImage', undefined],
  ],
);

describeCases('image', readImage, { id: 1, name: 'a', size: 1, status: 'x', region: 'r', snapshot: null }, [
  ...base,
  ...sizes,
  [{}, 'status', { state: 'available', raw: 'available' }],
  [{ status: 'queued' }, 'status', { state: 'creating', raw: 'queued' }],
  [{ snapshot: { id: 9, name: 'weekly' } }, 'snapshot', { id: '9', name: 'weekly' }],
  [{ snapshot: 9 }, 'snapshot', { id: '9', name: undefined }],
  [{ snapshot_id: 's-9' }, 'snapshot', { id: 's-9', name: undefined }],
  [{ snapshot: null }, 'snapshot', undefined],
]);

describeCases('instance', readInstance, { id: 1, name: 'a', status: 'x', region: 'r', volumes: null }, [
  ...base,
  [{ status: 'running' }, 'status', { state: 'ACTIVE', raw: 'running' }],
  [{ gpu_model: 'H100' }, 'gpuModel', 'H100'],
  [{ gpu_count: '4' }, 'gpuCount', 4],
  [{ gpu_count: 'many' }, 'gpuCount', undefined],
  [{ public_ip: '203.0.113.7' }, 'publicIp', '203.0.113.7'],
  [{ floating_ip: '203.0.113.7' }, 'publicIp', '203.0.113.7'],
  [{ public_ip: '203.0.113.7 ' }, 'publicIp', '203.0.113.7'],
  [{ public_ip: ' ', floating_ip: '\t203.0.113.7\n' }, 'publicIp', '203.0.113.7'],
  [
    { volumes: [{ id: 1, name: 'a', size: 5 }, 2, 'b', null, {}] },
    'volumes',
    [
      { id: '1', name: 'a' },
      { id: '2', name: undefined },
      { id: undefined, name: 'b' },
    ],
  ],
  [{ volumes: 'none' }, 'volumes', []],
  [{}, 'volumes', []],
  [{ image: { id: 9, name: 'base' } }, 'image', { id: '9', name: 'base' }],
  [{ image: 'Ubuntu 22.04', image_id: 3 }, 'image', { id: '3', name: 'Ubuntu 22.04' }],
  [{ image_id: 9, image_name: 'base' }, 'image', { id: '9', name: 'base' }],
  [{ image: null }, 'image', undefined],
  [{ snapshot: { id: 7, name: 'weekly' } }, 'snapshot', { id: '7', name: 'weekly' }],
  [{ snapshot: 7 }, 'snapshot', { id: '7', name: undefined }],
  [{ snapshot_id: 's-7' }, 'snapshot', { id: 's-7', name: undefined }],
  [{}, 'snapshot', undefined],
]);

describe('a record with a field of the wrong type', () => {
  const cases: readonly (readonly [field: string, value: unknown])[] = [
    ['size', '10abc'],
    ['size', ''],
    ['size', '0x10'],
    ['size', '1e3'],
    ['size', '-5'],
    ['size', -5],
    ['size', true],
    ['size', [100]],
    ['size_gb', 'many'],
    ['name', { first: 'x' }],
    ['status', 7],
    ['status', ['available']],
    ['region', 7],
    ['region', { id: 3 }],
    ['volume_type', 7],
    ['instance', true],
    ['instance', { id: {} }],
  ];
  for (const [field, value] of cases) {
    it(`${field}: ${JSON.stringify(value)} is unreadable, and the reason names the field but not the value`, () => {
      const reason = reasonOf(readVolume, { id: 1, name: 'secret-name', [field]: value });
      assert.ok(reason.includes(`"${field}`), reason);
      assert.ok(!reason.includes('secret-name') && !reason.includes('10abc'));
    });
  }

  const guessed: readonly (readonly [read: Reader<unknown>, fields: readonly string[]])[] = [
    [readVolume, ['source_volume', 'source_volume_id', 'source_volume_name', 'cloned_from', 'source']],
    [readInstance, ['image', 'image_id', 'image_name', 'snapshot', 'snapshot_id']],
  ];
  for (const [read, fields] of guessed) {
    for (const field of fields) {
      it(`is readable all the same where nothing depends on ${field}, a name that is only guessed`, () => {
        for (const value of [true, 1.5, '', [], [1], {}, { id: {} }, { id: [], name: {} }, { type: 7 }]) {
          const { source, image, snapshot } = good(read, { id: 1, [field]: value }) as Record<
            string,
            unknown
          >;
          assert.deepEqual([source, image, snapshot], [undefined, undefined, undefined]);
        }
      });
    }
  }

  it('cannot reach a prototype', () => {
    const record: unknown = JSON.parse(
      '{"id": 1, "__proto__": {"name": "evil"}, "constructor": {"name": "x"}}',
    );
    assert.equal(good(readVolume, record).name, '1');
    assert.equal(({} as Record<string, unknown>)['name'], undefined);
  });
});
