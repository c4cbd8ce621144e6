import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isolated } from '../../../src/domain/direction.ts';
import { LookAlikes, needsId } from '../../../src/domain/look-alikes.ts';
import {
  escapeHidden,
  isUnmistakable,
  lookOfName,
  visible,
  visibleName,
} from '../../../src/domain/visible.ts';

describe('What is in a text without being seen', () => {
  const shown: readonly (readonly [text: string, expected: string])[] = [
    ['prod\u200B', 'prod‹U+200B›'],
    ['a\u2028b\u200Fc\u0000d\ne', 'a‹U+2028›b‹U+200F›c‹U+0000›d‹U+000A›e'],
    ['x\u202Egnp', 'x‹U+202E›gnp'],
    ['a\u2060b\uFEFFc\u00ADd', 'a‹U+2060›b‹U+FEFF›c‹U+00AD›d'],
    ['tag\u{E0001}\u{E0041}', 'tag‹U+E0001›‹U+E0041›'],
    ['a\uFE0Fb\u{E0100}', 'a‹U+FE0F›b‹U+E0100›'],
    ['\u3164\u115F\u2800\uFFA0', '‹U+3164›‹U+115F›‹U+2800›‹U+FFA0›'],
    ['half \uD83D', 'half ‹U+D83D›'],
    ['a\u200Db', 'a‹U+200D›b'],
    ['box\uE000\u0378\uFFFC', 'box‹U+E000›‹U+0378›‹U+FFFC›'],
    ['blank\u{1D159}\u{16FE4}\u{13430}', 'blank‹U+1D159›‹U+16FE4›‹U+13430›'],
  ];
  for (const [text, expected] of shown) {
    it(`is shown: ${expected}`, () => {
      assert.equal(visible(text), expected);
      assert.equal(visibleName(text), expected);
    });
  }

  it('is not what makes one emoji of several characters', () => {
    for (const text of ['名前 é', '👩‍🚀', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇫🇮', '👍🏽']) {
      assert.equal(visibleName(text), text);
    }
  });

  it('is in a name what blanks there are more than one between words', () => {
    assert.equal(visibleName(' a  b\u00A0c '), '‹U+0020›a ‹U+0020›b‹U+00A0›c‹U+0020›');
    assert.equal(visibleName('\u0301a \u0301'), '‹U+0301›a ‹U+0301›');
    assert.equal(visible('a\u00A0b '), 'a\u00A0b ', 'sentences have blanks as they like');
    assert.equal(visibleName('CUDA 12.4 clean'), 'CUDA 12.4 clean');
  });

  it('never is in what is shown, whatever the text', () => {
    const unit = fc.constantFrom('binary' as const, 'grapheme' as const);
    fc.assert(
      fc.property(
        unit.chain((kind) => fc.string({ unit: kind })),
        (text) => {
          const once = visibleName(text);
          assert.doesNotMatch(once, /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]|^\s|\s$/u);
          assert.equal(visible(once), once);
        },
      ),
    );
  });
});

describe('A text that is as most are', () => {
  /** With this at its end it is looked through as a whole. */
  const unusual = '名';
  const usual = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x2ff }).map((code) => String.fromCodePoint(code)),
  });

  it('is shown as one that has something else at its end', () => {
    for (let code = 0; code <= 0x2ff; code += 1) {
      const character = String.fromCodePoint(code);
      assert.equal(visible(character) + unusual, visible(character + unusual), code.toString(16));
      assert.equal(isolated(character) + unusual, isolated(character + unusual), code.toString(16));
    }
    fc.assert(
      fc.property(usual, (text) => {
        assert.equal(visible(text) + unusual, visible(text + unusual));
        assert.equal(isolated(text) + unusual, isolated(text + unusual));
      }),
    );
  });

  it('looks as it does with something at its end that is not seen, and names as surely as with a letter there', () => {
    const ascii = fc.string({ unit: fc.constantFrom(...Array.from('rnvwI1|l0O-_.:aZ 9~!^]\\')) });
    fc.assert(
      fc.property(fc.oneof(ascii, fc.string(), usual), (name) => {
        assert.equal(lookOfName(name), lookOfName(`${name}\u200B`));
        assert.equal(visibleName(`x${name}x`) + unusual, visibleName(`x${name}x${unusual}`));
        assert.equal(isUnmistakable(`x${name}x`), isUnmistakable(`x${name}x${unusual}`));
      }),
    );
  });
});

