import assert from 'node:assert/strict';
import { tabName, withoutIcons, withoutLinks } from '../../../src/ui/safe-text.ts';

describe('text of Barrack in VS Code', () => {
  it('shows no icons', () => {
    assert.equal(withoutIcons('$(zap) a $(sync~spin) b'), String.raw`\$(zap) a \$(sync~spin) b`);
  });

  it('is left alone where there is no icon', () => {
    for (const text of ['plain', '$(', '$()', 'costs $(5', 'a$b']) {
      assert.equal(withoutIcons(text), text);
    }
  });

  it('makes no links', () => {
    assert.equal(withoutLinks('[Sign in](command:evil) [a] (b)'), '[Sign in] (command:evil) [a] (b)');
  });

  it('names a document in one line and without folders', () => {
    assert.equal(tabName('a/b\\c\nd'), 'a-b-c\uFFFDd');
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
