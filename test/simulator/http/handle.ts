import type { IncomingMessage } from 'node:http';
import type { MetFaults } from '../faults.ts';
import { withQuirks } from '../quirks.ts';
import { Refusal } from '../refusal.ts';
import type { Ending, OperationResult } from '../request.ts';
import type { Route } from '../routes.ts';
import type { World } from '../world.ts';
import { authenticate } from './auth.ts';
import { bodyOf } from './body.ts';
import { listBody } from './pages.ts';
import { html, json, newRequestId, refusalReply, type Reply } from './reply.ts';

/** A request that leads to an operation. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly route: Route;
  /** The id in the path, or ''. */
  readonly id: string;
  readonly met: MetFaults;
}

/** Authenticates, runs the operation and makes the reply it deserves. */
export async function handle(world: World, { request, url, route, id, met }: Asked): Promise<Reply> {
  const requestId = newRequestId();
  try {
    const body = await bodyOf(request);
    const holder = authenticate(request.headers, world.settings);
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
    if (!request.errored)
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
