import assert from 'node:assert/strict';
import { fromEnvironment, fromStored } from '../../../src/account/account.ts';
import { checkSettings } from '../../../src/account/settings.ts';

const settings = checkSettings({
  url: 'https://barrack.ai/api',
  authHeader: 'auto',
  paths: {},
  timeoutSeconds: 30,
});
const stored = {
  version: 1 as const,
  baseUrl: 'https://barrack.ai/api',
  key: 'test-key-1',
  authStyle: 'Bearer' as const,
};

describe('the stored account', () => {
  it('is used at the address it was made for, with the header that worked', () => {
    assert.deepEqual(fromStored(stored, settings).account, {
      baseUrl: 'https://barrack.ai/api',
      authStyle: 'Bearer',
      source: 'stored',
      key: 'test-key-1',
    });
  });

  it('takes the header of the settings where they name one', () => {
    assert.equal(fromStored(stored, { ...settings, authHeader: 'Api-Key' }).account?.authStyle, 'Api-Key');
  });

  it('is not used at another address', () => {
    const found = fromStored(stored, { ...settings, baseUrl: 'https://evil.example/api' });
    assert.equal(found.account, undefined);
    assert.equal(found.otherAddress, 'https://barrack.ai/api');
  });
});

describe('the account of the environment', () => {
  const key = { BARRACK_API_KEY: 'test-key-2' };

  it('serves with the configured address where it names none', () => {
    const { account } = fromEnvironment(key, settings);
    assert.equal(account?.baseUrl, settings.baseUrl);
    assert.equal(account.source, 'environment');
  });

  it('serves with the configured address where that is empty', () => {
    for (const empty of ['', '  ']) {
      const found = fromEnvironment({ ...key, BARRACK_API_URL: empty }, settings);
      assert.deepEqual([found.account?.baseUrl, found.problem], [settings.baseUrl, undefined]);
    }
  });

  it('is none without a key', () => {
    assert.deepEqual(fromEnvironment({ BARRACK_API_URL: 'https://a.example' }, settings), {
      account: undefined,
    });
    assert.deepEqual(fromEnvironment({ BARRACK_API_KEY: '  ' }, settings), { account: undefined });
  });

  it('is refused for an address that the settings would refuse', () => {
    const found = fromEnvironment({ ...key, BARRACK_API_URL: 'http://barrack.ai/api' }, settings);
    assert.equal(found.account, undefined);
    assert.match(found.problem ?? '', /^BARRACK_API_URL/);
  });

  it('is refused for a key that no header can hold, without showing it', () => {
    const found = fromEnvironment({ BARRACK_API_KEY: 'test key' }, settings);
    assert.equal(found.account, undefined);
    assert.match(found.problem ?? '', /^BARRACK_API_KEY/);
    assert.doesNotMatch(found.problem ?? '', /test key/);
  });
});
