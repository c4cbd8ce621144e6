import assert from 'node:assert/strict';
import { failureDetails } from '../../../src/api/failures.ts';

function failure(error: object, changes: object = {}) {
  return failureDetails({
    error,
    timedOut: false,
    aborted: false,
    answered: false,
    timeoutMs: 30_000,
    effect: 'write',
    ...changes,
  });
}

/** As node-fetch words it. */
const because = (reason: string, path = '/api/') =>
  `request to https://barrack.ai${path} failed, reason: ${reason}`;

describe('what stops a request', () => {
  const beforeSecure = 'Client network socket disconnected before secure TLS connection was established';
  const alert = 'write EPROTO 8084:error:0A000126:SSL routines::unexpected eof while reading';
  const cases: readonly (readonly [error: object, kind: string, outcome: string])[] = [
    [{ code: 'ENOTFOUND', erroredSysCall: 'getaddrinfo' }, 'network', 'notSent'],
    [{ code: 'EAI_AGAIN', erroredSysCall: 'getaddrinfo' }, 'network', 'notSent'],
    [{ code: 'ECONNREFUSED', erroredSysCall: 'connect' }, 'network', 'notSent'],
    [{ code: 'ECONNREFUSED', message: 'several addresses' }, 'network', 'notSent'],
    [{ code: 'ETIMEDOUT', erroredSysCall: 'connect' }, 'timeout', 'notSent'],
    [{ code: 'ETIMEDOUT', erroredSysCall: 'read' }, 'timeout', 'unknown'],
    [{ code: 'ECONNRESET', erroredSysCall: 'connect' }, 'network', 'notSent'],
    [{ code: 'ECONNRESET', erroredSysCall: 'read' }, 'network', 'unknown'],
    [{ code: 'ECONNRESET', message: 'socket hang up' }, 'network', 'unknown'],
    [{ code: 'ECONNRESET', message: because(beforeSecure) }, 'network', 'notSent'],
    [
      { code: 'ECONNRESET', message: because('read ECONNRESET'), erroredSysCall: 'read' },
      'network',
      'unknown',
    ],
    [{ code: 'EPIPE', erroredSysCall: 'write' }, 'network', 'unknown'],
    [{ code: 'EPROTO', message: 'wrong version number' }, 'network', 'unknown'],
    [{ code: 'EPROTO', message: because(alert), erroredSysCall: 'write' }, 'network', 'unknown'],
    [{ code: 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC' }, 'network', 'unknown'],
    [{ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }, 'network', 'unknown'],
    [{ code: 'ERR_TLS_INVALID_STATE' }, 'network', 'unknown'],
    ...['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EHOSTDOWN', 'EACCES'].flatMap((code) => [
      [{ code, erroredSysCall: 'connect' }, 'network', 'notSent'] as const,
      [{ code, erroredSysCall: 'read' }, 'network', 'unknown'] as const,
      [{ code, erroredSysCall: 'write' }, 'network', 'unknown'] as const,
      [{ code }, 'network', 'unknown'] as const,
    ]),
    [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate', 'notSent'],
    [{ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }, 'certificate', 'notSent'],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'certificate', 'notSent'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate', 'notSent'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'certificate', 'notSent'],
    [{ code: 'CERT_NOT_YET_VALID' }, 'certificate', 'notSent'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate', 'notSent'],
    [{ code: 'CERT_HAS_EXPIRED', erroredSysCall: 'read' }, 'certificate', 'unknown'],
    [{ message: because('tunneling socket could not be established, statusCode=407') }, 'proxy', 'notSent'],
    [{ message: because('Proxy connection ended before receiving CONNECT response') }, 'proxy', 'notSent'],
    [{ message: because('The proxy closed the connection') }, 'proxy', 'unknown'],
    [{ code: 'ECONNRESET', message: because('socket hang up', '/barrack-proxy/api/') }, 'network', 'unknown'],
    [
      { code: 'ECONNRESET', message: because('socket hang up', '/before%20secure/proxy/') },
      'network',
      'unknown',
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

  it('was never "not sent" once the head of an answer had come', () => {
    const details = failure({ code: 'ECONNREFUSED', erroredSysCall: 'connect' }, { answered: true });
    assert.equal(details.outcome, 'unknown');
    assert.match(details.message, /broke off/u);
  });

  it('leaves nothing open for a read', () => {
    assert.equal(failure({ code: 'ECONNRESET' }, { effect: 'read' }).outcome, 'refused');
  });

  it('survives things that are no errors', () => {
    for (const error of [null, undefined, 'text', 7]) {
      assert.equal(failureDetails({ ...base, error }).kind, 'network');
    }
  });
});

const base = { timedOut: false, aborted: false, answered: false, timeoutMs: 1, effect: 'read' } as const;
