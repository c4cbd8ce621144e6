import * as l10n from '@vscode/l10n';
import type { ErrorDetails, ErrorKind } from '../errors.ts';
import { openOutcome } from '../errors.ts';
import type { BrokenOff } from './exchange.ts';
import { remedyOf } from '../answers/remedies.ts';

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
/** In the handshake (a protocol that does not fit, plain HTTP where https was expected), or in any record after it. */
const tlsCodes = /^(?:EPROTO|ERR_SSL_|ERR_TLS_)/u;
const bodyCodes = /^(?:ERR_STREAM_PREMATURE_CLOSE|Z_|ERR__|HPE_)/u;

/** Node's words where the connection ended before it was secure. */
const beforeSecure = 'Client network socket disconnected before secure TLS connection was established';
/** How the agents that VS Code and its extensions use begin; they ask the proxy before they send anything. */
const throughProxy =
  /^(?:Failed to establish a socket connection to proxies|tunneling socket could not be established|Proxy connection ended|(?:No|Invalid) header (?:received )?from proxy)/u;

function kindOf({ code, reason }: SystemError, { aborted, timedOut, proxyStatus }: Failure): ErrorKind {
  if (aborted || timedOut) {
    return aborted ? 'aborted' : 'timeout';
  }
  if (proxyStatus !== undefined || throughProxy.test(reason)) {
    return 'proxy';
  }
  if (certificateCodes.test(code)) {
    return 'certificate';
  }
  if (code === 'max-size') {
    return 'tooLarge';
  }
  return code === 'ETIMEDOUT' ? 'timeout' : 'network';
}

/** Whether an error comes about only before there is a connection that a request could go out on. */
function isBeforeSending({ code, reason, syscall }: SystemError): boolean {
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    certificateCodes.test(code) ||
    reason === beforeSecure ||
    throughProxy.test(reason)
  );
}

/** Whether it is proven that nothing of the request went out. */
function wasNeverSent(failure: Failure, system: SystemError): boolean {
  const { connected, answered, timedOut, aborted } = failure;
  const isProven = connected === undefined ? !timedOut && !aborted && isBeforeSending(system) : !connected;
  return isProven && !answered;
}

/** Nothing was sent. */
function unsentMessage({ code, reason }: SystemError): string {
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) {
    return l10n.t('The name of the Barrack API was not found ({0}).', code);
  }
  if (code === 'ECONNREFUSED') {
    return l10n.t('The Barrack API refused the connection ({0}).', code);
  }
  if (tlsCodes.test(code) || reason === beforeSecure) {
    return l10n.t('No secure connection to the Barrack API could be made ({0}).', code);
  }
  return code === 'ETIMEDOUT'
    ? l10n.t('No connection to the Barrack API came about in time ({0}).', code)
    : l10n.t('Couldn’t connect to the Barrack API ({0}).', code);
}

/** It may have been sent. */
function lostMessage({ code }: SystemError, answered: boolean): string {
  return answered || bodyCodes.test(code)
    ? l10n.t("Barrack's answer broke off ({0}).", code)
    : l10n.t('The connection to the Barrack API was lost ({0}).', code);
}

function timeLimitMessage(seconds: number, neverSent: boolean): string {
  return neverSent
    ? l10n.t('Couldn’t connect to the Barrack API within {0} seconds.', seconds)
    : l10n.t('Barrack did not answer within {0} seconds.', seconds);
}

function messageOf(kind: ErrorKind, system: SystemError, failure: Failure, neverSent: boolean): string {
  switch (kind) {
    case 'aborted':
      return l10n.t('The request was canceled.');
    case 'certificate':
      return l10n.t('The certificate of the Barrack API is not trusted here ({0}).', system.code);
    case 'proxy':
      return failure.proxyStatus === undefined
        ? l10n.t('The proxy did not let the request through.')
        : l10n.t('The proxy refused to connect to Barrack ({0}).', failure.proxyStatus);
    case 'tooLarge':
      return l10n.t("Barrack's answer is larger than this program reads.");
    default:
      if (failure.timedOut) {
        return timeLimitMessage(failure.timeoutMs / 1000, neverSent);
      }
      return neverSent ? unsentMessage(system) : lostMessage(system, failure.answered);
  }
}

/** Turns what ended an exchange early into what the user is told. Of the thrown error only its code is kept. */
export function failureDetails(failure: Failure): ErrorDetails {
  const system = systemError(failure.error);
  const kind = kindOf(system, failure);
  const neverSent = wasNeverSent(failure, system);
  return {
    kind,
    message: messageOf(kind, system, failure, neverSent),
    remedy: remedyOf(kind),
    outcome: neverSent ? 'notSent' : openOutcome(failure.effect),
    status: failure.proxyStatus,
  };
}
