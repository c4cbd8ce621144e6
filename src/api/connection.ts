import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/** Where Node tells of each request that is made, before it has a connection. */
const requestCreated = 'http.client.request.created';

type AnySocket = Socket & { readonly secureConnecting?: boolean };

/** Calls back as soon as a byte of the request can go out, and before one does. */
function whenReady(request: ClientRequest, ready: () => void): void {
  request.on('socket', (socket: AnySocket) => {
    if (socket.secureConnecting === true) {
      socket.once('secureConnect', ready);
      // All that tells of it where an agent made the socket by itself; where the certificate was refused it is destroyed.
      socket.once('secure', () => {
        if (!socket.destroyed) {
          ready();
        }
      });
    } else if (socket.connecting) {
      socket.once('connect', ready);
    } else {
      ready(); // used before, or nothing is known of it
    }
  });
}

/**
 * Watches the connection of the one request that `send` makes at once. Errors tell too little of it: the same ones come
 * before a request is sent and after. And an agent of its own would not get the user's proxy and certificates.
 * @returns what `send` gives, and whether anything of the request can have gone out yet: undefined if that is not known
 */
export function watchConnection<T>(send: () => T): readonly [result: T, wasReady: () => boolean | undefined] {
  let requests = 0;
  let isReady = false;
  const watch = (message: unknown): void => {
    requests += 1;
    whenReady((message as { readonly request: ClientRequest }).request, () => (isReady = true));
  };
  subscribe(requestCreated, watch);
  try {
    return [send(), () => (isReady || requests === 1 ? isReady : undefined)];
  } finally {
    unsubscribe(requestCreated, watch);
  }
}
