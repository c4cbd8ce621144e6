import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  iconText,
  messageText,
  paragraphs,
  plain,
  plainLines,
  quickText,
  tabName,
} from '../../../src/ui/format/safe-text.ts';

/** As VS Code reads them (linkedText.ts, iconLabels.ts). */
// eslint-disable-next-line regexp/no-super-linear-move -- VS Code's own, read on short texts
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:|vscode)[^)\s]+(?: (["']).+?\1)?\)/iu;
const icon = /(?<!\\)\$\([a-z0-9-]+(?:~[a-z]+)?\)/iu;
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\u2060\uFEFF]|\u{E0001}|\uFE0F/u;

const hostile = fc
  .array(
    fc.constantFrom(
      '[x](command:workbench.action.quit)',
      '$(trash)',
      '\\',
      '$',
      '(zap~spin)',
      ']',
      '(https://evil.example)',
      '\n',
      '\r',
      '\u2028',
      '\u202E',
      '\u200B',
      '\u{E0001}',
      'a\uFE0F',
      '<img src=x>',
      '`',
      'text',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('Text of others where VS Code shows it', () => {
  it('is one line with nothing hidden in it, wherever that is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const clean of [plain, messageText, iconText, quickText, tabName]) {
          assert.doesNotMatch(clean(text), hidden);
        }
      }),
    );
  });

  it('is no link in a notification, nor below a quick input', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.doesNotMatch(messageText(text), link);
        assert.doesNotMatch(quickText(text), link);
      }),
    );
    assert.equal(messageText('[Sign in](command:evil) [a] (b)'), '[Sign in] (command:evil) [a] (b)');
  });

  it('is no icon in a row, nor below a quick input; the program’s own is one', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.doesNotMatch(iconText(text), icon);
        assert.doesNotMatch(quickText(text), icon);
      }),
    );
    assert.equal(iconText('$(zap) a $(sync~spin) b'), String.raw`\$(zap) a \$(sync~spin) b`);
    assert.equal(iconText('$(zap)', 'check'), String.raw`$(check) \$(zap)`);
  });

  it('makes no lines of its own among several', () => {
    assert.equal(plainLines(['a\nb', 'c']), 'a‹U+000A›b\nc');
    assert.equal(paragraphs([plainLines(['a']), plainLines([]), plainLines(['b', 'c'])]), 'a\n\nb\nc');
  });

  it('is left alone where there is nothing of the kind', () => {
    for (const text of ['plain', '$(', '$()', 'costs $(5', 'a$b', '名前 é 👩‍🚀 ❤️ 1️⃣']) {
      for (const clean of [plain, messageText, iconText, quickText]) {
        assert.equal(clean(text), text);
      }
    }
  });

  it('stays as it is when it is cleaned once more', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.equal(plain(plain(text)), plain(text));
        assert.equal(messageText(messageText(text)), messageText(text));
      }),
    );
  });

  it('names a document in one line and without folders', () => {
    assert.equal(tabName('a/b\\c\nd'), 'a-b-c‹U+000A›d');
  });

  it('names a document by what has an address, wherever it is cut and whatever it is made of', () => {
    const face = '\u{1F600}';
    for (const name of [
      `${'x'.repeat(59)}${face}yz`,
      face.repeat(100),
      `x${face}`.repeat(100),
      '\uD83D',
      'a\uDE00b',
    ]) {
      const short = tabName(name);
      assert.ok(Array.from(short).length <= 60, short);
      assert.doesNotThrow(() => encodeURIComponent(short));
    }
    assert.equal(tabName(`${'x'.repeat(59)}${face}yz`), `${'x'.repeat(59)}${face}`);
  });
});
