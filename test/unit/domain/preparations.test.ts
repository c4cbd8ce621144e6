import assert from 'node:assert/strict';
import { clonePossibility, imagePossibility, stoppedForClone } from '../../../src/domain/preparations.ts';
import { instanceStatus } from '../../../src/domain/status.ts';
import { snapshot, volume } from '../forms/records.ts';

const attachedTo = (word: string) => ({ id: 'n1', name: 'trainer', status: instanceStatus(word) });

describe('what can be done, with what is done first', () => {
  const cloning = (word: string, tier: 'advanced' | 'legacy' = 'advanced') => {
    const instance = attachedTo(word);
    return clonePossibility({ volume: volume({ word: 'attached', instance }), tier, instance });
  };

  it('is a clone of a volume whose instance is shut down first', () => {
    assert.deepEqual(cloning('active'), {
      can: 'server',
      reason: 'Shuts down trainer first',
      isPrepared: true,
    });
    assert.deepEqual(cloning('shutoff'), { can: 'yes' });
    for (const word of ['hibernated', 'stopping']) {
      assert.equal(cloning(word).can, 'no', word);
    }
  });

  it('is none where shutting down does not help', () => {
    assert.match(JSON.stringify(cloning('active', 'legacy')), /"no".*legacy tier/u);
    const instance = attachedTo('active');
    const busy = volume({ word: 'creating', instance });
    assert.equal(stoppedForClone({ volume: busy, tier: 'advanced', instance }), undefined);
    const unnamed = { ...instance, id: undefined };
    const source = { volume: volume({ word: 'attached', instance: unnamed }), tier: 'advanced' as const };
    assert.equal(clonePossibility({ ...source, instance: unnamed }).can, 'no', 'it can’t be shut down');
  });

  it('is an image of a snapshot whose image is deleted first, where its id is known', () => {
    const image = { id: 'i1', name: 'base', status: undefined };
    assert.deepEqual(imagePossibility(snapshot(), { has: true, image }), {
      can: 'server',
      reason: 'Deletes the image base first',
      isPrepared: true,
    });
    assert.equal(imagePossibility(snapshot(), { has: true, image: undefined }).can, 'no');
    assert.deepEqual(imagePossibility(snapshot(), { has: false }), { can: 'yes' });
    assert.equal(imagePossibility(snapshot({ word: 'creating' }), { has: true, image }).can, 'no');
  });
});
