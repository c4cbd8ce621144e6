import assert from 'node:assert/strict';
import {
  buildStatus,
  inTransition,
  isDeleted,
  instanceStatus,
  statusLabel,
  volumeStatus,
} from '../../../src/domain/status.ts';

/** docs/platform.md, "Status words". */
type Words = Readonly<Record<string, readonly string[]>>;
const words: Readonly<Record<'volume' | 'build' | 'instance', Words>> = {
  volume: {
    available: ['available', 'detached'],
    attached: ['attached', 'in-use', 'in_use'],
    creating: ['creating', 'cloning', 'ordered', 'created', 'downloading'],
    busy: ['attaching', 'detaching', 'resizing', 'restoring'],
    deleting: ['deleting'],
    error: ['error', 'error_deleting', 'error_restoring'],
    unknown: ['', 'quiescing', 'constructor', '__proto__', 'errors', 'erroneous'],
  },
  build: {
    available: ['available', 'success', 'successful', 'active'],
    creating: ['creating', 'pending', 'queued', 'saving'],
    deleting: ['deleting'],
    error: ['error', 'error_deleting'],
    unknown: ['', 'attached', 'toString'],
  },
  instance: {
    ACTIVE: ['active', 'running'],
    SHUTOFF: ['shutoff', 'offline', 'stopped'],
    HIBERNATED: ['hibernated'],
    DELETED: ['deleted'],
    transition: [
      ...['creating', 'build', 'provisioning', 'starting', 'stopping', 'hibernating'],
      ...['restoring', 'rebooting', 'deleting'],
    ],
    error: ['error', 'error_starting'],
    unknown: ['', 'paused', 'valueOf'],
  },
};
const readers = { volume: volumeStatus, build: buildStatus, instance: instanceStatus };

describe('status words', () => {
  for (const kind of ['volume', 'build', 'instance'] as const) {
    for (const [state, raws] of Object.entries(words[kind])) {
      it(`${kind}: ${raws.map((raw) => raw || '(none)').join(', ')} → ${state}, in any case`, () => {
        for (const raw of raws) {
          for (const written of [raw, raw.toUpperCase(), ` ${raw} `]) {
            assert.deepEqual(readers[kind](written), { state, raw: written });
          }
        }
      });
    }
  }

  it('say when something is under way', () => {
    const moving = ['creating', 'resizing', 'deleting'].map(volumeStatus);
    assert.ok([...moving, instanceStatus('stopping'), buildStatus('saving')].every(inTransition));
    const still = [volumeStatus('error'), volumeStatus('in-use'), buildStatus('quiescing')];
    assert.ok(![...still, instanceStatus('SHUTOFF')].some(inTransition));
  });

  it('say when what they are of is gone, of whatever kind it is', () => {
    assert.ok(
      [volumeStatus('deleted'), buildStatus(' Deleted '), instanceStatus('DELETED')].every(isDeleted),
    );
    assert.ok(![volumeStatus('deleting'), buildStatus('error_deleted'), volumeStatus('')].some(isDeleted));
  });

  it("are shown in the platform's words, and as they came where there is none", () => {
    assert.equal(statusLabel(volumeStatus('in_use')), 'Attached');
    assert.equal(statusLabel(volumeStatus('detached')), 'Available');
    assert.equal(statusLabel(volumeStatus('cloning')), 'Creating');
    assert.equal(statusLabel(volumeStatus('DELETING')), 'Deleting');
    assert.equal(statusLabel(volumeStatus('error_deleting')), 'Error');
    assert.equal(statusLabel(volumeStatus('Resizing')), 'Resizing');
    assert.equal(statusLabel(instanceStatus('stopped')), 'SHUTOFF');
    assert.equal(statusLabel(instanceStatus('running')), 'ACTIVE');
    assert.equal(statusLabel(instanceStatus('hibernated')), 'HIBERNATED');
    assert.equal(statusLabel(instanceStatus('rebooting')), 'rebooting');
    assert.equal(statusLabel(volumeStatus('quiescing')), 'quiescing');
    assert.equal(statusLabel(volumeStatus('')), 'Unknown');
  });
});
