/** The API's side of HTTP: from a request to its route, through faults, to a reply. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DelayFault, Faults, MetFaults, ReplyFault } from '../faults.ts';
import { type Match, matchRoute } from '../routes.ts';
import type { World } from '../world.ts';
import { replyInstead, sendSpoiled } from './broken.ts';
import type { RequestEntry, RequestLog } from './log.ts';
import { type Asked, handle } from './handle.ts';
import { html, json, type Reply, send } from './reply.ts';

export interface Api {
  /** The world at the time of the request: a reset makes a new one. */
  readonly world: () => World;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly onReply: (entry: RequestEntry) => void;
}

const base = '/api';

const noFaults: MetFaults = { delays: [], endings: [], quirks: [], reply: undefined };

/** The request's own absolute URL; a target or host that makes none counts as the root. */
function urlOf({ url = '/', headers }: IncomingMessage): URL {
  const origin = `http://${headers.host ?? '127.0.0.1'}`;
  return URL.parse(url, origin) ?? new URL('http://127.0.0.1/');
}

/** Answers one request. Never rejects. */
export async function serve(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = urlOf(request);
  const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : undefined;
  const match = path === undefined ? undefined : matchRoute(request.method ?? 'GET', path);
  const route = path?.endsWith('/') ? match?.route : undefined;
  const met = route ? api.faults.meet(route.operation) : noFaults;
  const entry: RequestEntry = {
    operation: route?.operation,
    method: request.method ?? 'GET',
    path: url.pathname + url.search,
    time: new Date().toISOString(),
    headerNames: Object.keys(request.headers),
    faults: kindsOf(met),
    status: null,
  };
  api.log.add(entry);
  response.on('close', () => {
    api.onReply(entry);
  });
  if (route) await answer(api, { request, response, url, route, id: match?.id ?? '', met, entry });
  else sendLogged({ response, entry }, noRoute(request.method ?? 'GET', url, match));
}

function kindsOf({ delays, endings, quirks, reply }: MetFaults): string[] {
  return [...delays, ...endings, ...quirks, ...(reply ? [reply] : [])].map(({ kind }) => kind);
}

/** What Django answers: its own 404 page, the redirect to the path with a slash, or DRF's 405. */
function noRoute(method: string, url: URL, match: Match | undefined): Reply {
  if (!match) return html(404, 'Not Found', 'The requested resource was not found on this server.');
  if (!url.pathname.endsWith('/')) {
    const location = `${url.pathname}/${url.search}`;
    if (method === 'GET') return { status: 301, headers: { Location: location }, body: '' };
    return html(500, 'RuntimeError', `You called this URL via ${method}, but it doesn't end in a slash.`);
  }
  return json(405, { detail: `Method "${method}" not allowed.` });
}

interface Exchange extends Asked {
  readonly response: ServerResponse;
  readonly entry: RequestEntry;
}

async function answer(api: Api, exchange: Exchange): Promise<void> {
  const { request, met } = exchange;
  const fault = met.reply;
  await wait(met.delays.filter(({ when }) => when !== 'after'));
  if (fault?.kind === 'closeBefore') {
    request.socket.destroy();
    return;
  }
  const instead = fault && replyInstead(fault);
  const reply = isHandled(fault) ? await handle(api.world(), exchange) : undefined;
  await wait(met.delays.filter(({ when }) => when === 'after'));
  if (fault?.kind === 'hang') return;
  if (instead) sendLogged(exchange, instead);
  else if (reply) await sendReal(exchange, reply);
}

async function sendReal(exchange: Exchange, reply: Reply): Promise<void> {
  const { response, met, entry } = exchange;
  if (!met.reply) {
    sendLogged(exchange, reply);
    return;
  }
  if (met.reply.kind !== 'closeAfter') entry.status = reply.status;
  await sendSpoiled(response, reply, met.reply);
}

function sendLogged({ response, entry }: Pick<Exchange, 'response' | 'entry'>, reply: Reply): void {
  entry.status = reply.status;
  send(response, reply);
}

function isHandled(fault: ReplyFault | undefined): boolean {
  switch (fault?.kind) {
    case 'status':
    case 'rateLimit':
    case 'redirect':
    case 'drfDetail':
    case 'drfFieldErrors':
    case 'hang':
      return fault.handled ?? false;
    default:
      return true;
  }
}

async function wait(delays: readonly DelayFault[]): Promise<void> {
  for (const { milliseconds } of delays) await sleep(milliseconds, undefined, { ref: false });
}
