import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { clientOf, errorOf } from './harness.ts';
import { selfSigned } from './self-signed.ts';

describe('a certificate that nobody trusts', () => {
  it('is told as such, and nothing was sent', async () => {
    let requests = 0;
    const server = createServer(selfSigned(), (_, response) => {
      requests += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { client, slept } = clientOf(`https://localhost:${(server.address() as AddressInfo).port}/api`);
      const error = await errorOf(client.volumes.delete('1'));
      assert.deepEqual([error.kind, error.outcome], ['certificate', 'notSent']);
      assert.match(error.message, /DEPTH_ZERO_SELF_SIGNED_CERT/u);
      assert.equal((await errorOf(client.volumes.list())).kind, 'certificate');
      assert.deepEqual(slept, [], 'it is not tried again');
      assert.equal(requests, 0);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
