import assert from 'node:assert/strict';
import type { Deletion } from '../../../src/domain/deletion.ts';
import { imageDeletion, snapshotDeletion, volumeDeletion } from '../../../src/domain/deletion.ts';
import type { SnapshotImage } from '../../../src/domain/image.ts';
import { buildStatus } from '../../../src/domain/status.ts';
import type { Answers } from './answers.ts';
import { attachedWords, restingVolume, together, wholeBuild } from './answers.ts';
import { image, instanceRef, snapshot, volume } from './resources.ts';

function reasonOf(answer: Deletion): string {
  assert.ok(answer.can !== 'yes');
  return answer.reason;
}

const volumeAnswers: Answers = { ...restingVolume, error: 'yes', error_deleting: 'yes' };
const buildAnswers: Answers = { ...wholeBuild, error: 'yes', error_x: 'yes' };

describe('whether a volume can be deleted', () => {
  for (const [status, expected] of Object.entries(volumeAnswers)) {
    it(`${status || '(none)'}, attached to nothing: ${expected}`, () => {
      const free = { status, instance: null };
      const answer = volumeDeletion(volume(free), undefined);
      assert.equal(answer.can, expected);
      assert.equal(answer.blockedBy, undefined);
      assert.equal(volumeDeletion(volume({ ...free, bootable: true }), undefined).can, expected);
    });

    it(`${status || '(none)'}, with nothing that tells whether it is attached: never plain yes, but for Available`, () => {
      const isFree = ['available', 'detached'].includes(status.toLowerCase());
      assert.equal(
        volumeDeletion(volume({ status }), undefined).can,
        expected === 'yes' && !isFree ? 'server' : expected,
      );
    });

    it(`${status || '(none)'}, with an instance: no`, () => {
      const told = volume({ status, instance: instanceRef('SHUTOFF') });
      for (const answer of [
        volumeDeletion(volume({ status }), instanceRef('SHUTOFF')),
        volumeDeletion(told, undefined),
      ]) {
        assert.equal(answer.can, 'no');
        assert.equal(answer.blockedBy, expected === 'no' ? undefined : 'instance');
      }
    });
  }

  for (const status of attachedWords) {
    it(`${status}: no, whatever the instance`, () => {
      const unknown = volumeDeletion(volume({ status }), undefined);
      assert.equal(reasonOf(unknown), 'training-data is attached to an instance. Detach it first.');
      assert.equal(unknown.blockedBy, undefined);
      const known = volumeDeletion(volume({ status }), instanceRef(undefined));
      assert.equal(reasonOf(known), 'training-data is attached to llm-finetune. Detach it first.');
      assert.equal(known.blockedBy, 'instance');
    });
  }

  it('does not send the user to detach a boot volume', () => {
    const boot = volume({ status: 'attached', bootable: true, instance: instanceRef('SHUTOFF') });
    const answer = volumeDeletion(boot, undefined);
    assert.equal(
      reasonOf(answer),
      'training-data is the boot volume of llm-finetune, and a boot volume cannot be detached.',
    );
    assert.equal(answer.blockedBy, 'instance');
  });

  it('says what keeps it', () => {
    const reason = (status: string) => reasonOf(volumeDeletion(volume({ status }), undefined));
    assert.equal(reason('deleting'), 'training-data is being deleted already.');
    assert.equal(
      reason('creating'),
      'training-data is still being created. Wait until it is Available, then try again.',
    );
    assert.equal(
      reason('attaching'),
      'training-data is busy: attaching. Wait until that is done, then try again.',
    );
    assert.equal(
      reason(''),
      'Barrack will check: this program does not know the status Unknown of training-data.',
    );
  });
});

describe('whether a snapshot can be deleted', () => {
  const withImage = (word: string | undefined): SnapshotImage => ({
    has: true,
    image: { id: '5', name: 'base', status: word === undefined ? undefined : buildStatus(word) },
  });
  /** What is known of its image, and what that means. */
  const existing: readonly (readonly [string, SnapshotImage | undefined, Deletion['can']])[] = [
    ['no image', { has: false }, 'yes'],
    ['an image that is available', withImage('success'), 'yes'],
    ['an image that is being deleted', withImage('deleting'), 'yes'],
    ['an image that went wrong', withImage('error'), 'yes'],
    ['an image being made', withImage('queued'), 'no'],
    ['an image in a status nobody knows', withImage('frozen'), 'server'],
    ['an image of no status', withImage(undefined), 'server'],
    ['an image nobody can name', { has: true, image: undefined }, 'server'],
    ['nothing known of an image', undefined, 'server'],
  ];

  for (const [of, known, imageAnswer] of existing) {
    it(`${of}, each status`, () => {
      for (const [status, own] of Object.entries(buildAnswers)) {
        const answer = snapshotDeletion(snapshot(status), known);
        const expected = together(own, imageAnswer);
        assert.equal(answer.can, expected, status);
        const blocked = expected === 'no' && own !== 'no';
        assert.equal(answer.blockedBy, blocked ? 'image' : undefined, status);
      }
    });
  }

  it('says what keeps it', () => {
    assert.equal(
      reasonOf(snapshotDeletion(snapshot(), withImage('creating'))),
      'The image base is being made from render-node base. Wait until the image is Available, then try again.',
    );
    const nameless = { id: undefined, name: undefined, status: buildStatus('creating') };
    assert.equal(
      reasonOf(snapshotDeletion(snapshot(), { has: true, image: nameless })),
      'An image is being made from render-node base. Wait until the image is Available, then try again.',
    );
    assert.equal(
      reasonOf(snapshotDeletion(snapshot(), undefined)),
      'Barrack will check that no image is being made from render-node base.',
    );
    assert.equal(
      reasonOf(snapshotDeletion(snapshot('deleting'), { has: false })),
      'render-node base is being deleted already.',
    );
  });
});

describe('whether an image can be deleted', () => {
  for (const [status, expected] of Object.entries(buildAnswers)) {
    it(`${status || '(none)'}: ${expected}`, () => assert.equal(imageDeletion(image(status)).can, expected));
  }

  it('says what keeps it', () => {
    assert.equal(
      reasonOf(imageDeletion(image('saving'))),
      'render-farm_v1.2 is still being created. Wait until it is Available, then try again.',
    );
  });
});
