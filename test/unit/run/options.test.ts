import assert from 'node:assert/strict';
import { optionsOf } from '../../options.ts';

const known = ['unit', 'simulator', 'extension'];

describe('what npm test is asked for', () => {
  it('is everything where nothing is said', () =>
    assert.deepEqual(optionsOf([], known), {
      suites: known,
      grep: undefined,
      file: undefined,
      screenshots: false,
    }));

  it('is suites, in their own order, tests, files, and pictures', () =>
    assert.deepEqual(
      optionsOf(['extension', 'unit', '--grep', 'clone', '--file=forms\\panels', '--screenshots'], known),
      { suites: ['unit', 'extension'], grep: 'clone', file: 'forms/panels', screenshots: true },
    ));

  it('is told where there is no such suite', () =>
    assert.throws(
      () => optionsOf(['unit', 'units'], known),
      /There is no suite "units", only: unit, simulator, extension\./u,
    ));

  for (const args of [['--grp', 'clone'], ['--grep']]) {
    it(`is told with what there is where it says ${args.join(' ')}`, () =>
      assert.throws(() => optionsOf(args, known), /\n.*--grep <part of a title>/u));
  }
});
