import assert from 'node:assert/strict';
import { globalAgent } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { clientOf, errorOf } from './harness.ts';

/** What an agent gives a request where the proxy opened no tunnel: the proxy's answer, on a connection that takes nothing. */
function refusing(answer: string): Duplex {
  const socket = new Socket({ writable: false });
  return Object.assign(socket, { readable: true }).once('newListener', () =>
    setImmediate(() => {
      socket.push(answer);
      socket.push(null);
    }),
  );
}

describe('A proxy that answers itself, and opens no way to Barrack', () => {
  let asked = 0;

  function answerWith(...answers: readonly string[]): void {
    asked = 0;
    globalAgent.createConnection = () => {
      asked += 1;
      return refusing(answers[Math.min(asked, answers.length) - 1] ?? '');
    };
  }

  afterEach(() => void Reflect.deleteProperty(globalAgent, 'createConnection')); // its class has the real one

  const { client } = clientOf('https://barrack.example/api');
  const write = async () => errorOf(client.volumes.delete('1'));

  const whole = 'Content-Length: 2\r\n\r\nno';
  const cut = 'Content-Length: 9000\r\n\r\n<html>';
  for (const status of [204, 302, 401, 402, 403, 404, 407, 409, 429, 500, 502, 503, 504]) {
    for (const rest of [whole, cut]) {
      it(`with ${status} (${rest === cut ? 'cut off' : 'whole'}) has sent nothing, and is not taken for Barrack`, async () => {
        answerWith(`HTTP/1.1 ${status} No\r\n${rest}`);
        const { kind, outcome, message, remedy } = await write();
        assert.deepEqual([kind, outcome, asked], ['proxy', 'notSent', 1]);
        assert.ok(message.includes(`proxy refused to connect to Barrack (${status})`), message);
        assert.match(remedy, /http\.proxy/u);
      });
    }
  }

  it('with what is no answer, or with none, has sent nothing either', async () => {
    for (const answer of ['', 'hello', 'HTTP/1.1 502']) {
      answerWith(answer);
      assert.equal((await write()).outcome, 'notSent');
    }
  });

  it('is asked again for a read where it says that it could not reach Barrack, and only then', async () => {
    answerWith(`HTTP/1.1 502 No\r\n${whole}`);
    assert.equal((await errorOf(client.volumes.list())).kind, 'proxy');
    assert.equal(asked, 4);
    answerWith(`HTTP/1.1 407 No\r\n${whole}`);
    assert.equal((await errorOf(client.volumes.list())).kind, 'proxy');
    assert.equal(asked, 1);
  });
});
