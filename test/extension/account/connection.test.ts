// Whether a write can have gone out is seen from its connection, in VS Code as well: it gives Node's agents another shape.
import assert from 'node:assert/strict';
import { createServer as createProxy } from 'node:http';
import { createServer as createSecureServer, globalAgent } from 'node:https';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import * as vscode from 'vscode';
import { exchange } from '../../../src/api/http/exchange.ts';
import { failureDetails } from '../../../src/api/http/failures.ts';
import { selfSigned } from '../../unit/api/self-signed.ts';

const http = () => vscode.workspace.getConfiguration('http');

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** What is known of a write that gets no answer. */
async function send(baseUrl: string, signal?: AbortSignal) {
  const timeoutMs = 20_000;
  const result = await exchange({
    method: 'POST',
    url: `${baseUrl}/api/volumes/1/clone/`,
    headers: { 'Content-Type': 'application/json' },
    body: '{"name":"data-clone"}',
    timeoutMs,
    signals: [signal],
  });
  assert.ok('error' in result);
  const { kind, outcome } = failureDetails({ ...result, timeoutMs, effect: 'write' });
  return { connected: result.connected, kind, outcome };
}

const notSent = (kind: string) => ({ connected: false, kind, outcome: 'notSent' });
const unknown = { connected: true, kind: 'network', outcome: 'unknown' };

describe('the connection of a write', () => {
  const local = selfSigned();
  const remote = selfSigned('barrack.example');
  const sockets = new Set<Socket>();
  let writes = 0;

  // They take the whole request, and end the connection.
  const plain = createServer((socket) =>
    socket.on('data', (data) => {
      writes += data.includes('data-clone') ? 1 : 0;
      socket.resetAndDestroy();
    }),
  );
  const secureServer = (secret: object) =>
    createSecureServer(secret, (request) => {
      request.on('end', () => {
        writes += 1;
        request.socket.destroy();
      });
      request.resume();
    });
  const servers = { plain, local: secureServer(local), remote: secureServer(remote) };
  const ports = { plain: 0, local: 0, remote: 0 };

  before(async () => {
    ports.plain = await listen(servers.plain);
    ports.local = await listen(servers.local);
    ports.remote = await listen(servers.remote);
  });
  beforeEach(() => {
    writes = 0;
  });
  after(() => Object.values(servers).forEach((server) => server.close()));

  it('that is made at once is seen', async () => {
    assert.deepEqual(await send(`http://127.0.0.1:${ports.plain}`), unknown);
    assert.equal(writes, 1);
    assert.deepEqual(await send(`https://127.0.0.1:${ports.local}`), notSent('certificate'));
    assert.equal(writes, 1);
    const { options } = globalAgent;
    Object.assign(options, { ca: local.cert, servername: 'localhost' });
    try {
      assert.deepEqual(await send(`https://127.0.0.1:${ports.local}`), unknown);
    } finally {
      delete options.ca;
      delete options.servername;
    }
    assert.equal(writes, 2);
  });

  it('that is not made is seen', async () => {
    const gone = createServer();
    const port = await listen(gone);
    await new Promise((resolve) => gone.close(resolve));
    assert.deepEqual(await send(`http://127.0.0.1:${port}`), notSent('network'));
    assert.deepEqual(await send(`https://127.0.0.1:${ports.plain}`), notSent('network'));
    assert.equal(writes, 0);
  });

  /** Sends it through a proxy that does this when it is asked for a connection. */
  async function sendThrough(connected: (socket: Socket, stop: () => void) => void) {
    const stopping = new AbortController();
    let asked = 0;
    const proxy = createProxy();
    proxy.on('connect', (_, socket: Socket) => {
      asked += 1;
      sockets.add(socket);
      socket.on('error', () => undefined);
      connected(socket, () => stopping.abort());
    });
    const port = await listen(proxy);
    try {
      await http().update('proxy', `http://127.0.0.1:${port}`, vscode.ConfigurationTarget.Global);
      const seen = await send('https://barrack.example', stopping.signal);
      assert.equal(asked, 1);
      return seen;
    } finally {
      await http().update('proxy', undefined, vscode.ConfigurationTarget.Global);
      sockets.forEach((socket) => socket.destroy());
      proxy.close();
    }
  }

  const open = 'HTTP/1.1 200 OK\r\n\r\n';
  function tunnel(socket: Socket): void {
    socket.write(open);
    const onward = connect(ports.remote, '127.0.0.1');
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  }

  const unsent: readonly (readonly [what: string, kind: string, ...Parameters<typeof sendThrough>])[] = [
    ['that answers by itself', 'proxy', (socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 9\r\n\r\nno')],
    ['that wants a password', 'proxy', (socket) => socket.end('HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n')],
    ['that ends it', 'proxy', (socket) => socket.destroy()],
    ['that says nothing', 'aborted', (_, stop) => stop()],
    ['to what does not speak TLS', 'network', (socket) => socket.end(`${open}hello there`)],
    ['to what ends it', 'network', (socket) => socket.end(open)],
    ['to what says nothing', 'aborted', (socket, stop) => socket.once('data', stop).write(open)],
    ['to a server that is not trusted', 'certificate', tunnel],
  ]; // prettier-ignore
  for (const [what, kind, connected] of unsent) {
    it(`through a proxy ${what} is seen`, async () => {
      assert.deepEqual(await sendThrough(connected), notSent(kind));
      assert.equal(writes, 0);
    });
  }

  it('through a proxy to a server that takes the whole of it is seen', async () => {
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, remote.cert]);
    try {
      assert.deepEqual(await sendThrough(tunnel), unknown);
      assert.equal(writes, 1);
    } finally {
      setDefaultCACertificates(trusted);
    }
  });
});
