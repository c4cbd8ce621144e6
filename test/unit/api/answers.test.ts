import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { clone, emptyList } from './usual-answers.ts';
import type { Answer } from './harness.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

describe('an answer', () => {
  afterEach(closeServers);

  const tooLarge: Answer = (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const piece = Buffer.alloc(1024 * 1024, 0x20);
    const write = (): void => {
      if (!response.destroyed && response.write(piece)) {
        setImmediate(write);
      }
    };
    response.on('drain', write);
    write();
  };

  it('that has no end is given up', async () => {
    const { baseUrl, received } = await serve(tooLarge);
    const { client } = clientOf(baseUrl);
    const error = await errorOf(client.volumes.list());
    assert.equal(error.kind, 'tooLarge');
    assert.equal(received.length, 1);
  });

  it('that is small but becomes large when it is unpacked is given up', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20));
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(bomb);
    });
    const error = await errorOf(clone(clientOf(baseUrl).client));
    assert.deepEqual([error.kind, error.outcome], ['tooLarge', 'unknown']);
  });

  it('that redirects is not followed, and says where it points', async () => {
    const other = await serve(emptyList);
    const { baseUrl } = await serve({
      status: 302,
      headers: { Location: `${other.baseUrl}/volumes/?token=SECRET#x` },
    });
    const error = await errorOf(clientOf(baseUrl).client.volumes.list());
    assert.equal(error.kind, 'redirected');
    assert.ok(error.message.includes(`${other.baseUrl}/volumes/`));
    assert.ok(!error.message.includes('SECRET'));
    assert.match(error.remedy, /barrack\.api\.url/u);
    assert.equal(other.received.length, 0);
  });

  it('that redirects to the same path with or without a slash names the path to correct', async () => {
    for (const [path, location] of [
      ['/volumes', '/api/volumes/'],
      ['/volumes/', '/api/volumes'],
    ] as const) {
      const { baseUrl, received } = await serve({ status: 301, headers: { Location: location } });
      const { client } = clientOf(baseUrl, { paths: { listVolumes: path } });
      const error = await errorOf(client.volumes.list());
      assert.match(error.remedy, /path of listVolumes.*barrack\.api\.paths.*slash/u);
      assert.equal(received.length, 1);
    }
  });

  it('that redirects to nowhere is survived', async () => {
    for (const location of ['http://', '//[', '\u0001']) {
      const { baseUrl } = await serve((response) => {
        response.writeHead(302, { Location: encodeURI(location) });
        response.end();
      });
      assert.equal((await errorOf(clientOf(baseUrl).client.volumes.list())).kind, 'redirected');
    }
  });
});
