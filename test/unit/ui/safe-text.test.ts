import assert from 'node:assert/strict';
import { withoutIcons, withoutLinks } from '../../../src/ui/safe-text.ts';

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
});
