import assert from 'node:assert/strict';
import { resizeEligibility } from '../../../src/domain/resize.ts';
import type { Tier } from '../../../src/domain/tiers.ts';
import type { Answer, Answers } from './answers.ts';
import { attachedWords, restingVolume, together } from './answers.ts';
import { volume } from './resources.ts';

const byStatus: Answers = {
  ...restingVolume,
  ...Object.fromEntries(attachedWords.map((word): [string, Answer] => [word, 'yes'])),
};
const byTier: Readonly<Record<Tier, Answer>> = { advanced: 'yes', legacy: 'no', unknown: 'server' };

describe('whether a volume can be resized', () => {
  for (const [tier, tierAnswer] of Object.entries(byTier) as [Tier, Answer][]) {
    for (const [status, statusAnswer] of Object.entries(byStatus)) {
      const expected = together(tierAnswer, statusAnswer);
      it(`${tier}, ${status || '(none)'}: ${expected}`, () =>
        assert.equal(resizeEligibility({ volume: volume({ status }), tier }).can, expected));
    }
  }

  const sizes: readonly (readonly [sizeGb: number | undefined, Answer])[] = [
    [1_048_575, 'yes'],
    [1_048_576, 'no'],
    [2_000_000, 'no'],
    [undefined, 'server'],
  ];
  for (const [sizeGb, expected] of sizes) {
    it(`of ${sizeGb ?? 'unknown'} GB: ${expected}`, () =>
      assert.equal(resizeEligibility({ volume: volume({ sizeGb }), tier: 'advanced' }).can, expected));
  }

  const reasons: readonly (readonly [Parameters<typeof volume>[0], Tier, string])[] = [
    [
      { region: 'CANADA-1' },
      'legacy',
      'CANADA-1 is in the legacy tier, where volumes cannot be resized. Create a larger volume and copy the data.',
    ],
    [{ region: undefined }, 'unknown', 'Barrack will check: the region is not known here.'],
    [
      { status: 'creating' },
      'advanced',
      'training-data is still being created. Wait until it is Available, then try again.',
    ],
    [
      { status: 'Resizing' },
      'advanced',
      'training-data is busy: Resizing. Wait until that is done, then try again.',
    ],
    [{ status: 'deleting' }, 'advanced', 'training-data is being deleted. Choose another volume.'],
    [
      { status: 'error_extending' },
      'advanced',
      'training-data is in the status error_extending. Ask Barrack support about it.',
    ],
    [
      { status: 'quiescing' },
      'advanced',
      'Barrack will check: this program does not know the status quiescing of training-data.',
    ],
    [{ sizeGb: 1_048_576 }, 'advanced', 'training-data has 1024 TB, the most a volume can have.'],
  ];
  for (const [changes, tier, expected] of reasons) {
    it(`says: ${expected}`, () => {
      const answer = resizeEligibility({ volume: volume(changes), tier });
      assert.ok(answer.can !== 'yes');
      assert.equal(answer.reason, expected);
    });
  }
});