describe('A name that leaves open what it is of', () => {
  it('is found by the id of what has it as by itself, whatever came, went and was renamed', () => {
    const named = fc.record({
      id: fc.constantFrom('1', '2', '3'),
      name: fc.constantFrom('a', 'A', 'rn', 'm', 'O', '0'),
    });
    fc.assert(
      fc.property(fc.array(named), named, (renamings, asked) => {
        const all = new LookAlikes();
        const names = new Map<string, string>();
        for (const { id, name } of renamings) {
          all.remove({ id, name: names.get(id) });
          all.add({ id, name });
          names.set(id, name);
        }
        assert.deepEqual(all.idsLike(asked), all.idsLike({ name: asked.name }));
        const now = Array.from(names, ([id, name]) => ({ id, name }));
        assert.deepEqual(new Set(all.idsLike(asked)), new Set(new LookAlikes(now).idsLike(asked)));
      }),
    );
  });

  const named = (...names: readonly string[]) => names.map((name, index) => ({ id: `id-${index}`, name }));
  const open = (...names: readonly string[]): readonly boolean[] => {
    const all = named(...names);
    return all.map((one) => needsId(one, new LookAlikes(all)));
  };

  it('is one that several have, or that looks like another', () => {
    assert.deepEqual(open('prod', 'prod', 'prod\u200B', 'data'), [true, true, true, false]);
    for (const twin of [
      'ｐrod',
      ' prod',
      'prod ',
      'pr\u00ADod',
      'prod\uFE0F',
      'prod\u3164',
      'prod\u{E0001}',
    ]) {
      assert.deepEqual(open('prod', twin), [true, true], JSON.stringify(twin));
    }
    assert.deepEqual(open('a b', 'a\u00A0b', 'a  b', 'ab'), [true, true, true, false]);
    assert.deepEqual(open('é', 'e\u0301'), [true, true]);
  });

  it('is one that another looks like in many fonts', () => {
    for (const [name, twin] of [
      ['prod', '\u0440rod'],
      ['prod', 'pr\u03BFd'],
      ['data', 'd\u0251ta'],
      ['pipe', 'p\u0131pe'],
      ['vol-l', 'vol-I'],
      ['vol-l', 'vol-1'],
      ['gpu-O', 'gpu-0'],
      ['barn', 'bam'],
      ['prod-1', 'prod\u20101'],
      ['prod-1', 'prod\u22121'],
      ['prod-1', 'prod\u20131'],
      ['prod\uE000', 'prod\uE001'],
      ['1\u05D0', '\u05D01'],
      ['\u0627 1-2', '\u0627 2-1'],
    ] as const) {
      assert.deepEqual(open(name, twin), [true, true], `${name} and ${twin}`);
    }
  });

  it('is one that may be taken for something else, also where it is the only one', () => {
    for (const name of ['a\u00B7b', 'a\u02BCb', 'прод', 'prod‹U+200B›', '\u05D0']) {
      assert.deepEqual(open(name), [true], name);
    }
    const usual = [
      'prod-2_b.c',
      'größe',
      'łódź',
      'Ngọc',
      '名前',
      'データ',
      '데이터',
      'e\u0301',
      '👩‍🚀',
      'a (b) [c] #1',
    ];
    assert.deepEqual(open(...usual), usual.map(() => false)); // prettier-ignore
  });

  it('is one with something hidden in it, also where it is the only one', () => {
    assert.deepEqual(open('prod\u200B', 'data'), [true, false]);
    assert.equal(needsId({ id: '1', name: 'x\u202Ey' }), true);
  });

  it('is one that is told apart only where it is not shown any more', () => {
    const start = 'x'.repeat(80);
    assert.deepEqual(open(`${start}a`, `${start}b`, 'x'), [true, true, false]);
  });

  it('is none where only what it is asked of has it', () => {
    assert.deepEqual(open('prod', 'Prod', 'prod-2', '👍', '👍🏽'), [false, false, false, false, false]);
    const listed = new LookAlikes(named('prod'));
    assert.equal(needsId({ id: 'id-0', name: 'prod' }, listed), false);
    assert.equal(
      needsId({ id: 'gone', name: 'prod' }, listed),
      true,
      'something that is not listed any more',
    );
  });

  it('looks like every other whose look is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
        assert.equal(lookOfName(` ${name}\u200B`), lookOfName(name));
        const all = [
          { id: '1', name },
          { id: '2', name: `${name}\u200B` },
        ];
        assert.ok(all.every((one) => needsId(one, new LookAlikes(all))));
      }),
    );
  });
});

describe('JSON in which nothing is hidden', () => {
  it('reads as before, whatever is in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (record) => {
        const json = JSON.stringify(record, undefined, 2);
        assert.deepEqual(JSON.parse(escapeHidden(json)), JSON.parse(json));
        assert.equal(
          visible(escapeHidden(json).replaceAll('\n', '')),
          escapeHidden(json).replaceAll('\n', ''),
        );
      }),
    );
    assert.equal(escapeHidden('{"a":"\u200B👩‍🚀\u{E0001}é"}'), String.raw`{"a":"\u200b👩‍🚀\udb40\udc01é"}`);
  });
});
