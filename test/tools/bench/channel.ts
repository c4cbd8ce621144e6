import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Answer, Calls } from './host/calls.ts';

/** An extension host that answers. */
export interface Remote {
  call<N extends keyof Calls>(name: N, ...args: Parameters<Calls[N]>): Promise<ReturnType<Calls[N]>>;
}

/** How long an extension host may take to connect, in milliseconds. */
const connectMs = 90_000;

/** Where extension hosts connect to. */
export class Channel {
  readonly #server: Server;
  readonly port: number;

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  static async open(): Promise<Channel> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Channel(server);
  }

  /** The next extension host that connects; to be asked for before the window is opened. */
  async next(): Promise<Remote> {
    const signal = AbortSignal.timeout(connectMs);
    const [socket] = (await once(this.#server, 'connection', { signal })) as [Socket];
    return remoteOn(socket);
  }

  close(): void {
    this.#server.close();
  }
}

function remoteOn(socket: Socket): Remote {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  createInterface({ input: socket }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) {
      asked?.reject(new Error(`In the extension host: ${answer.error}`));
    } else {
      asked?.resolve(answer.value);
    }
  });
  socket.on('error', () => undefined); // it closes next
  socket.on('close', () => {
    for (const { reject } of waiting.values()) {
      reject(new Error('The extension host ended'));
    }
  });
  return {
    call: async (name, ...args) => {
      const asked = Promise.withResolvers<unknown>();
      last += 1;
      waiting.set(last, asked);
      socket.write(`${JSON.stringify({ id: last, name, args })}\n`);
      return (await asked.promise) as ReturnType<Calls[typeof name]>;
    },
  };
}
