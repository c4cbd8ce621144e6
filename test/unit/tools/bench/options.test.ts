import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partNames } from '../../../tools/bench/figures.ts';
import { parseBenchOptions } from '../../../tools/bench/options.ts';

describe("the bench's options", () => {
  it('without any measure everything and write no file', () => {
    assert.deepEqual(parseBenchOptions([]), { parts: partNames, json: undefined, quick: false });
  });

  it('name parts, which are measured in their own order and once', () => {
    assert.deepEqual(parseBenchOptions(['--only', 'memory, sizes,memory'])?.parts, ['sizes', 'memory']);
  });

  it('name a file', () => {
    const file = join(tmpdir(), 'figures.json');
    assert.equal(parseBenchOptions(['--json', file, '--quick'])?.json, file);
  });

  it('refuse what they do not know, and say what they take', () => {
    assert.throws(() => parseBenchOptions(['--only', 'sizes,speed']), /takes sizes, activation.*not "speed"/);
    assert.throws(() => parseBenchOptions(['--only', '']), /not ""/);
    assert.throws(() => parseBenchOptions(['--fast']), /--fast/);
    assert.throws(() => parseBenchOptions(['sizes']), /sizes/);
  });

  it('refuse a file that could not be written at the end', () => {
    const file = join(tmpdir(), 'no-such-folder', 'figures.json');
    assert.throws(() => parseBenchOptions(['--json', file]), /no-such-folder/);
    assert.throws(() => parseBenchOptions(['--json', '']), /name of a file/);
  });

  it('give way to help', () => {
    assert.equal(parseBenchOptions(['--help']), undefined);
  });
});
