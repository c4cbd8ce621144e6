import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isolated, piecesOf, withoutIsolates } from '../../../src/domain/direction.ts';
import { visible } from '../../../src/domain/visible.ts';

const text = fc
  .array(
    fc.constantFrom(
      'מכונה',
      'سلام',
      '٥',
      ' ',
      '500 GB',
      '(',
      '·',
      'prod',
      '\u2068',
      '\u2069',
      '\u202E',
      '\u200F',
      'é',
      '名前',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('What is written from right to left', () => {
  it('takes no number beside it along', () => {
    assert.equal(isolated('500מכונה GB'), '500⁨מכונה⁩ GB');
    assert.equal(isolated('מכונה גדולה · 500 GB'), '⁨מכונה גדולה⁩ · 500 GB');
    assert.equal(isolated('db-שרת-12 (17)'), 'db-⁨שרת⁩-12 (17)');
  });

  it('is all that is set apart, once, in a text with nothing hidden in it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const shown = isolated(given);
        assert.equal(isolated(shown), shown);
        assert.equal(visible(withoutIsolates(shown)), withoutIsolates(shown));
        assert.doesNotMatch(
          shown.replace(/\u2068[^\u2068\u2069]+\u2069/gu, ''),
          /[\u0590-\u08FF\u2066-\u2069]/u,
        );
        assert.equal(
          piecesOf(given)
            .map((piece) => piece.text)
            .join(''),
          withoutIsolates(shown),
        );
      }),
    );
  });

  it('is left alone in every other text', () => {
    for (const plain of ['', 'prod', '名前 é 👩‍🚀', '“a” – b']) {
      assert.equal(isolated(plain), plain);
    }
  });
});
