import assert from 'node:assert/strict';
import { imageChecks, imageEligibility } from '../../../src/domain/image.ts';
import type { SnapshotImage } from '../../../src/domain/image.ts';
import { snapshot } from './resources.ts';

const byStatus: Readonly<Record<string, 'yes' | 'no' | 'server'>> = {
  available: 'yes',
  success: 'yes',
  SUCCESSFUL: 'yes',
  active: 'yes',
  creating: 'no',
  pending: 'no',
  queued: 'no',
  saving: 'no',
  deleting: 'no',
  error: 'no',
  error_uploading: 'no',
  quiescing: 'server',
  '': 'server',
};
const none: SnapshotImage = { has: false };
const named: SnapshotImage = { has: true, image: { id: '5', name: 'render-farm_v1.2', status: undefined } };
const nameless: SnapshotImage = { has: true, image: undefined };

describe('whether an image can be made from a snapshot', () => {
  for (const [status, expected] of Object.entries(byStatus)) {
    it(`${status || '(none)'}: ${expected} without an image, no with one`, () => {
      assert.equal(imageEligibility(snapshot(status), none).can, expected);
      assert.equal(imageEligibility(snapshot(status), named).can, 'no');
      assert.equal(imageEligibility(snapshot(status), nameless).can, 'no');
      const unclear = expected === 'no' ? 'no' : 'server';
      assert.equal(imageEligibility(snapshot(status), undefined).can, unclear);
    });
  }

  it('names the image that is in the way', () => {
    const found = imageEligibility(snapshot(), named);
    assert.ok(found.can === 'no');
    assert.match(found.reason, /render-farm_v1\.2.*Delete that image first/u);
  });
});

describe('the checks before an image', () => {
  const good = { snapshot: snapshot(), existing: none, name: 'base 1.0', takenNames: new Set(['other']) };

  it('leave only the profile to Barrack', () => {
    const outcomes = imageChecks(good).map(({ id, outcome }) => [id, outcome]);
    assert.deepEqual(outcomes, [
      ['snapshotStatus', 'passed'],
      ['existingImage', 'passed'],
      ['profile', 'server'],
      ['name', 'passed'],
    ]);
  });

  it('fail on a bad name and on a taken one, and leave it to Barrack where names are not known', () => {
    const outcomeOf = (changes: object) => imageChecks({ ...good, ...changes })[3]?.outcome;
    assert.equal(outcomeOf({ name: 'a/b' }), 'failed');
    assert.equal(outcomeOf({ name: 'other' }), 'failed');
    assert.equal(outcomeOf({ takenNames: undefined }), 'server');
  });
});
