import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Break } from './breaks.ts';
import { helloEnd, requestStart } from './records.ts';

/** One connection through the proxy. */
interface Link {
  readonly client: Socket;
  readonly server: Socket;
  /** All that the client has sent, and how much of it has gone on. */
  up: Buffer;
  passedUp: number;
  /** How many bytes of the server's may still go on. */
  downLeft: number;
  /** Where the request began on a connection that was used before. */
  usedUntil: number | undefined;
  isBroken: boolean;
}

/** Stands between a client and a server, and breaks a connection (before the request is there: the first) as it is told. */
export class BreakProxy {
  readonly #server = createServer({ allowHalfOpen: true }, (client) => this.#link(client));
  readonly #links: Link[] = [];
  readonly #how: Break;
  readonly #target: number;
  #isArmed: boolean;

  /** @param target the server's port */
  constructor(target: number, how: Break) {
    this.#target = target;
    this.#how = how;
    this.#isArmed = how.transport.reuse !== true;
  }

  /** Gives its port. */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks the connection under the next request. */
  arm(): void {
    this.#isArmed = true;
    for (const link of this.#links) {
      link.usedUntil = link.up.length;
    }
  }

  /**
   * The server has the whole request and is about to answer.
   * @param port the far end of the connection, as the server sees it
   * @returns whether it shall answer
   */
  requestIsWhole(port: number | undefined): boolean {
    const { phase, bytes } = this.#how;
    const link = this.#links.find(({ server }) => server.localPort === port);
    if (link !== undefined && phase === 'whole') {
      this.#break(link);
    }
    if (link !== undefined && phase === 'answer') {
      link.downLeft = bytes;
    }
    return phase !== 'whole';
  }

  /** Ends all there is, and resolves when the server has seen all that was passed on. */
  async close(): Promise<void> {
    this.#server.close();
    await Promise.all(
      this.#links.map(async ({ client, server }) => {
        client.destroy();
        server.end();
        server.resume();
        if (!server.closed) {
          await new Promise((resolve) => server.once('close', resolve));
        }
      }),
    );
  }

  #link(client: Socket): void {
    const { phase, bytes } = this.#how;
    const isFirst = this.#links.length === 0;
    const downLeft = isFirst && phase === 'flight' ? bytes : Infinity;
    const server = connect(this.#target, '127.0.0.1');
    const link: Link = {
      ...{ client, server, up: Buffer.alloc(0), passedUp: 0 },
      ...{ downLeft, usedUntil: undefined, isBroken: false },
    };
    this.#links.push(link);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => one.destroy());
      one.on('end', () => (link.isBroken ? undefined : other.end()));
      one.on('close', () => (link.isBroken ? undefined : other.end()));
    }
    if (isFirst && phase === 'accept') {
      this.#break(link);
      return;
    }
    client.on('data', (data) => this.#up(link, data));
    server.on('data', (data) => this.#down(link, data));
  }

  #up(link: Link, data: Buffer): void {
    if (link.isBroken) {
      return;
    }
    link.up = Buffer.concat([link.up, data]);
    const limit = this.#isArmed && link === this.#links[0] ? this.#limitUp(link) : Infinity;
    const until = Math.min(link.up.length, limit);
    link.server.write(link.up.subarray(link.passedUp, until));
    link.passedUp = until;
    if (link.up.length >= limit) {
      this.#break(link);
    }
  }

  /** After how many bytes of the client's it breaks, as far as that is known yet. */
  #limitUp({ up, usedUntil }: Link): number {
    const { phase, bytes, transport } = this.#how;
    switch (phase) {
      case 'hello':
        return bytes;
      case 'finish':
        return helloEnd(up) + bytes;
      case 'request':
        return (usedUntil ?? requestStart(up, transport.secure)) + bytes;
      default:
        return Infinity;
    }
  }

  #down(link: Link, data: Buffer): void {
    if (link.isBroken) {
      return;
    }
    const passed = data.subarray(0, link.downLeft);
    link.downLeft -= passed.length;
    link.client.write(passed);
    if (passed.length < data.length) {
      this.#break(link, data.subarray(passed.length));
    }
  }

  /** @param rest what would have come next from the server */
  #break(link: Link, rest: Buffer = Buffer.alloc(0)): void {
    const { client, server } = link;
    link.isBroken = true;
    switch (this.#how.way) {
      case 'reset':
        client.resetAndDestroy();
        break;
      case 'end':
        client.end();
        break;
      case 'garbage':
      case 'alert':
        client.end(this.#how.noise);
        break;
      case 'damage':
        client.end(Buffer.concat([Buffer.from([(rest[0] ?? 0) ^ 0xff]), rest.subarray(1)]));
        break;
      case 'silence':
        return; // until all is closed
    }
    client.resume();
    server.end();
    server.resume();
  }
}
