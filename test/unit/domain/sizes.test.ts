import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatSize, parseSizeGb, sizeProblem } from '../../../src/domain/sizes.ts';

const sizes: readonly (readonly [text: string, sizeGb: number])[] = [
  ['500', 500],
  [' 500 ', 500],
  ['\t500\n', 500],
  ['500 GB', 500],
  ['500gb', 500],
  ['500 Gb ', 500],
  ['2 TB', 2048],
  ['2tb', 2048],
  ['1024 TB', 1_048_576],
  ['0', 0],
  ['0500', 500],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ['500.0', 500],
  ['1.5 TB', 1536],
  ['1.25TB', 1280],
  ['0.5 TB', 512],
];

const notSizes = [
  '',
  ' ',
  '10abc',
  '1e9',
  '1E3',
  '-1',
  '+1',
  '0x10',
  '0b11',
  '5_00',
  '5,000',
  '5 000',
  '1.5',
  '1.55 TB',
  '1.',
  '1.5.5 TB',
  '1,5 TB',
  '.5',
  '１００',
  '٥٠٠',
  '¹²³',
  'Infinity',
  'NaN',
  'GB',
  'TB 2',
  '500 GB GB',
  '500 MB',
  '500 GiB',
  '500 B',
  '500 constructor',
  'five hundred',
  '500;',
  '500 --',
  '💾',
];

describe('a size', () => {
  for (const [text, sizeGb] of sizes) {
    it(`of ${JSON.stringify(text)} is ${sizeGb} GB`, () => assert.equal(parseSizeGb(text), sizeGb));
  }

  for (const text of notSizes) {
    it(`is not ${JSON.stringify(text)}, and what is says why`, () => {
      assert.equal(parseSizeGb(text), undefined);
      assert.equal(sizeProblem(text), 'Enter a whole number of GB, such as 500, or of TB, such as 1.5 TB.');
    });
  }

  it('beyond what can be counted exactly is none, and too large', () => {
    for (const text of ['9007199254740992', '99999999999999999999', '99999999999999 TB', '9'.repeat(400)]) {
      assert.equal(parseSizeGb(text), undefined, text);
      assert.equal(sizeProblem(text), 'Enter at most 1024 TB.', text);
    }
  });
});

describe('a size as it is shown', () => {
  const cases = [
    [0, '0 GB'],
    [100, '100 GB'],
    [500, '500 GB'],
    [1024, '1 TB'],
    [1280, '1.25 TB'],
    [1536, '1.5 TB'],
    [2048, '2 TB'],
    [1500, '1500 GB'],
    [1126.4, '1126.4 GB'],
    [12.345678901234567, '12.35 GB'],
    [0.001, '< 0.01 GB'],
    [1_048_576, '1024 TB'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991 GB'],
  ] as const;
  for (const [gb, expected] of cases) {
    it(`${gb} GB is ${expected}`, () => assert.equal(formatSize(gb), expected));
  }

  it('can be typed, and is that size then', () => {
    const whole = fc.oneof(
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      fc.integer({ min: 0, max: 2_097_152 }),
      fc.integer({ min: 1, max: 4096 }).map((quarter) => quarter * 256),
    );
    fc.assert(fc.property(whole, (sizeGb) => assert.equal(parseSizeGb(formatSize(sizeGb)), sizeGb)));
  });

  it('has two decimals at most, and is no further from it than these', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 2_097_152, noNaN: true }), (sizeGb) => {
        const [, digits = '', unit = ''] = /^(\d+(?:\.\d{1,2})?) (GB|TB)$/u.exec(formatSize(sizeGb)) ?? [];
        assert.ok(
          Math.abs(Number(digits) * (unit === 'TB' ? 1024 : 1) - sizeGb) <= 0.0050001,
          `${digits} ${unit}`,
        );
      }),
    );
  });
});

describe('why a size cannot be used', () => {
  const atLeast = (size: string) => `Enter at least ${size}.`;
  const grow = (size: string) => `A volume can only grow: enter more than the ${size} it has.`;
  const cases: readonly (readonly [string, Parameters<typeof sizeProblem>[1], string | undefined])[] = [
    ['99', {}, atLeast('100 GB')],
    ['0', {}, atLeast('100 GB')],
    ['100', {}, undefined],
    ['100 GB', {}, undefined],
    ['1048576', {}, undefined],
    ['1024 TB', {}, undefined],
    ['1048577', {}, 'Enter at most 1024 TB.'],
    ['1025 TB', {}, 'Enter at most 1024 TB.'],
    ['100', { minimumGb: 250 }, atLeast('250 GB')],
    ['250', { minimumGb: 250 }, undefined],
    ['250', { minimumGb: 250.004 }, atLeast('251 GB')],
    ['251', { minimumGb: 250.004 }, undefined],
    ['1535', { minimumGb: 1536 }, atLeast('1.5 TB')],
    ['1.5 TB', { minimumGb: 1536 }, undefined],
    ['50', { minimumGb: 50 }, undefined],
    ['1023', { minimumGb: 1024 }, atLeast('1 TB')],
    ['0', { minimumGb: 0 }, atLeast('1 GB')],
    ['0', { minimumGb: -5 }, atLeast('1 GB')],
    ['100', { minimumGb: undefined }, undefined],
    ['500', { aboveGb: 500 }, grow('500 GB')],
    ['499', { aboveGb: 500 }, grow('500 GB')],
    ['501', { aboveGb: 500 }, undefined],
    ['1 TB', { aboveGb: 2048 }, grow('2 TB')],
    ['60', { aboveGb: 50 }, atLeast('100 GB')],
    ['40', { aboveGb: 50 }, grow('50 GB')],
    ['1048577', { aboveGb: 500 }, 'Enter at most 1024 TB.'],
    ['100', { aboveGb: undefined }, undefined],
  ];
  for (const [text, rule, expected] of cases) {
    it(`${text} with ${JSON.stringify(rule)}: ${expected ?? 'it can'}`, () =>
      assert.equal(sizeProblem(text, rule), expected));
  }
});
