import type { Transport } from './breaks.ts';

const headLength = 5;
const applicationData = 23;

/** Where each TLS record begins, and its type; of the last one perhaps no more than that is there yet. */
function* records(stream: Buffer): Generator<{ readonly type: number; readonly start: number }> {
  let start = 0;
  while (start < stream.length) {
    yield { type: stream.readUInt8(start), start };
    if (start + headLength > stream.length) {
      return;
    }
    start += headLength + stream.readUInt16BE(start + 3);
  }
}

/** Where the client's first record ends, its greeting; Infinity if it is not known yet. */
export function helloEnd(stream: Buffer): number {
  return stream.length < headLength ? Infinity : headLength + stream.readUInt16BE(3);
}

/** Where the request begins in what a client has sent; Infinity if it has not come that far. */
export function requestStart(stream: Buffer, secure: Transport['secure']): number {
  if (secure === undefined) {
    return 0;
  }
  const data = [...records(stream)].filter(({ type }) => type === applicationData);
  // In TLS 1.3 the end of the handshake looks like data.
  return data[secure === 'TLSv1.3' ? 1 : 0]?.start ?? Infinity;
}
