import assert from 'node:assert/strict';
import { FuzzyRows } from '../../../../src/commands/navigate/fuzzy.ts';

const names = [
  'training-data',
  'training-data-clone',
  'checkpoints',
  'render-node weekly',
  '<img onerror=…>',
];
const rows = names.map((label, index) => ({
  label,
  description: `Volume · 500 GB · FINLAND-${(index % 2) + 1} · Available · ${1000 + index}`,
}));

describe('what is typed into Go to Resource', () => {
  const fuzzy = new FuzzyRows(rows);

  for (const [text, first] of [
    ['training-data', 'training-data'],
    ['trdata', 'training-data'],
    ['data train', 'training-data'],
    ['train clone', 'training-data-clone'],
    ['chkpnt', 'checkpoints'],
    ['RENDER', 'render-node weekly'],
    ['weekly node', 'render-node weekly'],
    ['1002', 'checkpoints'],
    ['finland-2 weekly', 'render-node weekly'],
    ['img onerror', '<img onerror=…>'],
  ] as const) {
    it(`finds ${first} by “${text}”`, () => {
      assert.equal(fuzzy.find(text)[0]?.label, first);
    });
  }

  it('finds nothing by what is in nothing', () => {
    assert.deepEqual(fuzzy.find('zzz'), []);
    assert.deepEqual(new FuzzyRows([]).find('a'), []);
  });

  it('leaves out what is much worse than the best', () => {
    assert.deepEqual(
      fuzzy.find('checkpoints').map(({ label }) => label),
      ['checkpoints'],
    );
  });

  it('finds a hundred of many at most', () => {
    const many = new FuzzyRows(Array.from({ length: 10_000 }, (_, index) => ({ label: `volume-${index}` })));
    assert.equal(many.find('volume').length, 100);
    assert.equal(many.find('volume-7700')[0]?.label, 'volume-7700');
  });
});
