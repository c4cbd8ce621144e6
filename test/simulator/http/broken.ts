/** Replies that take the place of the real one, or spoil it. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReplyFault } from '../faults.ts';
import { html, json, newRequestId, type Reply, send } from './reply.ts';

type StatusFault = Extract<ReplyFault, { kind: 'status' }>;

const statusTexts: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
};

function statusReply({ status, body = 'json', message }: StatusFault): Reply {
  const text = message ?? statusTexts[status] ?? 'Error';
  switch (body) {
    case 'html':
      return html(status, `${status} ${text}`, 'nginx');
    case 'text':
      return { status, headers: { 'Content-Type': 'text/plain' }, body: text };
    case 'empty':
      return { status, headers: {}, body: '' };
    case 'json':
      return json(status, { success: false, message: text, request_id: newRequestId() });
  }
}

function retryAfter(seconds: number | undefined, asDate: boolean): Record<string, string> {
  if (seconds === undefined) return {};
  const date = new Date(Date.now() + seconds * 1000).toUTCString();
  return { 'Retry-After': asDate ? date : String(seconds) };
}

/** The reply a fault gives instead of the real one, or undefined if it does something else. */
export function replyInstead(fault: ReplyFault): Reply | undefined {
  switch (fault.kind) {
    case 'status':
      return statusReply(fault);
    case 'rateLimit':
      return json(
        429,
        { success: false, message: 'Too many requests', request_id: newRequestId() },
        retryAfter(fault.retryAfter, fault.asDate ?? false),
      );
    case 'redirect':
      return { status: fault.status ?? 302, headers: { Location: fault.location }, body: '' };
    case 'drfDetail':
      return json(fault.status, { detail: fault.detail });
    case 'drfFieldErrors':
      return json(fault.status ?? 400, fault.errors);
    default:
      return undefined;
  }
}

function* oversizedBody(megabytes: number): Generator<string> {
  yield '{"success": true, "message": "';
  for (let sent = 0; sent < megabytes; sent += 1) yield 'a'.repeat(1024 * 1024);
  yield '"}';
}

/** Sends the handled request's reply as the fault spoils it. */
export async function sendSpoiled(response: ServerResponse, reply: Reply, fault: ReplyFault): Promise<void> {
  switch (fault.kind) {
    case 'truncated': {
      response.writeHead(reply.status, { ...reply.headers, 'Content-Length': Buffer.byteLength(reply.body) });
      const half = reply.body.slice(0, Math.floor(reply.body.length / 2));
      await new Promise((resolve) => response.write(half, resolve));
      response.destroy();
      return;
    }
    case 'malformed':
      send(response, { ...reply, body: reply.body.slice(0, -1) });
      return;
    case 'empty':
      send(response, { ...reply, body: '' });
      return;
    case 'oversized':
      response.writeHead(reply.status, reply.headers);
      // The reader is expected to give up: that is no error here.
      await pipeline(Readable.from(oversizedBody(fault.megabytes ?? 64)), response).catch(() => undefined);
      return;
    default:
      response.destroy();
  }
}
