import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';

const answers: Readonly<Record<'read' | 'write', string>> = {
  read: JSON.stringify({ success: true, volumes: [] }),
  write: JSON.stringify({ success: true, request_id: 'r1', message: 'It has been started.' }),
};

function answerTo(effect: 'read' | 'write'): string {
  const body = answers[effect];
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  return `${head}\r\n\r\n${body}`;
}

/** The length of the first whole request in a text; undefined where there is none yet. */
function requestLength(text: string): number | undefined {
  const end = text.indexOf('\r\n\r\n');
  const body = Number(/^content-length: (\d+)/imu.exec(text)?.[1] ?? 0);
  const length = end + 4 + body;
  return end === -1 || text.length < length ? undefined : length;
}

/** A server that answers every request it gets whole, and keeps count of what it gets. */
export class Target {
  /** Bytes of requests, whole or not. */
  bytes = 0;
  /** Those of requests that are no GET. */
  writeBytes = 0;
  /** Whole requests that are no GET. */
  writes = 0;
  /** Is told of each such request, and the port it comes from; the answer is sent unless this gives false. */
  onWrite: (port: number | undefined) => boolean = () => true;
  readonly #server: Server;

  /** @param secure what it speaks TLS with; without it, plain HTTP */
  constructor(secure?: TlsOptions) {
    const serve = (socket: Socket): void => this.#serve(socket);
    this.#server = secure === undefined ? createPlainServer(serve) : createTlsServer(secure, serve);
    this.#server.on('tlsClientError', () => undefined); // some connections are broken
  }

  /** Gives its port. */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Resolves when every connection has ended. */
  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    let text = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      text += data.toString('latin1');
      const isWrite = !text.startsWith('G');
      this.bytes += data.length;
      this.writeBytes += isWrite ? data.length : 0;
      const length = requestLength(text);
      if (length === undefined) {
        return;
      }
      text = text.slice(length);
      this.writes += isWrite ? 1 : 0;
      if (!isWrite || this.onWrite(socket.remotePort)) {
        socket.write(answerTo(isWrite ? 'write' : 'read'));
      }
    });
  }
}
