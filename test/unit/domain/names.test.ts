import assert from 'node:assert/strict';
import {
  imageNameProblems,
  suggestCloneName,
  suggestImageName,
  volumeNameProblems,
} from '../../../src/domain/names.ts';

const none: ReadonlySet<string> = new Set();
const rulesOf = (problems: readonly { readonly rule: string }[]) => problems.map(({ rule }) => rule);

describe('the name of a clone', () => {
  const cases: readonly (readonly [name: string, rules: readonly string[]])[] = [
    ['', ['length']],
    ['ab', ['length']],
    ['abc', []],
    ['a'.repeat(30), []],
    ['a'.repeat(31), ['length']],
    ['training-data-clone', []],
    ['Data_2024-06', []],
    ['123', []],
    ['-abc', ['edges']],
    ['_abc', ['edges']],
    ['abc-', ['edges']],
    ['abc_', ['edges']],
    ['a--b__c', []],
    ['a b c', ['characters']],
    ['a.b', ['characters']],
    ['aé1', ['characters']],
    ['データ名', ['characters']],
    ['a/b', ['characters']],
    ['abc\n', ['characters']],
    ['abc ', ['characters']],
    ['---', ['edges']],
    ['-', ['length', 'edges']],
    ['😀😀', ['length', 'characters']],
    ['😀😀😀', ['characters']],
  ];
  for (const [name, rules] of cases) {
    it(`${JSON.stringify(name)} breaks ${rules.join(' and ') || 'no rule'}`, () => {
      assert.deepEqual(rulesOf(volumeNameProblems(name, none)), rules);
    });
  }

  it('must be free in the region, in exactly this spelling', () => {
    const taken = new Set(['data-clone']);
    assert.deepEqual(rulesOf(volumeNameProblems('data-clone', taken)), ['taken']);
    assert.deepEqual(rulesOf(volumeNameProblems('Data-clone', taken)), []);
  });

  it('is told what is wrong with it in words', () => {
    assert.match(volumeNameProblems('ab', none)[0]?.message ?? '', /3 to 30.*this has 2/u);
    assert.match(volumeNameProblems('', none)[0]?.message ?? '', /Enter a name/u);
    assert.match(volumeNameProblems('a b/c', none)[0]?.message ?? '', /: space \/$/u);
    assert.match(volumeNameProblems('abc', new Set(['abc']))[0]?.message ?? '', /abc already exists/u);
  });
});

describe('the name of an image', () => {
  const cases: readonly (readonly [name: string, rules: readonly string[]])[] = [
    ['', ['length']],
    ['ab', ['length']],
    ['abc', []],
    ['a'.repeat(30), []],
    ['a'.repeat(31), ['length']],
    ['CUDA 12.4 clean', []],
    ['render-farm_v1.2', []],
    ['-abc', []],
    ['.ab', []],
    ['a/b', ['characters']],
    ['a\tb', ['characters']],
    ['a\u00a0b', ['characters']],
    ['naïve', ['characters']],
  ];
  for (const [name, rules] of cases) {
    it(`${JSON.stringify(name)} breaks ${rules.join(' and ') || 'no rule'}`, () => {
      assert.deepEqual(rulesOf(imageNameProblems(name, none)), rules);
    });
  }

  it('must be free in the account', () => {
    assert.deepEqual(rulesOf(imageNameProblems('base image', new Set(['base image']))), ['taken']);
  });
});

describe('the suggested name of a clone', () => {
  const cases: readonly (readonly [source: string, taken: readonly string[], expected: string])[] = [
    ['training-data', [], 'training-data-clone'],
    ['training-data', ['training-data-clone'], 'training-data-clone-2'],
    ['training-data', ['training-data-clone', 'training-data-clone-2'], 'training-data-clone-3'],
    ['a'.repeat(24), [], `${'a'.repeat(24)}-clone`],
    ['a'.repeat(25), [], `${'a'.repeat(24)}-clone`],
    ['embeddings-wikipedia-en-2024-q', [], 'embeddings-wikipedia-en-clone'],
    ['my data (old)', [], 'my-data-old-clone'],
    ['_x_', [], 'x-clone'],
    ['データ', [], 'volume-clone'],
    ['', [], 'volume-clone'],
    ['../../etc', [], 'etc-clone'],
  ];
  for (const [source, taken, expected] of cases) {
    it(`of ${JSON.stringify(source)} with ${taken.length} taken is ${expected}`, () => {
      const name = suggestCloneName(source, new Set(taken));
      assert.equal(name, expected);
      assert.deepEqual(volumeNameProblems(name, new Set(taken)), []);
    });
  }

  it('stays valid and free when many are taken', () => {
    const taken = new Set<string>();
    for (let index = 0; index < 1200; index += 1) {
      const name = suggestCloneName('embeddings-wikipedia-en-2024-q', taken);
      assert.deepEqual(volumeNameProblems(name, taken), []);
      taken.add(name);
    }
    assert.equal(taken.size, 1200);
  });
});

describe('the suggested name of an image', () => {
  for (const source of ['render-node base', 'a'.repeat(50), '...', 'x/y', ' edge ', '日本']) {
    it(`of ${JSON.stringify(source)} is valid and says where it comes from`, () => {
      const name = suggestImageName(source, none);
      assert.deepEqual(imageNameProblems(name, none), []);
      assert.equal(name.trim(), name);
      assert.ok(name.endsWith('-image'));
      const next = suggestImageName(source, new Set([name]));
      assert.deepEqual(imageNameProblems(next, new Set([name])), []);
    });
  }
});
