import assert from 'node:assert/strict';
import type { CurlTarget } from '../../../../src/api/as-curl.ts';
import { firstPage, ordersAsCurl } from '../../../../src/commands/curl/curl-text.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { closeServers, serve } from '../../api/harness.ts';
import { needsCurl, runInShell } from '../../api/shell.ts';
import { unpriced } from '../actions/change/priced.ts';

const target: CurlTarget = { baseUrl: 'https://barrack.ai/api', authStyle: 'X-API-Key', overrides: {} };

function chain(name: string): readonly Order[] {
  const instance = { id: '5', name, region: 'FINLAND-1' };
  const source = { id: '7', name, region: 'FINLAND-1', sizeGb: 100, volumeType: 'NVMe' };
  return [
    { kind: 'stopInstance', instance },
    { kind: 'clone', source, name: `${name}-clone`, volumeType: 'NVMe' },
    { kind: 'startInstance', instance },
  ];
}

/** What is neither a command nor empty. */
const commentsOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('#'));

describe('A list as a curl command', () => {
  it('says that it is only the first page, in a comment that no shell reads', () => {
    assert.deepEqual(firstPage('curl x').split('\n'), [
      '# This asks for the first page: the answer tells whether more follow.',
      'curl x',
    ]);
  });
});

describe('Orders as curl commands', () => {
  afterEach(closeServers);

  it('are one command without a comment for one order, and nothing after it', async () => {
    const [order] = chain('trainer');
    assert.ok(order);
    const text = await ordersAsCurl([order], target, unpriced);
    assert.match(
      text,
      /^curl --request POST 'https:[^\n]*\/instances\/5\/stop\/' \\\n {2}--header "[^"\n]*"$/u,
    );
  });

  it('say of a chain what each does, and what to wait for between them', async () => {
    const text = await ordersAsCurl(chain('trainer'), target, unpriced);
    assert.deepEqual(commentsOf(text), [
      '# 1 of 3: Shut down trainer',
      '# Wait for SHUTOFF before the next command.',
      '# 2 of 3: Clone trainer',
      '# Wait for Available before the next command.',
      '# 3 of 3: Start trainer',
    ]);
    assert.equal(text.split('\n\n').length, 3);
  });

  const hostileNames = [
    'first\ntouch x\n',
    '\r\ntouch x',
    "it's; touch x",
    '$(touch x)',
    '`touch x`',
    '\u2028touch x',
    '\u0085touch x',
    '\\\n touch x',
    '" && touch x #',
    '>x',
    '=(touch x)',
    '!!',
  ];

  for (const [index, name] of hostileNames.entries()) {
    it(`keep comments to their line, and to what no shell reads: hostile name ${index + 1}`, async function () {
      needsCurl.call(this);
      const { baseUrl, received } = await serve({ json: {} });
      const text = await ordersAsCurl(chain(name), { ...target, baseUrl }, unpriced);
      assert.equal(commentsOf(text).length, 5);
      for (const line of commentsOf(text)) {
        assert.match(line, /^# [\p{L}\p{M}\p{N} .,:_-]*$/u);
      }
      const { code, errors } = await runInShell(text, { BARRACK_API_KEY: 'test-key-unit-4711' });
      assert.equal(code, 0, errors);
      assert.deepEqual(
        received.map(({ method, path }) => `${method} ${path}`),
        ['POST /instances/5/stop/', 'POST /volumes/7/clone/', 'POST /instances/5/start/'],
      );
    });

    it(`do no harm where comments are taken for commands: hostile name ${index + 1}`, async function () {
      needsCurl.call(this);
      const comments = commentsOf(await ordersAsCurl(chain(name), target, unpriced));
      await runInShell(comments.map((line) => line.replace('#', 'true')).join('\n'));
    });
  }
});
