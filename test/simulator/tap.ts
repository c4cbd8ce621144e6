import { createServer, request as forward } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came, in full. */
export interface Tapped {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: string;
  /** Of the answer. */
  readonly status: number;
}

/** Stands between a client and a simulator, and keeps what goes through. */
export class Tap {
  readonly tapped: Tapped[] = [];
  readonly #server: Server;
  url = '';

  /** @param target the simulator's base URL */
  constructor(target: string) {
    const { hostname, port } = new URL(target);
    this.#server = createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const onward = forward({ hostname, port, method, path: url, headers }, (answer) => {
          const status = answer.statusCode ?? 0;
          this.tapped.push({ method, path: url, body: body.toString('utf8'), status });
          response.writeHead(status, answer.headers);
          answer.pipe(response);
        });
        onward.on('error', () => response.destroy());
        onward.end(body);
      });
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
