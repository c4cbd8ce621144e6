import { globalAgent } from 'node:https';
import { selfSigned } from '../self-signed.ts';
import type { Break } from './breaks.ts';
import { BreakProxy } from './break-proxy.ts';
import { Target } from './target.ts';

/** What there is to know of a broken write, once all is quiet. */
export interface Scene<T> {
  readonly result: T;
  /** What the server got of it. */
  readonly writeBytes: number;
  readonly writes: number;
}

/** What the servers of these tests speak TLS with. */
export const secret = selfSigned();

/** Has Node's own agent trust the servers of these tests, in the surrounding `describe`. */
export function trustTargets(): void {
  const { options } = globalAgent;
  const before_ = { ca: options.ca, servername: options.servername };
  before(() => Object.assign(options, { ca: secret.cert, servername: 'localhost' }));
  after(() => {
    Object.assign(options, before_);
    globalAgent.destroy();
  });
}

/** Lets `run` send a write over a connection that breaks, to the base URL it is given. */
export async function breakUnder<T>(
  how: Break,
  warmUp: (baseUrl: string) => Promise<unknown>,
  run: (baseUrl: string) => Promise<T>,
): Promise<Scene<T>> {
  const { secure, reuse } = how.transport;
  const target = new Target(secure && { ...secret, minVersion: secure, maxVersion: secure });
  const proxy = new BreakProxy(await target.open(), how);
  const baseUrl = `${secure === undefined ? 'http' : 'https'}://127.0.0.1:${await proxy.open()}/api`;
  target.onWrite = (port) => proxy.requestIsWhole(port);
  try {
    if (reuse === true) {
      await warmUp(baseUrl);
      proxy.arm();
    }
    const result = await run(baseUrl);
    await proxy.close();
    return { result, writeBytes: target.writeBytes, writes: target.writes };
  } finally {
    await proxy.close();
    await target.close();
  }
}
