import assert from 'node:assert/strict';
import { authHeader, authStyles, keyProblem } from '../../../src/api/http/auth.ts';
import { parseBaseUrl } from '../../../src/api/http/base-url.ts';
import { BarrackError } from '../../../src/api/errors.ts';
import { clientOf, thrownBy } from './harness.ts';

describe('the address of the API', () => {
  const good: readonly (readonly [text: string, normalized: string])[] = [
    ['https://barrack.ai/api', 'https://barrack.ai/api'],
    ['https://barrack.ai/api/', 'https://barrack.ai/api'],
    [' https://Barrack.AI/api// ', 'https://barrack.ai/api'],
    ['https://barrack.ai', 'https://barrack.ai'],
    ['https://barrack.ai:443/api', 'https://barrack.ai/api'],
    ['https://barrack.ai:8443/a/b', 'https://barrack.ai:8443/a/b'],
    ['http://127.0.0.1:8080/api', 'http://127.0.0.1:8080/api'],
    ['http://127.8.9.10/api', 'http://127.8.9.10/api'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:3000/api', 'http://[::1]:3000/api'],
  ];
  for (const [text, normalized] of good) {
    it(`${text} is ${normalized}`, () => assert.equal(parseBaseUrl(text), normalized));
  }

  const bad = [
    '',
    'barrack.ai/api',
    'ftp://barrack.ai/api',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://barrack.ai/api',
    'http://128.0.0.1/api',
    'http://localhost.example.com/api',
    'http://127.0.0.1.example.com/api',
    'http://[::2]/api',
    'http://0.0.0.0/api',
    'https://user@barrack.ai/api',
    'https://user:secret@barrack.ai/api',
    'https://@barrack.ai/api',
    'https:user:secret@barrack.ai/api',
    'https://barrack.ai/api?key=1',
    'https://barrack.ai/api?',
    'https://barrack.ai/api#x',
    'https://barrack.ai\\@example.com/api',
    'https://barrack.ai/a b',
    'https://barrack.ai/a\tb',
    'https://barrack.ai/a\u0000b',
    'https://',
  ];
  for (const text of bad) {
    it(`${JSON.stringify(text)} is refused with a message that names the setting and shows no secret`, () => {
      const problem = parseBaseUrl(text);
      assert.ok(BarrackError.is(problem));
      assert.equal(problem.kind, 'configuration');
      assert.equal(problem.outcome, 'notSent');
      assert.match(problem.remedy, /barrack\.api\.url/u);
      assert.ok(!problem.message.includes('secret'));
    });
  }

  it('is checked by the client as well', () => {
    assert.equal(thrownBy(() => clientOf('http://barrack.ai/api')).kind, 'configuration');
  });
});

describe('a key', () => {
  for (const key of ['x', 'test-key-1', 'a.b_c-d~e/f+g==', '"quoted"', 'k{}|']) {
    it(`may be ${key}`, () => assert.equal(keyProblem(key), undefined));
  }
  for (const key of ['', ' ', 'a b', 'a\n', '\ta', 'a\u0000', 'a\u007f', 'ключ', 'a\u00a0b', 'é']) {
    it(`may not be ${JSON.stringify(key)}`, () => {
      const problem = keyProblem(key);
      assert.equal(problem?.kind, 'configuration');
      assert.ok(key.trim() === '' || !problem.message.includes(key));
      assert.equal(thrownBy(() => clientOf('https://barrack.ai/api', { apiKey: key })).kind, 'configuration');
    });
  }

  it('goes into one header, in the style asked for', () => {
    assert.deepEqual(
      authStyles.map((style) => authHeader(style, 'test-key')),
      [
        { 'X-API-Key': 'test-key' },
        { Authorization: 'Bearer test-key' },
        { Authorization: 'Api-Key test-key' },
      ],
    );
  });
});
