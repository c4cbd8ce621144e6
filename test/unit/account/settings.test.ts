import assert from 'node:assert/strict';
import { checkSettings } from '../../../src/account/settings.ts';

const good = { url: 'https://barrack.ai/api', authHeader: 'auto', paths: {}, timeoutSeconds: 30 };

describe('the settings of the API', () => {
  it('takes valid ones', () => {
    assert.deepEqual(
      checkSettings({
        url: 'http://127.0.0.1:8080/api/',
        authHeader: 'Bearer',
        paths: { cloneVolume: '/volume/{id}/copy/' },
        timeoutSeconds: 5,
      }),
      {
        baseUrl: 'http://127.0.0.1:8080/api',
        authHeader: 'Bearer',
        paths: { cloneVolume: { path: '/volume/{id}/copy/' } },
        timeoutMs: 5000,
        problems: [],
      },
    );
  });

  const cases: [name: string, raw: object, field: string, fallback: unknown][] = [
    ['an http address of another machine', { url: 'http://barrack.ai/api' }, 'baseUrl', good.url],
    ['an address that is no text', { url: 7 }, 'baseUrl', good.url],
    ['a header nobody knows', { authHeader: 'Basic' }, 'authHeader', 'auto'],
    ['a time limit of 0', { timeoutSeconds: 0 }, 'timeoutMs', 30_000],
    ['a time limit that is text', { timeoutSeconds: '10' }, 'timeoutMs', 30_000],
    ['a time limit that is no number', { timeoutSeconds: Number.NaN }, 'timeoutMs', 30_000],
    ['a time limit of an hour', { timeoutSeconds: 3600 }, 'timeoutMs', 30_000],
  ];
  for (const [name, raw, field, fallback] of cases) {
    it(`keeps the default for ${name} and names the setting`, () => {
      const settings = checkSettings({ ...good, ...raw });
      assert.equal(settings[field as 'baseUrl'], fallback);
      assert.equal(settings.problems.length, 1);
      assert.match(settings.problems[0] ?? '', new RegExp(`barrack\\.api\\.${Object.keys(raw)[0]}`));
    });
  }

  it('keeps the table for a path that leaves the API, and the other corrections', () => {
    const settings = checkSettings({
      ...good,
      paths: { balance: '//evil.example/balance/', listVolumes: '/disks/' },
    });
    assert.deepEqual(settings.paths, { listVolumes: { path: '/disks/' } });
    assert.match(settings.problems.join(), /barrack\.api\.paths.*balance/);
  });
});
