import assert from 'node:assert/strict';
import type { Traces } from '../../../src/account/ever-used.ts';
import { everUsed } from '../../../src/account/ever-used.ts';

describe('Whether anybody has used it before', () => {
  const none: Traces = {
    environment: {},
    isAnythingHere: () => false,
    secret: () => Promise.resolve(undefined),
  };
  const notAsked = (): never => {
    throw new Error('This takes time, and is known already');
  };

  it('is denied where there is no trace of it', async () => {
    assert.equal(await everUsed(none), false);
    assert.equal(await everUsed({ ...none, environment: { BARRACK_API_KEY: '' } }), false);
  });

  it('is told by a key of the environment, by what is here, and by a stored key, in this order', async () => {
    const environment = { BARRACK_API_KEY: 'test-key-usd' };
    assert.equal(await everUsed({ environment, isAnythingHere: notAsked, secret: notAsked }), true);
    assert.equal(await everUsed({ ...none, isAnythingHere: () => true, secret: notAsked }), true);
    assert.equal(await everUsed({ ...none, secret: () => Promise.resolve('{}') }), true);
  });

  it('is assumed where the secret storage can’t be read, or does not answer', async () => {
    assert.equal(await everUsed({ ...none, secret: () => Promise.reject(new Error('locked')) }), true);
    assert.equal(await everUsed({ ...none, secret: () => new Promise(() => undefined) }), true);
  });
});
