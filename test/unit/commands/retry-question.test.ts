import assert from 'node:assert/strict';
import { retryQuestion } from '../../../src/commands/retry-question.ts';
import { clone, createImage, deleteImage, start, stop } from '../operations/support.ts';

describe('What is asked before something is tried again', () => {
  it('is nothing where it destroys and interrupts nothing', () => {
    for (const order of [clone, createImage, start]) {
      assert.equal(retryQuestion({ orders: [order] }), undefined, order.kind);
    }
  });

  it('names what is destroyed, which may have to be typed', () => {
    const question = retryQuestion({ orders: [deleteImage, createImage] });
    assert.equal(question?.name, 'base');
    assert.match(question.message, /base/u);
    assert.match(question.detail, /8.*can’t be undone/u);
  });

  it('names what is interrupted', () => {
    const question = retryQuestion({ orders: [stop, clone, start] });
    assert.equal(question?.name, undefined);
    assert.match(question?.message ?? '', /Shut down trainer/u);
    assert.match(question?.detail ?? '', /still billed/u);
  });
});
