import * as l10n from '@vscode/l10n';
import type { Operation, OperationId } from './contract.ts';
import type { ErrorDetails, Outcome } from './errors.ts';
import type { Answer } from './exchange.ts';
import { at, isObject } from './json.ts';
import { refusalDetails } from './refusals.ts';
import { remedyOf } from './remedies.ts';
import { htmlTitle, plainText } from './server-text.ts';

/** What an operation gave. */
export interface Reply {
  readonly status: number;
  /** The parsed body; undefined where there is none (204). */
  readonly body: unknown;
  readonly requestId: string | undefined;
  /** Its `Link` header, which may lead to the next page of a list. */
  readonly link?: string | undefined;
}

/** What was asked, as far as it matters to reading the answer. */
export interface Asked {
  readonly id: OperationId;
  readonly operation: Operation;
  readonly url: string;
}

const withoutBody = new Set([204, 205]);

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A reply of success from which nothing can be learned: a write may have been carried out. */
function malformed(asked: Asked, status: number, what: string): ErrorDetails {
  const outcome: Outcome = asked.operation.effect === 'write' ? 'unknown' : 'refused';
  return { kind: 'malformed', message: what, remedy: remedyOf('malformed'), outcome, status };
}

function redirected(asked: Asked, { status, location }: Answer): ErrorDetails {
  const from = new URL(asked.url);
  const to = URL.canParse(location ?? '', asked.url) ? new URL(location ?? '', asked.url) : undefined;
  const bare = (url: URL) => url.pathname.replace(/\/$/u, '');
  const slashOnly = to?.origin === from.origin && bare(to) === bare(from) && to.pathname !== from.pathname;
  // 302 and 303 are also how a site answers a form that it has carried out.
  const maybeDone = asked.operation.effect === 'write' && (status === 302 || status === 303);
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
    outcome: maybeDone ? 'unknown' : 'refused',
    status,
  };
}

function shownAddress(to: URL | undefined, location: string | undefined): string {
  return plainText(to === undefined ? (location ?? '') : to.origin + to.pathname);
}

/** `success: false`, or without that word an error and nothing else, in a reply whose status says all is well. */
function isRefusal(body: unknown): boolean {
  const success = at(body, 'success');
  if (success !== undefined && success !== null) {
    return success === false;
  }
  const error = at(body, 'error');
  return (
    isObject(body) && !('id' in body) && (isObject(error) || (typeof error === 'string' && error !== ''))
  );
}

function requestIdOf(body: unknown, answer: Answer): string | undefined {
  const inBody = at(body, 'request_id');
  const id = typeof inBody === 'string' || typeof inBody === 'number' ? String(inBody) : answer.requestId;
  return id === undefined ? undefined : plainText(id).slice(0, 100) || undefined;
}

function problemIn(asked: Asked, answer: Answer, body: unknown): ErrorDetails | undefined {
  const { status, text } = answer;
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
  const body = parse(answer.text);
  const requestId = requestIdOf(body, answer);
  const problem = problemIn(asked, answer, body);
  return problem === undefined
    ? { status: answer.status, body, requestId, link: answer.link }
    : { ...problem, requestId };
}
