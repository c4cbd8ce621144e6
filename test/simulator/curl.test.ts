import assert from 'node:assert/strict';
import { asCurl } from '../../src/api/as-curl.ts';
import type { Groups } from '../../src/api/groups/groups.ts';
import type { AuthStyle } from '../../src/api/http/auth.ts';
import { ordersAsCurl } from '../../src/commands/curl/curl-text.ts';
import { sendOrder } from '../../src/writes/definitions/registry.ts';
import { needsCurl, runInShell } from '../unit/api/shell.ts';
import { demoAccounts } from './accounts.ts';
import { clientOf } from './client-harness.ts';
import type { OperationName } from './operation-names.ts';
import { orderExamples } from './order-examples.ts';
import type { Simulator } from './server.ts';
import { Tap } from './tap.ts';
import { Harness } from './tests/harness.ts';
import { seen, seenVolume } from './write-harness.ts';
import { unpriced } from '../unit/commands/actions/change/priced.ts';

const { key } = demoAccounts.usd;

describe('A curl command against the simulator', () => {
  const harness = new Harness();
  let tap: Tap;

  before(needsCurl);
  before(async () => {
    tap = new Tap(harness.simulator.url);
    await tap.open();
  });
  after(() => tap.close());

  /** What the account has now, but for when it was made: the time on the wall goes on. */
  function records(): unknown {
    const { volumes, snapshots, images, instances } = harness.simulator.state.accounts.usd;
    const all = [volumes, snapshots, images, instances].map((list) => [...list.values()]);
    return JSON.parse(JSON.stringify(all, (name, value: unknown) => (name === 'createdAt' ? '' : value)));
  }

  /** What came through, and what is different since. */
  async function observed(send: () => Promise<unknown>) {
    harness.simulator.reset();
    tap.tapped.length = 0;
    await send();
    return { requests: [...tap.tapped], records: records() };
  }

  function target(authStyle: AuthStyle = 'X-API-Key') {
    return { baseUrl: tap.url, authStyle, overrides: {} };
  }

  async function runText(text: string): Promise<string> {
    const { code, output, errors } = await runInShell(text, { BARRACK_API_KEY: key });
    assert.equal(code, 0, errors);
    return output;
  }

  for (const [kind, { operation, order }] of Object.entries(orderExamples)) {
    it(`does what the client does: ${kind}`, async () => {
      const { simulator } = harness;
      const untouched = records();
      const one = order(simulator);
      const { client } = clientOf(simulator, 'usd', { baseUrl: tap.url });
      const byClient = await observed(() => sendOrder(one, client));
      assert.deepEqual([simulator.effects(operation), byClient.requests.length], [1, 1]);
      const byCurl = await observed(async () => runText(await ordersAsCurl([one], target(), unpriced)));
      assert.deepEqual([simulator.effects(operation), byCurl.requests.length], [1, 1]);
      assert.deepEqual(byCurl, byClient);
      assert.notDeepEqual(byCurl.records, untouched);
    });
  }

  const reads: Readonly<
    Partial<Record<OperationName, (requests: Groups, simulator: Simulator) => Promise<unknown>>>
  > = {
    listVolumes: ({ volumes }) => volumes.list(),
    getVolume: ({ volumes }, simulator) => volumes.get(seenVolume(simulator, 'training-data').id),
    volumeBilling: ({ volumes }, simulator) => volumes.billing(seenVolume(simulator, 'training-data').id),
    getImage: ({ images }, simulator) => images.get(seen(simulator, 'images', 'pytorch 2.5 base').id),
    snapshotBilling: ({ snapshots }, simulator) =>
      snapshots.billing(seen(simulator, 'snapshots', 'render-node weekly').id),
    instanceBilling: ({ instances }, simulator) =>
      instances.billing(seen(simulator, 'instances', 'render-node').id),
  };

  for (const [operation, act] of Object.entries(reads)) {
    it(`reads what the client reads: ${operation}`, async () => {
      const { simulator } = harness;
      const { client } = clientOf(simulator, 'usd', { baseUrl: tap.url });
      const byClient = await observed(() => act(client, simulator));
      let output = '';
      const byCurl = await observed(async () => {
        output = await runText(await asCurl((requests) => act(requests, simulator), target()));
      });
      assert.deepEqual(byCurl, byClient);
      assert.equal(byCurl.requests.length, 1);
      assert.equal(simulator.requests[0]?.operation, operation);
      assert.equal((JSON.parse(output) as { success: unknown }).success, true);
    });
  }

  for (const style of ['X-API-Key', 'Bearer', 'Api-Key'] as const) {
    it(`is let in with the key as ${style}, and only so`, async () => {
      harness.simulator.configure({ auth: [style] });
      const text = await ordersAsCurl(
        [orderExamples.stopInstance.order(harness.simulator)],
        target(style),
        unpriced,
      );
      const { output } = await runInShell(text, { BARRACK_API_KEY: 'test-key-of-nobody' });
      assert.equal((JSON.parse(output) as { success: unknown }).success, false);
      assert.equal((JSON.parse(await runText(text)) as { success: unknown }).success, true);
      assert.equal(harness.simulator.effects('stopInstance'), 1);
    });
  }
});
