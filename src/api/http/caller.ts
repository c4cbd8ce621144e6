import * as l10n from '@vscode/l10n';
import type { JsonObject, Listing } from '../../domain/resources.ts';
import type { Reply } from './answers.ts';
import { bounds } from '../answers/bounds.ts';
import type { EndpointId } from '../profile/contract.ts';
import { endpoints } from '../profile/contract.ts';
import { listIn, objectIn, valueIn } from '../answers/envelope.ts';
import { BarrackError, openOutcome } from '../errors.ts';
import { isObject } from '../answers/json.ts';
import type { FetchPage } from './listing.ts';
import { readListing } from './listing.ts';
import { remedyOf } from '../answers/remedies.ts';
import type { Reader } from '../schemas/common.ts';
import { excessive, Unreadable } from '../schemas/common.ts';
import type { Call } from './outgoing.ts';
import type { Known } from './rereader.ts';
import type { Transport } from './transport.ts';

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ListOptions<T> extends RequestOptions {
  /** What is known already: of a record that has not changed it is taken as it is. */
  readonly known?: Known<T> | undefined;
}

/** What a write gave. */
export interface Written<T> {
  readonly value: T;
  /** What Barrack support asks for. */
  readonly requestId: string | undefined;
}

function malformed(call: Call, reply: Reply, reason: string): BarrackError {
  return new BarrackError({
    kind: 'malformed',
    message: l10n.t("Barrack's answer could not be understood: {0}", reason),
    remedy: remedyOf('malformed'),
    outcome: openOutcome(endpoints[call.operation].effect),
    operation: call.operation,
    status: reply.status,
    requestId: reply.requestId,
  });
}

function without(what: string): string {
  return l10n.t('it has no "{0}".', what);
}

function keyOf(operation: EndpointId): string | undefined {
  return endpoints[operation].payload;
}

/** The list has become shorter meanwhile, or has no pages at all and takes no number of one. */
function isNoSuchPage({ kind }: BarrackError, isGuess: boolean): boolean {
  return kind === 'notFound' || (isGuess && kind === 'invalid');
}

/** Sends calls and reads what comes back: the payload out of its envelope, all pages of a list, records as types. */
export class Caller {
  readonly #transport: Pick<Transport, 'send'>;
  /** Lists that come whole whatever page is asked for. */
  readonly #unpaged = new Set<EndpointId>();

  constructor(transport: Pick<Transport, 'send'>) {
    this.#transport = transport;
  }

  /** Every page of a list. */
  async list<T>(call: Call, read: Reader<T>): Promise<Listing<T>> {
    const key = keyOf(call.operation);
    const fetchPage: FetchPage = async (query, page, isGuess) => {
      try {
        const reply = await this.#transport.send({ ...call, query: { ...call.query, ...query } });
        const records = listIn(reply.body, key);
        if (records === undefined) {
          throw malformed(call, reply, without(key ?? 'results'));
        }
        return { body: reply.body, weight: reply.weight, records, link: reply.link };
      } catch (error) {
        if (page > 1 && BarrackError.is(error) && isNoSuchPage(error, isGuess)) {
          return undefined;
        }
        throw error;
      }
    };
    return await readListing(fetchPage, key, read, {
      allowed: !this.#unpaged.has(call.operation),
      ignored: () => this.#unpaged.add(call.operation),
    });
  }

  /** One value. `pick` finds it in the body; by default it is what stands under the operation's own key. */
  async read<T>(
    call: Call,
    read: Reader<T>,
    pick = (body: unknown) => valueIn(body, keyOf(call.operation)),
  ): Promise<T> {
    const reply = await this.#transport.send(call);
    const value = read(pick(reply.body));
    if (value instanceof Unreadable) {
      throw malformed(call, reply, value.reason);
    }
    return value;
  }

  /** A write whose reply tells nothing but that it was accepted. */
  async write(call: Call): Promise<Written<undefined>> {
    const { requestId } = await this.#transport.send(call);
    return { value: undefined, requestId };
  }

  /** A write that makes or changes a resource; undefined where the reply does not hold it. */
  async writeFor<T>(call: Call, read: Reader<T>): Promise<Written<T | undefined>> {
    const { body, requestId } = await this.#transport.send(call);
    const key = keyOf(call.operation);
    const value = read(objectIn(body, key, (place) => 'id' in place));
    return { value: value instanceof Unreadable ? undefined : value, requestId };
  }
}

/** A record as it is, for what has no documented shape. */
export const readObject: Reader<JsonObject> = (value) =>
  excessive(value, bounds.weight) ?? (isObject(value) ? value : new Unreadable(without('billing')));
