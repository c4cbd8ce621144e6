import assert from 'node:assert/strict';
import {
  addressOf,
  connectability,
  hasAddress,
  remoteAuthority,
  sshArguments,
  userProblem,
} from '../../../../src/commands/connect/ssh.ts';
import { instance } from '../../domain/resources.ts';

describe('connecting with ssh', () => {
  it('takes nothing for an address that ssh could read as something else', () => {
    for (const good of ['203.0.113.17', '::1', '2001:db8::17']) {
      assert.equal(addressOf({ publicIp: good }), good);
    }
    for (const bad of [
      undefined,
      '',
      '-oProxyCommand=x',
      '203.0.113.17 -v',
      '203.0.113.999',
      '203.0.113.17; ls',
      'example.com',
      'fe80::1%eth0',
      '203.0.113.17\n',
    ]) {
      assert.equal(addressOf({ publicIp: bad }), undefined, `“${bad ?? ''}” is no address`);
      assert.equal(hasAddress({ name: 'node', publicIp: bad }).can, 'no');
    }
  });

  it('takes nothing for a user that ssh could read as something else', () => {
    for (const good of ['ubuntu', 'Root', '_x', 'a.b-c_1']) {
      assert.equal(userProblem(good), undefined, good);
    }
    for (const bad of ['', '-l', 'a b', 'a@b', '1a', 'a;b', '$(x)', 'ä', '.a', 'a\n', '"a"', 'a/b']) {
      assert.match(userProblem(bad) ?? '', /^Use letters/u, `“${bad}” is no user`);
    }
  });

  it('gives ssh one argument', () => {
    assert.deepEqual(sshArguments({ user: 'ubuntu', ip: '203.0.113.17' }), ['ubuntu@203.0.113.17']);
    assert.deepEqual(sshArguments({ user: 'ubuntu', ip: '2001:db8::17' }), ['ubuntu@2001:db8::17']);
  });

  it('names the window of Remote-SSH so that VS Code changes nothing of it', () => {
    assert.equal(remoteAuthority({ user: 'ubuntu', ip: '203.0.113.17' }), 'ssh-remote+ubuntu@203.0.113.17');
    for (const target of [
      { user: 'ubuntu', ip: '2001:db8::17' },
      { user: 'Root', ip: '203.0.113.17' },
    ]) {
      const [, host = ''] = /^ssh-remote\+([0-9a-f]+)$/u.exec(remoteAuthority(target)) ?? [];
      assert.deepEqual(JSON.parse(Buffer.from(host, 'hex').toString()), {
        hostName: target.ip,
        user: target.user,
      });
    }
  });

  it('is for instances that are ACTIVE, and says of others what to do', () => {
    for (const [status, can, reason] of [
      ['ACTIVE', 'yes', ''],
      ['SHUTOFF', 'no', 'node is SHUTOFF, not ACTIVE. Start it first.'],
      ['HIBERNATED', 'no', 'node is HIBERNATED, not ACTIVE. Restore it from hibernation first.'],
      ['STARTING', 'no', 'node is STARTING, not ACTIVE. Wait until it is ACTIVE, then try again.'],
      ['error', 'no', 'node is Error, not ACTIVE.'],
      ['quiescing', 'server', 'node is quiescing, not ACTIVE.'],
    ] as const) {
      const found = connectability(instance({ name: 'node', status, publicIp: '203.0.113.17' }));
      assert.equal(found.can, can, status);
      assert.equal(found.can === 'yes' ? '' : found.reason, reason);
    }
    const without = connectability(instance({ name: 'node', publicIp: undefined }));
    assert.deepEqual(without, { can: 'no', reason: 'node has no public IP address.' });
  });
});
