import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** How a connection is broken. `damage`: what comes next from the server is changed on its way; `alert`: one of TLS. */
export const ways = ['reset', 'end', 'garbage', 'alert', 'damage', 'silence'] as const;
export type Way = (typeof ways)[number];

/** Where: after so many bytes from the client, or from the server. */
export interface Cut {
  readonly after: number;
  readonly from: 'client' | 'server';
  readonly way: Way;
}

/** A TLS record that says bad_record_mac, in the clear. */
const alert = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x14]);

/** Passes bytes between clients and a server on loopback until it is told to break the connection somewhere. */
export class BreakingProxy {
  readonly #target: number;
  readonly #server = createServer((client) => this.#serve(client));
  readonly #sockets = new Set<Socket>();
  #cut: Cut | undefined;
  #passed = { client: 0, server: 0 };

  private constructor(target: number) {
    this.#target = target;
  }

  /** @param target the server's port */
  static async to(target: number): Promise<BreakingProxy> {
    const proxy = new BreakingProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many bytes went each way since the last call of `arm`. */
  get passed(): Readonly<Record<Cut['from'], number>> {
    return this.#passed;
  }

  /** Counts anew from here. @param cut undefined: nothing is broken */
  arm(cut?: Cut): void {
    this.#cut = cut;
    this.#passed = { client: 0, server: 0 };
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    const pair = { client, server } as const;
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#sockets.delete(socket));
    }
    client.on('data', (bytes) => this.#pass(pair, 'client', bytes));
    server.on('data', (bytes) => this.#pass(pair, 'server', bytes));
    client.on('close', () => server.end());
    server.on('close', () => client.end());
    if (this.#cut?.from === 'client' && this.#cut.after === 0) {
      this.#break(pair, this.#cut.way, Buffer.alloc(0));
    }
  }

  #pass(pair: Readonly<Record<Cut['from'], Socket>>, from: Cut['from'], bytes: Buffer): void {
    const to = pair[from === 'client' ? 'server' : 'client'];
    const cut = this.#cut;
    const before = this.#passed[from];
    this.#passed[from] += bytes.length;
    if (cut?.from !== from || this.#passed[from] < Math.max(cut.after, 1)) {
      to.write(bytes);
      return;
    }
    const whole = Math.max(0, cut.after - before);
    to.write(bytes.subarray(0, whole));
    this.#break(pair, cut.way, bytes.subarray(whole));
  }

  #break({ client, server }: Readonly<Record<Cut['from'], Socket>>, way: Way, rest: Buffer): void {
    client.removeAllListeners('data').resume();
    if (way === 'damage') {
      server.removeAllListeners('data').on('data', (bytes) => client.write(bytes.map((byte) => byte ^ 0x55)));
      client.write(rest.map((byte) => byte ^ 0x55));
      return;
    }
    server.removeAllListeners('data').resume();
    switch (way) {
      case 'reset':
        client.resetAndDestroy();
        break;
      case 'end':
        client.end();
        break;
      case 'garbage':
        client.end(Buffer.alloc(300, 0xa7));
        break;
      case 'alert':
        client.end(alert);
        break;
      case 'silence':
        break;
    }
  }
}
