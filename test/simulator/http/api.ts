/** The API's side of HTTP: from a request to its route, through faults, to a reply. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DelayFault, Faults, MetFaults, ReplyFault } from '../faults.ts';
import { withQuirks } from '../quirks.ts';
import { Refusal } from '../refusal.ts';
import type { Ending, OperationResult } from '../request.ts';
import { type Match, matchRoute, type Route } from '../routes.ts';
import type { World } from '../world.ts';
import { authenticate } from './auth.ts';
import { bodyOf } from './body.ts';
import { replyInstead, sendSpoiled } from './broken.ts';
import type { RequestEntry, RequestLog } from './log.ts';
import { listBody } from './pages.ts';
import { html, json, newRequestId, refusalReply, type Reply, send } from './reply.ts';

export interface Api {
  /** The world at the time of the request: a reset makes a new one. */
  readonly world: () => World;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly onReply: (entry: RequestEntry) => void;
}

const base = '/api';

const noFaults: MetFaults = { delays: [], endings: [], quirks: [], reply: undefined };

/** Answers one request. Never rejects. */
export async function serve(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
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
  response.on('finish', () => (entry.status = response.statusCode));
  response.on('close', () => {
    api.onReply(entry);
  });
  if (route) await answer(api, { request, response, url, route, id: match?.id ?? '', met });
  else send(response, noRoute(request.method ?? 'GET', url, match));
}

function kindsOf({ delays, endings, quirks, reply }: MetFaults): string[] {
  return [...delays, ...endings].map(({ kind }): string => kind).concat(quirks, reply ? [reply.kind] : []);
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

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly route: Route;
  readonly id: string;
  readonly met: MetFaults;
}

async function answer(api: Api, exchange: Exchange): Promise<void> {
  const { request, response, met } = exchange;
  const fault = met.reply;
  await wait(met.delays.filter(({ when }) => when !== 'after'));
  if (fault?.kind === 'closeBefore') {
    request.socket.destroy();
    return;
  }
  const instead = fault && replyInstead(fault);
  const reply = isHandled(fault) ? await handle(api, exchange) : undefined;
  await wait(met.delays.filter(({ when }) => when === 'after'));
  if (fault?.kind === 'hang') return;
  if (instead) send(response, instead);
  else if (fault && reply) await sendSpoiled(response, reply, fault);
  else if (reply) send(response, reply);
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

/** Authenticates, runs the operation and makes the reply it deserves. */
async function handle(api: Api, { request, url, route, id, met }: Exchange): Promise<Reply> {
  const requestId = newRequestId();
  const world = api.world();
  try {
    const body = await bodyOf(request);
    const holder = authenticate(request.headers, world.settings.auth);
    world.settle();
    const result = route.handler({
      world,
      account: world.accounts[holder.account],
      keyTier: holder.tier,
      id,
      query: url.searchParams,
      body,
      ending: endingOf(met),
    });
    if (route.writes) world.countEffect(route.operation);
    return resultReply(result, { world, url, requestId, met });
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error, world.settings.refusalField, requestId);
    process.stderr.write(`Simulator: ${route.operation}: ${String((error as Error).stack)}\n`);
    return html(500, 'Server Error (500)');
  }
}

function endingOf({ endings }: MetFaults): Ending {
  const kind = endings[0]?.kind;
  if (kind === undefined) return 'done';
  return kind === 'vanishes' ? 'vanish' : 'error';
}

function resultReply(
  { message, status = 200, payload, list }: OperationResult,
  { world, url, requestId, met }: { world: World; url: URL; requestId: string; met: MetFaults },
): Reply {
  const listed = list && listBody(list, world.settings, url);
  if (listed?.bare) return json(status, withQuirks(listed.body, met.quirks));
  const body = { success: true, message, ...listed?.body, ...payload, request_id: requestId };
  return json(status, withQuirks(body, met.quirks));
}
