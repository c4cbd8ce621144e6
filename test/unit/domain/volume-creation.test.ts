import assert from 'node:assert/strict';
import { eligibilityOf } from '../../../src/domain/checks.ts';
import { volumeNameProblems } from '../../../src/domain/names.ts';
import type { VolumeRequest } from '../../../src/domain/volume-creation.ts';
import { suggestVolumeName, volumeChecks } from '../../../src/domain/volume-creation.ts';

const good: VolumeRequest = {
  region: 'FINLAND-1',
  sizeText: '500',
  minimumGb: 100,
  volumeType: 'NVMe',
  types: ['NVMe', 'HDD'],
  bootable: false,
  image: undefined,
  balance: { amount: 100, currency: 'USD' },
  hourlyCost: 0.15,
  name: 'training-data-2',
  takenNames: new Set(['training-data']),
};

/** The checks that did not pass; `profile` never does, since only Barrack knows. */
function notPassed(changes: Partial<VolumeRequest>): readonly (readonly [string, string])[] {
  return volumeChecks({ ...good, ...changes })
    .filter(({ id, outcome }) => id !== 'profile' && outcome !== 'passed')
    .map(({ id, outcome }) => [id, outcome]);
}

describe('the checks before a volume is created', () => {
  it('come in the order of the form', () => {
    const ids = volumeChecks(good).map(({ id }) => id);
    assert.deepEqual(ids, ['region', 'size', 'type', 'image', 'credits', 'profile', 'name']);
  });

  it('all pass for a good one, but for the profile', () => {
    assert.deepEqual(notPassed({}), []);
    assert.deepEqual(eligibilityOf(volumeChecks(good)), {
      can: 'server',
      reason: 'Barrack will check that your profile is complete.',
    });
  });

  const passing: readonly Partial<VolumeRequest>[] = [
    { sizeText: ' 2 TB ' },
    { sizeText: '1048576' },
    { volumeType: 'nvme' },
    { bootable: true, image: 'Ubuntu 24.04 LTS' },
    { bootable: false, image: 'Ubuntu 24.04 LTS' },

    { name: 'x'.repeat(30) },
  ];
  for (const changes of passing) {
    it(`all pass for ${JSON.stringify(changes)}`, () => assert.deepEqual(notPassed(changes), []));
  }

  const single: readonly (readonly [id: string, outcome: string, changes: Partial<VolumeRequest>])[] = [
    ['credits', 'server', { hourlyCost: undefined }],
    ['region', 'failed', { region: undefined }],
    ['region', 'failed', { region: '' }],
    ['type', 'failed', { volumeType: '' }],
    ['type', 'failed', { volumeType: 'SSD' }],
    ['type', 'server', { types: [] }],
    ['image', 'failed', { bootable: true }],
    ['image', 'failed', { bootable: true, image: '' }],
    ['credits', 'failed', { balance: { amount: 0.1, currency: 'USD' } }],
    ['credits', 'server', { balance: undefined }],
    ['name', 'server', { takenNames: undefined }],
    ...['99', '10abc', '1e9', '-1', '0x10', '5_00', '１００', '99999999999999999999', '', ' ', '1.5'].map(
      (sizeText): readonly [string, string, Partial<VolumeRequest>] => ['size', 'failed', { sizeText }],
    ),
    ['size', 'failed', { minimumGb: 501 }],
    ...[
      '',
      'ab',
      'training-data',
      'my volume',
      `it's`,
      'a"b',
      'x'.repeat(31),
      '-ab',
      'ab_',
      '🚀🚀🚀',
      '../x',
    ].map((name): readonly [string, string, Partial<VolumeRequest>] => ['name', 'failed', { name }]),
  ];
  for (const [id, outcome, changes] of single) {
    it(`${id} is ${outcome} for ${JSON.stringify(changes)}, and only that one`, () =>
      assert.deepEqual(notPassed(changes), [[id, outcome]]));
  }

  const texts: readonly (readonly [string, string, Partial<VolumeRequest>])[] = [
    ['region', 'No region is chosen. Choose a region.', { region: undefined }],
    ['region', 'The volume will be in FINLAND-1.', {}],
    ['size', 'The size is 2 TB.', { sizeText: '2048' }],
    ['size', 'Enter at least 100 GB.', { sizeText: '10', minimumGb: undefined }],
    ['type', 'The region does not offer Tape. Choose one of: NVMe, HDD.', { volumeType: 'Tape' }],
    [
      'image',
      'No image is chosen, and a bootable volume starts from one. Choose an image.',
      { bootable: true },
    ],
    ['image', 'The volume will start from Debian 12.', { bootable: true, image: 'Debian 12' }],
    ['image', 'The volume will be empty, not bootable.', {}],
  ];
  for (const [id, expected, changes] of texts) {
    it(`say of ${id}: ${expected}`, () => {
      const check = volumeChecks({ ...good, ...changes }).find((one) => one.id === id);
      assert.ok(check);
      const remedy = check.outcome === 'failed' ? check.remedy : '';
      assert.equal(`${check.detail} ${remedy}`.trim(), expected);
    });
  }
});

describe('the suggested name of a volume', () => {
  const cases: readonly (readonly [next: string | undefined, taken: readonly string[], name: string])[] = [
    ['volume-7', [], 'volume-7'],
    [' volume-7 ', [], 'volume-7'],
    ['volume-7', ['volume-7'], 'volume-1'],
    [undefined, [], 'volume-1'],
    [undefined, ['volume-1', 'volume-2'], 'volume-3'],
    ['', ['volume-1'], 'volume-2'],
    ['my volume', [], 'volume-1'],
    ['x'.repeat(31), [], 'volume-1'],
    ['<script>', [], 'volume-1'],
    ['-7', [], 'volume-1'],
  ];
  for (const [next, taken, expected] of cases) {
    it(`from ${JSON.stringify(next)}, ${taken.length} taken: ${expected}`, () => {
      assert.equal(suggestVolumeName(next, new Set(taken)), expected);
      assert.deepEqual(volumeNameProblems(expected, new Set(taken)), []);
    });
  }
});
