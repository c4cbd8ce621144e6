import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { redactor } from '../../../src/api/http/redact.ts';
import type { Answer } from './harness.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

/** Keys with what JSON, URLs and regular expressions write differently, and a very short one. */
const keys = ['test-key-4711', 'test/key+4711==', 'test"key\\4711', 'test-$&-key.*', 'k~9'];

const spellingsOf = (key: string) => [
  key,
  encodeURIComponent(key),
  JSON.stringify(key).slice(1, -1),
  key.replaceAll('/', '\\/'),
  Buffer.from(key).toString('base64'),
];

function assertFree(key: string, text: string, where: string): void {
  for (const spelling of spellingsOf(key)) {
    assert.ok(!text.includes(spelling), `${where}: ${text}`);
  }
}

describe('the key', () => {
  afterEach(closeServers);

  for (const key of keys) {
    const texts = spellingsOf(key).map((spelling) => `You sent ${spelling} (${key})`);
    const echo = texts.join(' ');
    const answers: readonly Answer[] = [
      { status: 401, json: { success: false, message: echo, request_id: key } },
      { status: 400, json: { errors: { name: texts, [key]: ['x'] } } },
      { status: 400, json: { detail: echo.repeat(20) } },
      { status: 500, text: `<title>${echo}</title>`, headers: { 'X-Request-Id': encodeURIComponent(key) } },
      { status: 429, json: { error: echo } },
      { status: 302, headers: { Location: `https://u:${encodeURIComponent(key)}@example.com/${encodeURIComponent(key)}?k=${encodeURIComponent(key)}` } },
      { text: `<title>${echo}</title>` },
      { json: { success: false, message: echo } },
      { text: echo },
      (response) => response.destroy(),
    ]; // prettier-ignore

    for (const [index, answer] of answers.entries()) {
      it(`${key} is in nothing thrown or logged (answer ${index + 1})`, async () => {
        const { baseUrl, received } = await serve(answer);
        for (const authHeader of ['X-API-Key', 'Bearer', 'Api-Key'] as const) {
          const { client, lines } = clientOf(baseUrl, { apiKey: key, authHeader });
          const errors = [
            await errorOf(client.volumes.list()),
            await errorOf(client.volumes.resize('1', { sizeGb: 200 })),
          ];
          for (const error of errors) {
            const whole = inspect(error, { depth: 10, showHidden: true, getters: true });
            assertFree(key, whole, 'the error');
            assertFree(key, JSON.stringify([error, error.message, error.stack]), 'its fields');
            assert.equal(error.cause, undefined);
          }
          assert.ok(lines.length > 0);
          assertFree(key, lines.join('\n'), 'the log');
          assertFree(
            key,
            inspect(client, { depth: 10, showHidden: true }),
            'the client, when it is inspected',
          );
        }
        assert.ok(received.every(({ path }) => spellingsOf(key).every((one) => !path.includes(one))));
      });
    }
  }

  it('is taken out of records that echo it', async () => {
    const [key = ''] = keys;
    const record = {
      id: 1,
      name: `volume of ${key}`,
      owner: { api_key: key, encoded: encodeURIComponent(key) },
    };
    const { baseUrl } = await serve({ json: { volumes: [record, { id: key, size: key, note: key }] } });
    const { client } = clientOf(baseUrl, { apiKey: key });
    assertFree(key, JSON.stringify(await client.volumes.list()), 'the records');
  });

  it('is not a pattern, and what replaces it is not one either', () => {
    const { text } = redactor('a.c$&');
    assert.equal(text('abc$& a.c$& abc'), 'abc$& [key] abc');
  });

  it('takes userinfo out of every URL in a text', () => {
    const { text } = redactor('test-key-4711');
    assert.equal(
      text('http://u:p@a.example/ and https://x@b.example'),
      'http://a.example/ and https://b.example',
    );
    assert.equal(text('https://a.example/@scope/x?y=a@b'), 'https://a.example/@scope/x?y=a@b');
  });

  it('that is very short does not spoil numbers and names in records', async () => {
    const { baseUrl } = await serve({ json: { volumes: [{ id: 11, name: 'k1', size: 111 }] } });
    const { items } = await clientOf(baseUrl, { apiKey: '1' }).client.volumes.list();
    assert.deepEqual([items[0]?.id, items[0]?.name, items[0]?.sizeGb], ['11', 'k1', 111]);
  });
});
