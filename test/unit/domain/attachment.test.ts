import assert from 'node:assert/strict';
import {
  attachableVolume,
  attachmentOf,
  attachEligibility,
  detachEligibility,
  exchangePreparation,
  exchangeState,
} from '../../../src/domain/attachment.ts';
import type { Eligibility } from '../../../src/domain/checks.ts';
import type { InstanceRef, Volume } from '../../../src/domain/resources.ts';
import { instanceStatus } from '../../../src/domain/status.ts';
import type { Tier } from '../../../src/domain/tiers.ts';
import type { Answers } from './answers.ts';
import { attachedWords, instanceIn, restingVolume, together } from './answers.ts';
import { instance, instanceRef, volume } from './resources.ts';

const instanceWords = Object.keys(instanceIn());
const everyWordIsForBarrack: Answers = Object.fromEntries(instanceWords.map((word) => [word, 'server']));

/** What is said of each status of the instance, by tier. */
const byTier: Readonly<Record<Tier, Answers>> = {
  legacy: instanceIn('ACTIVE'),
  advanced: instanceIn('SHUTOFF'),
  unknown: everyWordIsForBarrack,
};
const tiers = Object.keys(byTier) as Tier[];

function reasonOf(answer: Eligibility): string {
  assert.ok(answer.can !== 'yes');
  return answer.reason;
}

const withAttached: Answers = {
  ...restingVolume,
  ...Object.fromEntries(attachedWords.map((word) => [word, 'no'])),
};

describe('whether a volume can be attached, by itself', () => {
  for (const [status, expected] of Object.entries(withAttached)) {
    it(`${status || '(none)'}: ${expected}`, () => {
      assert.equal(attachableVolume(volume({ status })).can, expected);
      assert.equal(attachableVolume(volume({ status, bootable: true })).can, expected);
    });
  }

  it('says what it is attached to', () => {
    const attached = volume({ status: 'attached', instance: instanceRef('ACTIVE') });
    assert.equal(
      reasonOf(attachableVolume(attached)),
      'training-data is attached to llm-finetune. Detach it first.',
    );
    assert.equal(
      reasonOf(attachableVolume(volume({ status: 'attached' }))),
      'training-data is attached to an instance. Detach it first.',
    );
  });
});

describe('whether a volume can be attached to an instance', () => {
  for (const tier of tiers) {
    for (const [word, instanceAnswer] of Object.entries(byTier[tier])) {
      it(`${tier}, ${word || '(none)'}, each volume status`, () => {
        for (const [status, volumeAnswer] of Object.entries(withAttached)) {
          const subject = { volume: volume({ status }), instance: instance({ status: word }), tier };
          const expected = together(volumeAnswer, instanceAnswer);
          assert.equal(attachEligibility(subject).can, expected, status);
        }
      });
    }
  }

  const shutOff = instance({ status: 'SHUTOFF' });
  const regions: readonly (readonly [string | undefined, string | undefined, Eligibility['can']])[] = [
    ['FINLAND-1', 'FINLAND-1', 'yes'],
    ['FINLAND-1', 'FINLAND-2', 'no'],
    [undefined, 'FINLAND-1', 'server'],
    ['FINLAND-1', undefined, 'server'],
    [undefined, undefined, 'server'],
  ];
  for (const [ofVolume, ofInstance, expected] of regions) {
    it(`volume in ${ofVolume ?? 'no region'}, instance in ${ofInstance ?? 'none'}: ${expected}`, () => {
      const there = { ...shutOff, region: ofInstance };
      const subject = { volume: volume({ region: ofVolume }), instance: there, tier: 'advanced' } as const;
      assert.equal(attachEligibility(subject).can, expected);
    });
  }

  const reasons: readonly (readonly [Tier, string, string])[] = [
    [
      'advanced',
      'ACTIVE',
      'llm-finetune is ACTIVE, not SHUTOFF. Shut llm-finetune down and wait for SHUTOFF, then try again.',
    ],
    [
      'legacy',
      'SHUTOFF',
      'llm-finetune is SHUTOFF, not ACTIVE. Start llm-finetune and wait for ACTIVE, then try again.',
    ],
    [
      'advanced',
      'HIBERNATED',
      'llm-finetune is HIBERNATED, not SHUTOFF. Restore llm-finetune, shut it down and wait for SHUTOFF, then try again.',
    ],
    [
      'legacy',
      'HIBERNATED',
      'llm-finetune is HIBERNATED, not ACTIVE. Restore llm-finetune and wait for ACTIVE, then try again.',
    ],
    [
      'advanced',
      'stopping',
      'llm-finetune is stopping, not SHUTOFF. Wait until that is done, then try again.',
    ],
    ['advanced', 'Deleting', 'llm-finetune is Deleting, not SHUTOFF. Choose another instance.'],
    ['legacy', 'deleted', 'llm-finetune is DELETED, not ACTIVE. Choose another instance.'],
    ['legacy', 'error', 'llm-finetune is Error, not ACTIVE. Ask Barrack support about it.'],
    [
      'legacy',
      'melting',
      'Barrack will check: this program does not know the status melting of llm-finetune.',
    ],
    [
      'unknown',
      'ACTIVE',
      'Barrack will check the state of llm-finetune: the tier of its region is not known here.',
    ],
  ];
  for (const [tier, status, expected] of reasons) {
    it(`says: ${expected}`, () => {
      const subject = { volume: volume(), instance: instance({ status }), tier };
      assert.equal(reasonOf(attachEligibility(subject)), expected);
    });
  }

  it('says which regions are not the same', () => {
    const there = instance({ region: 'FINLAND-2' });
    assert.equal(
      reasonOf(attachEligibility({ volume: volume(), instance: there, tier: 'advanced' })),
      'training-data is in FINLAND-1, llm-finetune in FINLAND-2. Choose an instance in the region of the volume.',
    );
  });
});

