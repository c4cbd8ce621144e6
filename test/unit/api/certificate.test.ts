import assert from 'node:assert/strict';
import { secret, trustTargets } from './breaking/stage.ts';
import { Target } from './breaking/target.ts';
import { clientOf, errorOf } from './harness.ts';
import { clone } from './usual-answers.ts';

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  const versions = { minVersion: version, maxVersion: version };

  describe(`a certificate that nobody trusts, in ${version}`, () => {
    it('is told as such, and nothing was sent', async () => {
      const target = new Target({ ...secret, ...versions });
      try {
        const { client, slept } = clientOf(`https://localhost:${await target.open()}/api`);
        const error = await errorOf(clone(client));
        assert.deepEqual([error.kind, error.outcome], ['certificate', 'notSent']);
        assert.match(error.message, /DEPTH_ZERO_SELF_SIGNED_CERT/u);
        assert.equal((await errorOf(client.volumes.list())).kind, 'certificate');
        assert.deepEqual(slept, [], 'it is not tried again');
      } finally {
        await target.close();
      }
      assert.equal(target.bytes, 0);
    });
  });

  describe(`a server that wants a certificate of the client, in ${version}`, () => {
    trustTargets();

    // In TLS 1.3 it says so only when the client takes the connection for secure, and has sent its request.
    const outcome = version === 'TLSv1.2' ? 'notSent' : 'unknown';
    it(`leaves a write ${outcome}`, async () => {
      const target = new Target({ ...secret, ...versions, requestCert: true, rejectUnauthorized: true });
      try {
        const { client } = clientOf(`https://127.0.0.1:${await target.open()}/api`);
        const error = await errorOf(client.volumes.delete('1'));
        assert.deepEqual([error.kind, error.outcome], ['network', outcome]);
        assert.equal(error.message.includes('was lost'), outcome === 'unknown', error.message);
      } finally {
        await target.close();
      }
    });
  });
}
