import assert from 'node:assert/strict';
import { anyHardOver, sampled, type Figure, type Section } from '../../../tools/bench/figures.ts';
import { sectionText, verdict } from '../../../tools/bench/text.ts';

const size = (value: number, hard = true): Figure => ({
  what: 'a file',
  value,
  unit: 'B',
  budget: { most: 1000, hard },
});

const section = (...figures: Figure[]): Section => ({
  part: 'sizes',
  title: 'Title',
  method: ['How.'],
  figures,
});

describe("the bench's budgets", () => {
  it('are kept up to and including the most', () => {
    assert.equal(verdict(size(1000)), 'within 1,000 B');
    assert.equal(verdict(size(1001)), 'OVER 1,000 B');
  });

  it('say when they are soft', () => {
    assert.equal(verdict(size(2000, false)), 'OVER 1,000 B (soft)');
  });

  it('make the run fail only where they are hard', () => {
    assert.equal(anyHardOver([section(size(1000)), section(size(2000, false))]), false);
    assert.equal(anyHardOver([section(size(1000)), section(size(10), size(1001))]), true);
  });
});

describe("the bench's tables", () => {
  it('align their columns, with the median of samples and how far they spread', () => {
    const text = sectionText(section(size(1234), sampled('time', 'ms', [3, 1, 20])));
    assert.deepEqual(text.split('\n'), [
      'Title',
      '  a file  1,234  B   OVER 1,000 B',
      '  time        3  ms                min 1, max 20, n 3',
      '  How.',
    ]);
  });

  it('leave out columns with nothing in them', () => {
    const text = sectionText(section({ what: 'rows', value: 2, unit: 'rows' }));
    assert.deepEqual(text.split('\n'), ['Title', '  rows  2  rows', '  How.']);
  });
});