describe('whether a volume can be detached', () => {
  const byVolume: Answers = {
    ...restingVolume,
    available: 'no',
    Detached: 'no',
    ...Object.fromEntries(attachedWords.map((word) => [word, 'yes'])),
  };

  for (const tier of tiers) {
    for (const [word, instanceAnswer] of Object.entries(byTier[tier])) {
      it(`${tier}, ${word || '(none)'}, each volume status`, () => {
        for (const [status, volumeAnswer] of Object.entries(byVolume)) {
          const expected = together(volumeAnswer, instanceAnswer);
          const subject = { volume: volume({ status }), instance: instanceRef(word), tier };
          assert.equal(detachEligibility(subject).can, expected, status);
          const told = volume({ status, instance: instanceRef(word) });
          assert.equal(detachEligibility({ volume: told, instance: undefined, tier }).can, expected, status);
        }
      });
    }

    it(`${tier}, state of the instance not told: server`, () => {
      const subject = { volume: volume({ status: 'attached' }), instance: instanceRef(undefined), tier };
      assert.equal(detachEligibility(subject).can, 'server');
    });

    it(`${tier}, a boot volume: no, whatever the instance`, () => {
      for (const word of instanceWords) {
        const boot = volume({ status: 'attached', bootable: true });
        assert.equal(
          reasonOf(detachEligibility({ volume: boot, instance: instanceRef(word), tier })),
          'training-data is the boot volume of llm-finetune, and a boot volume cannot be detached.',
        );
      }
    });

    it(`${tier}, whether it is a boot volume not told: server`, () => {
      const subject = { volume: volume({ status: 'attached', bootable: undefined }), tier };
      const from = instanceRef(exchangeState(tier) ?? 'ACTIVE');
      assert.equal(detachEligibility({ ...subject, instance: from }).can, 'server');
    });
  }

  it('goes by the instance as last seen, not by what the record says of it', () => {
    const told = volume({ status: 'attached', instance: instanceRef('ACTIVE') });
    const subject = { volume: told, instance: instanceRef('SHUTOFF'), tier: 'advanced' } as const;
    assert.equal(detachEligibility(subject).can, 'yes');
  });

  it("goes by the record's word where the instance seen has no status", () => {
    const told = volume({ status: 'attached', instance: instanceRef('SHUTOFF') });
    const subject = { volume: told, instance: instanceRef(undefined), tier: 'advanced' } as const;
    assert.equal(detachEligibility(subject).can, 'yes');
  });

  it('cannot be where nobody knows from which instance', () => {
    const attached = volume({ status: 'attached' });
    const nameless = { ...instanceRef('SHUTOFF'), id: undefined };
    for (const from of [undefined, nameless]) {
      assert.equal(
        reasonOf(detachEligibility({ volume: attached, instance: from, tier: 'advanced' })),
        'It is not known to which instance training-data is attached. Refresh, then try again.',
      );
    }
  });

  it('says that it is not attached', () => {
    const subject = { volume: volume(), instance: undefined, tier: 'advanced' } as const;
    assert.equal(reasonOf(detachEligibility(subject)), 'training-data is not attached to an instance.');
  });
});

describe('the state in which volumes change hands', () => {
  it('is told by the tier', () => {
    assert.deepEqual(tiers.map(exchangeState), ['ACTIVE', 'SHUTOFF', undefined]);
  });

  /** Everything else needs no preparation, or more than one step. */
  const prepared: Readonly<Record<string, string>> = { 'advanced ACTIVE': 'stop', 'legacy SHUTOFF': 'start' };
  for (const tier of tiers) {
    it(`is prepared in the ${tier} tier, each state`, () => {
      for (const word of instanceWords) {
        const { state } = instanceStatus(word);
        assert.equal(exchangePreparation(tier, state), prepared[`${tier} ${state}`], word);
      }
      assert.equal(exchangePreparation(tier, undefined), undefined);
    });
  }

  it('is what the preparation leads to', () => {
    const after = { stop: 'SHUTOFF', start: 'ACTIVE' } as const;
    for (const tier of tiers) {
      for (const word of instanceWords) {
        const step = exchangePreparation(tier, instanceStatus(word).state);
        assert.ok(step === undefined || after[step] === exchangeState(tier), `${tier} ${word}`);
      }
    }
  });
});

describe('whether a volume is attached', () => {
  const words = [
    'available',
    'Detached',
    'attached',
    'in-use',
    'creating',
    'resizing',
    'error',
    'melting',
    '',
  ];
  const expected = (status: string): 'attached' | 'none' | undefined =>
    ['attached', 'in-use'].includes(status)
      ? 'attached'
      : ['available', 'Detached'].includes(status)
        ? 'none'
        : undefined;

  for (const status of words) {
    it(`${status || '(none)'}, as its record and the lists tell`, () => {
      const known = expected(status);
      const of = (instance: Volume['instance'], seen?: InstanceRef) =>
        attachmentOf(volume({ status, instance }), seen);
      assert.equal(of(undefined), known ?? 'unknown');
      assert.equal(of(null), known ?? 'none');
      assert.equal(of(instanceRef('ACTIVE')), 'attached');
      assert.equal(of(null, instanceRef('ACTIVE')), 'attached');
      assert.equal(of(undefined, instanceRef(undefined)), 'attached');
    });
  }
});
