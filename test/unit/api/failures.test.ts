import assert from 'node:assert/strict';
import type { Failure } from '../../../src/api/http/failures.ts';
import { failureDetails } from '../../../src/api/http/failures.ts';

/** What is told of it where the connection itself was not seen, unless that is among the changes. */
function failure(error: unknown, changes: Partial<Failure> = {}) {
  return failureDetails({
    error,
    timedOut: false,
    aborted: false,
    connected: undefined,
    answered: false,
    timeoutMs: 30_000,
    effect: 'write',
    ...changes,
  });
}

/** As node-fetch words it. */
const because = (reason: string, path = '/api/') =>
  `request to https://barrack.ai${path} failed, reason: ${reason}`;
const reset = (reason: string, path?: string) => ({ code: 'ECONNRESET', message: because(reason, path) });

describe('what stops a request', () => {
  const cases: readonly (readonly [error: object, kind: string, outcome: string])[] = [
    [{ code: 'ENOTFOUND', erroredSysCall: 'getaddrinfo' }, 'network', 'notSent'],
    [{ code: 'EAI_AGAIN', erroredSysCall: 'getaddrinfo' }, 'network', 'notSent'],
    ...['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM'].map(
      (code) => [{ code, erroredSysCall: 'connect' }, 'network', 'notSent'] as const,
    ),
    [{ code: 'ETIMEDOUT', erroredSysCall: 'connect' }, 'timeout', 'notSent'],
    [{ code: 'ETIMEDOUT', erroredSysCall: 'read' }, 'timeout', 'unknown'],
    [{ code: 'ETIMEDOUT' }, 'timeout', 'unknown'],
    // A network that goes down ends what goes over it as well.
    ...[
      'ECONNREFUSED',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENETDOWN',
      'EADDRNOTAVAIL',
      'EACCES',
      'EHOSTDOWN',
    ].flatMap((code) =>
      ['read', 'write', undefined].map(
        (erroredSysCall) => [{ code, erroredSysCall }, 'network', 'unknown'] as const,
      ),
    ),
    [{ code: 'ECONNRESET', erroredSysCall: 'read' }, 'network', 'unknown'],
    [reset('socket hang up'), 'network', 'unknown'],
    [
      reset('Client network socket disconnected before secure TLS connection was established'),
      'network',
      'notSent',
    ],
    [reset('disconnected before secure TLS connection'), 'network', 'unknown'],
    [{ code: 'EPIPE', erroredSysCall: 'write' }, 'network', 'unknown'],
    // In the handshake, or in any record after it.
    [{ code: 'EPROTO', erroredSysCall: 'write', message: 'wrong version number' }, 'network', 'unknown'],
    [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'network', 'unknown'],
    [{ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }, 'network', 'unknown'],
    [{ code: 'ERR_TLS_HANDSHAKE_TIMEOUT' }, 'network', 'unknown'],
    [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate', 'notSent'],
    [{ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }, 'certificate', 'notSent'],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'certificate', 'notSent'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate', 'notSent'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'certificate', 'notSent'],
    [{ code: 'CERT_NOT_YET_VALID' }, 'certificate', 'notSent'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate', 'notSent'],
    ...[
      'Failed to establish a socket connection to proxies: HTTPS gate.example:3128',
      'Failed to establish a socket connection to proxies: SOCKS5 gate.example:1080',
      'tunneling socket could not be established, statusCode=407',
      'Proxy connection ended before receiving CONNECT response',
      'No header received from proxy CONNECT response',
      'Invalid header from proxy CONNECT response: "x"',
    ].map((reason) => [{ message: because(reason) }, 'proxy', 'notSent'] as const),
    // Words that only look like it.
    [reset('the proxy has ended this'), 'network', 'unknown'],
    [reset('socket hang up', '/barrack-proxy/api/'), 'network', 'unknown'],
    [reset('socket hang up', '/before%20secure/proxy/'), 'network', 'unknown'],
    [
      {
        code: 'ENOTFOUND',
        erroredSysCall: 'getaddrinfo',
        message: because('getaddrinfo ENOTFOUND proxy.example'),
      },
      'network',
      'notSent',
    ],
    [{ type: 'max-size' }, 'tooLarge', 'unknown'],
    [{ code: 'ERR_STREAM_PREMATURE_CLOSE' }, 'network', 'unknown'],
    [{ code: 'Z_DATA_ERROR' }, 'network', 'unknown'],
    [{ code: 'HPE_INVALID_CONSTANT' }, 'network', 'unknown'],
    [{}, 'network', 'unknown'],
  ];
  for (const [error, kind, outcome] of cases) {
    it(`${JSON.stringify(error)} is ${kind}, ${outcome}`, () => {
      const details = failure(error);
      assert.equal(details.kind, kind);
      assert.equal(details.outcome, outcome);
      assert.ok(details.message !== '' && details.remedy !== '');
    });
  }

  it('shows the code and nothing else of the error', () => {
    const details = failure({
      code: 'ECONNRESET',
      message: 'request to https://u:SECRET@host failed',
      syscall: 'read',
    });
    assert.ok(details.message.includes('ECONNRESET'));
    assert.ok(!JSON.stringify(details).includes('SECRET'));
  });

  it('is the time limit or the user where those ended it, whatever was thrown', () => {
    const late = failure({ code: 'ECONNREFUSED', erroredSysCall: 'connect' }, { timedOut: true });
    assert.deepEqual([late.kind, late.outcome], ['timeout', 'unknown']);
    assert.match(late.message, /30 seconds/u);
    const stopped = failure({ code: 'ECONNRESET' }, { aborted: true });
    assert.deepEqual([stopped.kind, stopped.outcome], ['aborted', 'unknown']);
  });

  it('was sent or not as its connection tells, whatever the error', () => {
    for (const [error] of cases) {
      assert.equal(failure(error, { connected: false }).outcome, 'notSent');
      assert.equal(failure(error, { connected: true }).outcome, 'unknown');
    }
  });

  it('was not sent where the time was up, or the user stopped it, before there was a connection', () => {
    const late = failure({}, { timedOut: true, connected: false });
    assert.deepEqual([late.kind, late.outcome], ['timeout', 'notSent']);
    assert.match(late.message, /connect .*30 seconds/u);
    const stopped = failure({}, { aborted: true, connected: false });
    assert.deepEqual([stopped.kind, stopped.outcome], ['aborted', 'notSent']);
  });

  it('says that there was no connection only where there was none', () => {
    const told = (code: string, connected: boolean) => failure({ code }, { connected }).message;
    assert.match(told('EPROTO', false), /^No secure connection .*EPROTO/u);
    assert.match(told('ERR_SSL_BAD_RECORD_TYPE', false), /^No secure connection/u);
    assert.match(told('ECONNREFUSED', false), /refused the connection/u);
    assert.match(told('ETIMEDOUT', false), /^No connection/u);
    assert.match(told('EHOSTUNREACH', false), /^Couldn’t connect .*EHOSTUNREACH/u);
    for (const code of ['EPROTO', 'ERR_SSL_BAD_RECORD_TYPE', 'ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH']) {
      assert.equal(told(code, true), `The connection to the Barrack API was lost (${code}).`);
    }
  });

  it('was never "not sent" once the head of an answer had come', () => {
    const details = failure(
      { code: 'ECONNREFUSED', erroredSysCall: 'connect' },
      { answered: true, connected: false },
    );
    assert.equal(details.outcome, 'unknown');
    assert.match(details.message, /broke off/u);
  });

  it('leaves nothing open for a read', () => {
    assert.equal(failure({ code: 'ECONNRESET' }, { effect: 'read' }).outcome, 'refused');
  });

  it('survives things that are no errors', () => {
    for (const error of [null, undefined, 'text', 7]) {
      assert.equal(failure(error, { effect: 'read' }).kind, 'network');
    }
  });
});
