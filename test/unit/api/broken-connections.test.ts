// Every write through a connection that breaks at every place, in every way: what is called "not sent" never came in.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, globalAgent } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';
import type { BarrackClient } from '../../../src/api/client.ts';
import type { OperationId } from '../../../src/api/contract.ts';
import { operationIds, operations } from '../../../src/api/contract.ts';
import { BarrackError } from '../../../src/api/errors.ts';
import { clientOf } from './harness.ts';
import type { Cut, Way } from './support/breaking-proxy.ts';
import { BreakingProxy, ways } from './support/breaking-proxy.ts';

const volume = { id: 'v-2', name: 'copy', status: 'creating', region: 'FINLAND-1' };
const reply = JSON.stringify({ success: true, volume, balance: 5, note: 'x'.repeat(300) });
const creation = { name: 'new', sizeGb: 500, volumeType: 'NVMe', region: 'FINLAND-1' };

const writes: Readonly<Partial<Record<OperationId, (client: BarrackClient) => Promise<unknown>>>> = {
  createVolume: ({ volumes }) => volumes.create(creation),
  deleteVolume: ({ volumes }) => volumes.delete('v-1'),
  cloneVolume: ({ volumes }) =>
    volumes.clone('v-1', { name: 'copy', volumeType: 'NVMe', region: 'FINLAND-1' }),
  resizeVolume: ({ volumes }) => volumes.resize('v-1', { sizeGb: 600 }),
  attachVolumes: ({ instances }) => instances.attachVolumes('i-1', ['v-1']),
  detachVolumes: ({ instances }) => instances.detachVolumes('i-1', ['v-1']),
  startInstance: ({ instances }) => instances.start('i-1'),
  stopInstance: ({ instances }) => instances.stop('i-1'),
  rebootInstance: ({ instances }) => instances.reboot('i-1'),
  hibernateInstance: ({ instances }) => instances.hibernate('i-1'),
  restoreInstance: ({ instances }) => instances.restore('i-1'),
  deleteInstance: ({ instances }) => instances.delete('i-1'),
  createSnapshot: ({ snapshots }) => snapshots.create('i-1', { name: 'nightly' }),
  deleteSnapshot: ({ snapshots }) => snapshots.delete('s-1'),
  restoreSnapshot: ({ snapshots }) => snapshots.restore('s-1', { name: 'back' }),
  createImage: ({ images }) => images.createFromSnapshot('s-1', { name: 'base' }),
  deleteImage: ({ images }) => images.delete('m-1'),
};

const transports = ['plain', 'TLSv1.2', 'TLSv1.3'] as const;
type TransportKind = (typeof transports)[number];

/** So many cases are tried at a time. */
const atATime = 12;
/** Where nothing comes any more, the client has to give up; everywhere else the time limit plays no part. */
const patienceMs = { silent: 500, else: 20_000 } as const;

interface Target {
  readonly port: number;
  /** Bytes of HTTP that came in, and whole requests, since the start. */
  readonly seen: { bytes: number; requests: number };
  readonly close: () => Promise<void>;
}

let certificate: { readonly private: string; readonly cert: string };

