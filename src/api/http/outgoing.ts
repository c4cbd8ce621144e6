import type { JsonObject } from '../../domain/resources.ts';
import type { Endpoint, EndpointId } from '../profile/contract.ts';
import type { PathOverrides } from '../profile/paths.ts';
import { fillPath, operationOf } from '../profile/paths.ts';
import { queryOf } from './query.ts';

/** One operation to carry out. */
export interface Call {
  readonly operation: EndpointId;
  readonly id?: string | undefined;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  /** Goes into the query where the user has set GET for an operation that has a body. */
  readonly body?: JsonObject | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Where calls go. */
export interface Destination {
  /** As `parseBaseUrl` gives it. */
  readonly baseUrl: string;
  readonly overrides: PathOverrides;
}

/** What a call is on the wire, but for the headers that every request has. */
export interface Outgoing {
  readonly operation: Endpoint;
  readonly url: string;
  /** JSON; undefined where none is sent. */
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What JSON allows in texts, but can't be seen, or is obeyed by a terminal into which it is pasted. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

function jsonOf(body: JsonObject): string {
  return JSON.stringify(body).replace(
    unseen,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The request that carries a call out. Throws a BarrackError for an id that no request can hold. */
export function outgoing(call: Call, { baseUrl, overrides }: Destination): Outgoing {
  const operation = operationOf(call.operation, overrides);
  const inQuery = operation.method === 'GET';
  const query = queryOf(inQuery ? { ...call.body, ...call.query } : { ...call.query });
  const body = inQuery || call.body === undefined ? undefined : jsonOf(call.body);
  return {
    operation,
    url: baseUrl + fillPath(operation.path, call.id) + query,
    body,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
  };
}
