import * as l10n from '@vscode/l10n';
import { cutText } from '../answers/bounds.ts';
import type { Endpoint, EndpointId } from '../profile/contract.ts';
import type { ErrorDetails, ErrorKind } from '../errors.ts';
import { openOutcome } from '../errors.ts';
import type { Answer } from './exchange.ts';
import { at, isObject } from '../answers/json.ts';
import type { ParsedJson } from '../answers/parse-json.ts';
import { parseJson } from '../answers/parse-json.ts';
import { refusalDetails } from '../answers/refusals.ts';
import { remedyOf } from '../answers/remedies.ts';
import { htmlTitle, plainText } from '../answers/server-text.ts';

/** What an operation gave. */
export interface Reply {
  readonly status: number;
  /** The parsed body; undefined where there is none (204). */
  readonly body: unknown;
  /** What the body weighs (see `bounds`). */
  readonly weight: number;
  readonly requestId: string | undefined;
  /** Its `Link` header, which may lead to the next page of a list. */
  readonly link?: string | undefined;
}

/** What was asked, as far as it matters to reading the answer. */
export interface Asked {
  readonly id: EndpointId;
  readonly operation: Endpoint;
  readonly url: string;
}

const withoutBody = new Set([204, 205]);

/** A reply of success from which nothing can be learned: a write may have been carried out. */
function malformed(asked: Asked, status: number, what: string, kind: ErrorKind = 'malformed'): ErrorDetails {
  const outcome = openOutcome(asked.operation.effect);
  return { kind, message: what, remedy: remedyOf(kind), outcome, status };
}

function redirected(asked: Asked, { status, location }: Answer): ErrorDetails {
  const from = new URL(asked.url);
  const to = URL.canParse(location ?? '', asked.url) ? new URL(location ?? '', asked.url) : undefined;
  const bare = (url: URL) => url.pathname.replace(/\/$/u, '');
  const isSamePath = to !== undefined && bare(to) === bare(from);
  const slashOnly = isSamePath && to.origin === from.origin && to.pathname !== from.pathname;
  // The others are also how a site answers a form that it has carried out.
  const asksAgain = status === 307 || status === 308 || (status === 301 && isSamePath);
  return {
    kind: 'redirected',
    message: l10n.t(
      'Barrack points to another address, which is not followed: {0}',
      shownAddress(to, location),
    ),
    remedy: slashOnly
      ? l10n.t(
          'Correct the path of {0} in the setting {1}: it differs by a slash.',
          asked.id,
          'barrack.api.paths',
        )
      : remedyOf('redirected'),
    outcome: asksAgain ? 'refused' : openOutcome(asked.operation.effect),
    status,
  };
}

function shownAddress(to: URL | undefined, location: string | undefined): string {
  return plainText(to === undefined ? (location ?? '') : to.origin + to.pathname);
}

/** What says no as well, though not as the API does by its documentation. */
const otherNos: ReadonlySet<unknown> = new Set(['false', 0]);

/** `success: false`, or without that word an error and nothing else, in a reply whose status says all is well. */
function isRefusal(body: unknown): boolean {
  const success = at(body, 'success');
  if (success !== undefined && success !== null) {
    return success === false || otherNos.has(success);
  }
  const error = at(body, 'error');
  const saysSomething = isObject(error)
    ? Object.keys(error).length > 0
    : typeof error === 'string' && error !== '';
  return isObject(body) && !('id' in body) && saysSomething;
}

function requestIdOf(body: unknown, answer: Answer): string | undefined {
  const inBody = at(body, 'request_id');
  const id = typeof inBody === 'string' || typeof inBody === 'number' ? String(inBody) : answer.requestId;
  return id === undefined ? undefined : cutText(plainText(id), 100) || undefined;
}

function problemIn(asked: Asked, answer: Answer, parsed: ParsedJson | undefined): ErrorDetails | undefined {
  const { status, text } = answer;
  const body = parsed?.body;
  const { effect } = asked.operation;
  if (status >= 400) {
    return refusalDetails({ status, body, text, effect });
  }
  if (status >= 300 && answer.location !== undefined) {
    return redirected(asked, answer);
  }
  if (withoutBody.has(status)) {
    return undefined;
  }
  if (status >= 300 || text.trim() === '') {
    return malformed(asked, status, l10n.t("Barrack's answer is empty ({0}).", status));
  }
  if (parsed === undefined) {
    return malformed(
      asked,
      status,
      l10n.t("Barrack's answer is larger than this program reads."),
      'tooLarge',
    );
  }
  if (body === undefined) {
    const title = htmlTitle(text);
    return malformed(
      asked,
      status,
      title === undefined
        ? l10n.t("Barrack's answer could not be read ({0}).", status)
        : l10n.t("Barrack's answer is a web page, not data ({0}): {1}", status, title),
    );
  }
  return isRefusal(body) ? refusalDetails({ status, body, text, effect }) : undefined;
}

/** Reads a whole answer: what it gave, or what to tell the user. */
export function readAnswer(asked: Asked, answer: Answer): Reply | ErrorDetails {
  const parsed = parseJson(answer.text);
  const { body, weight } = parsed ?? { body: undefined, weight: 0 };
  const requestId = requestIdOf(body, answer);
  const problem = problemIn(asked, answer, parsed);
  return problem === undefined
    ? { status: answer.status, body, weight, requestId, link: answer.link }
    : { ...problem, requestId };
}