async function startTarget(kind: TransportKind): Promise<Target> {
  const seen = { bytes: 0, requests: 0 };
  const server: Server =
    kind === 'plain'
      ? createHttpServer()
      : createHttpsServer({
          key: certificate.private,
          cert: certificate.cert,
          minVersion: kind,
          maxVersion: kind,
        });
  server.on(kind === 'plain' ? 'connection' : 'secureConnection', (socket: Socket) => {
    socket.on('data', (bytes) => (seen.bytes += bytes.length));
    socket.on('error', () => socket.destroy());
  });
  server.on('request', (request, response) => {
    request.on('error', () => undefined);
    request.resume().on('end', () => {
      seen.requests += 1;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(reply);
    });
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Case {
  readonly write: OperationId;
  readonly kind: TransportKind;
  /** Through a connection that has carried another request before. */
  readonly reused: boolean;
  readonly cut: Cut | undefined;
}

interface Outcome {
  readonly outcome: 'accepted' | BarrackError['outcome'];
  readonly message: string;
  readonly seen: Target['seen'];
  readonly passed: BreakingProxy['passed'];
}

async function run({ write, kind, reused, cut }: Case): Promise<Outcome> {
  const target = await startTarget(kind);
  const proxy = await BreakingProxy.to(target.port);
  const baseUrl = `${kind === 'plain' ? 'http' : 'https'}://127.0.0.1:${proxy.port}/api`;
  const mayHang = cut?.way === 'silence' || cut?.way === 'damage';
  const { client } = clientOf(baseUrl, { timeoutMs: mayHang ? patienceMs.silent : patienceMs.else });
  try {
    if (reused) {
      await clientOf(baseUrl, { timeoutMs: patienceMs.else }).client.balance.get();
    }
    const before = { ...target.seen };
    proxy.arm(cut);
    const told = await (writes[write]?.(client) ?? Promise.reject(new Error('It is not listed.'))).then(
      () => ({ outcome: 'accepted', message: '' }) as const,
      (error: unknown) => {
        assert.ok(BarrackError.is(error), String(error));
        return { outcome: error.outcome, message: error.message };
      },
    );
    await new Promise((resolve) => setImmediate(resolve));
    const seen = {
      bytes: target.seen.bytes - before.bytes,
      requests: target.seen.requests - before.requests,
    };
    return { ...told, seen, passed: { ...proxy.passed } };
  } finally {
    client.dispose();
    await proxy.close();
    await target.close();
  }
}

/** Places in so many bytes, from the first to behind the last. */
function places(bytes: number, shares: readonly number[]): readonly number[] {
  return [...new Set(shares.map((share) => Math.round(bytes * share)))];
}

function casesOf(write: OperationId, kind: TransportKind, reused: boolean, whole: Outcome): readonly Case[] {
  const sent = places(whole.passed.client, [0, 0.02, 0.3, 0.6, 0.9, 1]);
  const answered = places(whole.passed.server, [0, 0.01, 0.4, 0.8, 0.99]);
  const waysHere: readonly Way[] = kind === 'plain' ? ways.filter((way) => way !== 'alert') : ways;
  const all = [
    ...sent.map((after) => ({ from: 'client', after }) as const),
    ...answered.map((after) => ({ from: 'server', after }) as const),
  ].flatMap((place) => waysHere.map((way) => ({ ...place, way })));
  return all
    .filter(({ from, after }) => !(reused && from === 'client' && after === 0))
    .map((cut) => ({ write, kind, reused, cut }));
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}

describe('a write through a connection that breaks', function () {
  this.timeout(300_000);
  const trusted = globalAgent.options.ca;

  before(async () => {
    const names = [{ name: 'commonName', value: '127.0.0.1' }];
    certificate = await generate(names, {
      keyType: 'ec',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    });
    globalAgent.options.ca = certificate.cert;
  });
  after(() => {
    globalAgent.options.ca = trusted;
  });

  it('is tried with every write there is', () => {
    const all = operationIds.filter((id) => operations[id].effect === 'write');
    assert.deepEqual(Object.keys(writes).toSorted(), [...all].toSorted());
  });

  for (const kind of transports) {
    it(`is "not sent" only if nothing came in, and comes in once at most: ${kind}`, async function () {
      const counts = { accepted: 0, notSent: 0, refused: 0, unknown: 0 };
      const cases: Case[] = [];
      for (const write of Object.keys(writes) as OperationId[]) {
        for (const reused of write === 'cloneVolume' || write === 'deleteVolume' ? [false, true] : [false]) {
          const whole = await run({ write, kind, reused, cut: undefined });
          assert.deepEqual([whole.outcome, whole.seen.requests], ['accepted', 1], write);
          cases.push(...casesOf(write, kind, reused, whole));
        }
      }
      await inTurns(cases, async (one) => {
        const { outcome, message, seen } = await run(one);
        const what = `${JSON.stringify(one)}: ${outcome}, ${message} ${JSON.stringify(seen)}`;
        counts[outcome] += 1;
        assert.ok(outcome !== 'notSent' || seen.bytes === 0, what);
        assert.ok(seen.requests === 0 || outcome === 'accepted' || outcome === 'unknown', what);
        assert.ok(seen.requests <= 1, what);
        assert.notEqual(outcome, 'refused', what);
      });
      console.log(`      ${cases.length} cases: ${JSON.stringify(counts)}`);
    });
  }

  it('is sent to nobody whose certificate is refused', async () => {
    globalAgent.options.ca = trusted;
    for (const kind of ['TLSv1.2', 'TLSv1.3'] as const) {
      const { outcome, seen } = await run({ write: 'cloneVolume', kind, reused: false, cut: undefined });
      assert.deepEqual([outcome, seen], ['notSent', { bytes: 0, requests: 0 }]);
    }
    globalAgent.options.ca = certificate.cert;
  });
});
