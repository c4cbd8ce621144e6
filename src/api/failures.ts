import * as l10n from '@vscode/l10n';
import type { ErrorDetails, ErrorKind, Outcome } from './errors.ts';
import type { BrokenOff } from './exchange.ts';
import { remedyOf } from './remedies.ts';

/** What stopped an exchange before a whole answer was there. */
export interface Failure extends BrokenOff {
  readonly timeoutMs: number;
  readonly effect: 'read' | 'write';
}

interface SystemError {
  readonly code: string;
  /** Why, without the address: words in that tell nothing. */
  readonly reason: string;
  readonly syscall: string;
}

function systemError(error: unknown): SystemError {
  const given = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const text = (key: string) => (typeof given[key] === 'string' ? given[key] : '');
  return {
    code: text('code') || text('type'),
    reason: /, reason: (.*)/su.exec(text('message'))?.[1] ?? '',
    syscall: text('syscall') || text('erroredSysCall'),
  };
}

const certificateCodes =
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/u;
/** OpenSSL failed, in the handshake or at any time after it. */
const tlsCodes = /^(?:EPROTO|ERR_SSL_|ERR_TLS_)/u;
/**
 * No connection was made: nothing but looking up a name or connecting fails so. Node leaves out the system call where it
 * has tried several addresses.
 */
const unconnectedCodes = /^(?:ENOTFOUND|EAI_|ECONNREFUSED)/u;
const unconnectedCalls: ReadonlySet<string> = new Set(['connect', 'getaddrinfo']);
const bodyCodes = /^(?:ERR_STREAM_PREMATURE_CLOSE|Z_|ERR__|HPE_)/u;

/** Node's own words for a connection that broke before it was secure: until then it writes nothing of the request. */
const beforeSecure = 'Client network socket disconnected before secure TLS connection was established';
/** What the agents that VS Code uses say of a proxy. */
const throughProxy = /\bproxy\b|tunneling socket/iu;
/** The same where they had no connection through it yet, for which they ask before they send anything. */
const withoutTunnel =
  /^(?:tunneling socket could not be established|Proxy connection (?:ended before receiving CONNECT response|timed out))/iu;

function kindOf({ code, reason }: SystemError): ErrorKind {
  if (certificateCodes.test(code)) {
    return 'certificate';
  }
  if (throughProxy.test(reason)) {
    return 'proxy';
  }
  if (code === 'max-size') {
    return 'tooLarge';
  }
  return code === 'ETIMEDOUT' ? 'timeout' : 'network';
}

/** Whether it is proven that no byte of the request went out: with any doubt it is to be looked for. */
function wasNeverSent(failure: Failure, { code, reason, syscall }: SystemError): boolean {
  return (
    !failure.answered &&
    !failure.timedOut &&
    !failure.aborted &&
    (unconnectedCalls.has(syscall) ||
      (syscall === '' &&
        (unconnectedCodes.test(code) ||
          certificateCodes.test(code) ||
          reason.startsWith(beforeSecure) ||
          withoutTunnel.test(reason))))
  );
}

function networkMessage({ code, reason }: SystemError, answered: boolean): string {
  if (answered || bodyCodes.test(code)) {
    return l10n.t("Barrack's answer broke off ({0}).", code);
  }
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) {
    return l10n.t('The name of the Barrack API was not found ({0}).', code);
  }
  if (code === 'ECONNREFUSED') {
    return l10n.t('The Barrack API refused the connection ({0}).', code);
  }
  if (reason.startsWith(beforeSecure)) {
    return l10n.t('No secure connection to the Barrack API could be made ({0}).', code);
  }
  if (tlsCodes.test(code)) {
    return l10n.t('The secure connection to the Barrack API failed ({0}).', code);
  }
  return l10n.t('The connection to the Barrack API was lost ({0}).', code);
}

function messageOf(kind: ErrorKind, system: SystemError, failure: Failure): string {
  switch (kind) {
    case 'aborted':
      return l10n.t('The request was canceled.');
    case 'timeout':
      return failure.timedOut
        ? l10n.t('Barrack did not answer within {0} seconds.', failure.timeoutMs / 1000)
        : l10n.t('No connection to the Barrack API came about in time ({0}).', system.code);
    case 'certificate':
      return l10n.t('The certificate of the Barrack API is not trusted here ({0}).', system.code);
    case 'proxy':
      return l10n.t('The proxy did not let the request through.');
    case 'tooLarge':
      return l10n.t("Barrack's answer is larger than this program reads.");
    default:
      return networkMessage(system, failure.answered);
  }
}

/** Turns what ended an exchange early into what the user is told. Of the thrown error only its code is kept. */
export function failureDetails(failure: Failure): ErrorDetails {
  const system = systemError(failure.error);
  const kind = failure.aborted ? 'aborted' : failure.timedOut ? 'timeout' : kindOf(system);
  const unknown: Outcome = failure.effect === 'write' ? 'unknown' : 'refused';
  return {
    kind,
    message: messageOf(kind, system, failure),
    remedy: remedyOf(kind),
    outcome: wasNeverSent(failure, system) ? 'notSent' : unknown,
  };
}
