import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/** Where Node tells of each request that is made, before it has a connection. */
const requestCreated = 'http.client.request.created';

type AnySocket = Socket & { readonly secureConnecting?: boolean };

/** What is known of a request's connection. */
export interface Connection {
  /** Whether anything of the request can have gone out yet; undefined if that is not known. */
  readonly wasReady: () => boolean | undefined;
  /**
   * True where nothing of it ever can: it was given a connection that takes nothing. So a proxy that opens no tunnel is
   * told: what answers then is the proxy.
   */
  readonly wasClosed: () => boolean;
}

/** Calls back as soon as a byte of the request can go out, and before one does; or else, that none ever can. */
function whenKnown(request: ClientRequest, ready: () => void, closed: () => void): void {
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
    } else if (socket.writable || socket.bytesWritten > 0) {
      ready(); // used before, or nothing is known of it
    } else {
      closed();
    }
  });
}

/**
 * Watches the connection of the one request that `send` makes at once. Errors tell too little of it: the same ones come
 * before a request is sent and after. And an agent of its own would not get the user's proxy and certificates.
 */
export function watchConnection<T>(send: () => T): readonly [result: T, connection: Connection] {
  let requests = 0;
  let isReady = false;
  let isClosed = false;
  const watch = (message: unknown): void => {
    requests += 1;
    const { request } = message as { readonly request: ClientRequest };
    whenKnown(
      request,
      () => (isReady = true),
      () => (isClosed = true),
    );
  };
  subscribe(requestCreated, watch);
  try {
    const connection: Connection = {
      wasReady: () => (isReady || requests === 1 ? isReady : undefined),
      wasClosed: () => isClosed && !isReady && requests === 1,
    };
    return [send(), connection];
  } finally {
    unsubscribe(requestCreated, watch);
  }
}
