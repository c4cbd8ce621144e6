import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import type { CurlTarget } from '../../../src/api/as-curl.ts';
import { asCurl, quoted } from '../../../src/api/as-curl.ts';
import type { AuthStyle } from '../../../src/api/http/auth.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';
import { needsCurl, runInShell } from './shell.ts';

const target: CurlTarget = { baseUrl: 'https://barrack.ai/api', authStyle: 'X-API-Key', overrides: {} };

const hostileTexts = [
  '',
  ' ',
  'plain',
  "it's",
  "'",
  "''''",
  `"`,
  '$(touch x)',
  '`touch x`',
  "'; touch x; '",
  "'$(touch x)'",
  '\\',
  "\\'",
  '\n',
  'first\ntouch x\n',
  '\r\n',
  '-rf',
  '--help',
  '@/etc/passwd',
  '$HOME',
  '${HOME}',
  '!!',
  '# no comment',
  '~',
  '*',
  '\t',
  '{a,b}',
  'naïve ∆ 名前 🦊',
  '\u202Ereversed',
  '\u007F\u007F\u007F',
  '\u0085\u009B31m',
];

describe('A text as one word of a shell', () => {
  before(needsCurl);

  for (const text of hostileTexts) {
    it(`is ${inspect(text).replaceAll('\u202E', '(RLO)')}`, async () => {
      const { code, output } = await runInShell(`printf %s ${quoted(text)}`);
      assert.deepEqual([code, output], [0, text]);
    });
  }
});

describe('A call as a curl command', () => {
  const clone = { name: "it's mine", volumeType: 'NVMe', region: 'FINLAND-1' };

  it('can be read, and holds no key', async () => {
    assert.equal(
      await asCurl(({ volumes }) => volumes.clone('7', clone), target),
      [
        "curl --request POST 'https://barrack.ai/api/volumes/7/clone/' \\",
        '  --header "X-API-Key: $BARRACK_API_KEY" \\',
        "  --header 'Content-Type: application/json' \\",
        `  --data '{"name":"it'\\''s mine","volume_type":"NVMe","region":"FINLAND-1"}'`,
      ].join('\n'),
    );
  });

  it('has neither body nor content type where there is none', async () => {
    assert.equal(
      await asCurl(({ instances }) => instances.stop('a/b'), { ...target, authStyle: 'Bearer' }),
      [
        "curl --request POST 'https://barrack.ai/api/instances/a%2Fb/stop/' \\",
        '  --header "Authorization: Bearer $BARRACK_API_KEY"',
      ].join('\n'),
    );
  });

  const headers: Readonly<Record<AuthStyle, string>> = {
    'X-API-Key': '--header "X-API-Key: $BARRACK_API_KEY"',
    Bearer: '--header "Authorization: Bearer $BARRACK_API_KEY"',
    'Api-Key': '--header "Authorization: Api-Key $BARRACK_API_KEY"',
  };
  for (const [style, header] of Object.entries(headers) as [AuthStyle, string][]) {
    it(`carries the key as ${style} does`, async () => {
      const text = await asCurl(({ volumes }) => volumes.list(), { ...target, authStyle: style });
      assert.equal(text.split('\n')[1]?.trim(), header);
    });
  }

  it('follows the corrections of paths and methods', async () => {
    const overrides = {
      cloneVolume: { method: 'PUT', path: '/v2/{id}/copy/' },
      listVolumes: { method: 'POST' },
    } as const;
    const [write] = (
      await asCurl(({ volumes }) => volumes.clone('7', clone), { ...target, overrides })
    ).split(' \\\n');
    assert.equal(write, "curl --request PUT 'https://barrack.ai/api/v2/7/copy/'");
    const [read] = (await asCurl(({ volumes }) => volumes.list(), { ...target, overrides })).split(' \\\n');
    assert.equal(read, "curl --request POST 'https://barrack.ai/api/volumes/'");
  });

  it('has what a read asks for in its address', async () => {
    const text = await asCurl(({ volumes }) => volumes.list({ region: "O'HARE & CO" }), target);
    assert.match(
      text,
      /^curl --request GET 'https:\/\/barrack\.ai\/api\/volumes\/\?region=O%27HARE\+%26\+CO'/u,
    );
  });

  it('takes brackets in the address as they are', async () => {
    const baseUrl = 'http://[::1]:8080/a[1-3]';
    const text = await asCurl(({ volumes }) => volumes.list(), { ...target, baseUrl });
    assert.match(text, /^curl --request GET --globoff 'http:\/\/\[::1\]:8080\/a\[1-3\]\/volumes\/'/u);
  });

  it('shows what can’t be seen, so that no terminal obeys it', async () => {
    const name = 'a\u007F\u0008\u009B\u2028\u202Eb';
    const text = await asCurl(({ volumes }) => volumes.clone('7', { ...clone, name }), target);
    assert.ok(text.includes(String.raw`{"name":"a\u007f\b\u009b\u2028\u202eb"`), text);
  });

  for (const id of ['', '.', '..', '\uD800']) {
    it(`is not made of the id ${JSON.stringify(id)}`, async () => {
      const error = await errorOf(asCurl(({ volumes }) => volumes.delete(id), target));
      assert.equal(error.kind, 'configuration');
    });
  }
});

describe('A curl command that a real shell runs', () => {
  before(needsCurl);
  afterEach(closeServers);

  const key = `test-key-"$(touch\${IFS}x)'\`ls>x\`\\!`;
  const idOf = fc
    .oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }))
    .filter((id) => !['', '.', '..'].includes(id) && id.isWellFormed());
  const textOf = fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...hostileTexts), { minLength: 2, maxLength: 5 }).map((parts) => parts.join('')),
  );

  it('sends what the client sends, byte for byte, whatever the names and ids', async function () {
    this.timeout(120_000);
    const { baseUrl, received } = await serve({ json: { volume: { id: 1 } } });
    const { client } = clientOf(baseUrl, { apiKey: key });
    await fc.assert(
      fc.asyncProperty(idOf, textOf, textOf, async (id, name, region) => {
        const body = { name, volumeType: undefined, region };
        await client.volumes.clone(id, body);
        const text = await asCurl(({ volumes }) => volumes.clone(id, body), { ...target, baseUrl });
        const { code, errors } = await runInShell(text, { BARRACK_API_KEY: key });
        assert.equal(code, 0, errors);
        const [own, curls] = received.splice(0);
        assert.ok(own && curls, 'both were received');
        assert.deepEqual([curls.method, curls.path], [own.method, own.path]);
        assert.equal(curls.body, own.body);
        assert.deepEqual(JSON.parse(curls.body), {
          name: name.toWellFormed(),
          region: region.toWellFormed(),
        });
        assert.equal(curls.headers['content-type'], own.headers['content-type']);
        assert.equal(curls.headers['x-api-key'], key);
        assert.equal(own.headers['x-api-key'], key);
      }),
      { numRuns: 150 },
    );
  });
});
