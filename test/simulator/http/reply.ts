/** The forms of reply, and sending them. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { FrameworkRefusal, type Refusal } from '../refusal.ts';
import type { Settings } from '../settings.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function newRequestId(): string {
  return randomBytes(4).toString('hex');
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function html(status: number, title: string, text = ''): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html>\n<html lang="en">\n<head><title>${title}</title></head>\n<body><h1>${title}</h1><p>${text}</p></body>\n</html>\n`,
  };
}

/** The platform's own envelope, or `{detail}` where its framework refuses. */
export function refusalReply(refusal: Refusal, field: Settings['refusalField'], requestId: string): Reply {
  const text = refusal.message;
  if (refusal instanceof FrameworkRefusal) return json(refusal.status, { detail: text });
  return json(refusal.status, {
    success: false,
    [field]: text,
    ...(refusal.fields && { errors: refusal.fields }),
    request_id: requestId,
  });
}

export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
