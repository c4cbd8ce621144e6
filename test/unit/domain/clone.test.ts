import assert from 'node:assert/strict';
import { cloneChecks, cloneEligibility } from '../../../src/domain/clone.ts';
import type { CloneRequest } from '../../../src/domain/clone.ts';
import { eligibilityOf } from '../../../src/domain/checks.ts';
import type { Tier } from '../../../src/domain/tiers.ts';
import { instanceRef, volume } from './resources.ts';

type Answer = 'yes' | 'no' | 'server';

/** What holds for each volume status (docs/platform.md, "Clone a volume"), but for its instance. */
const byVolumeStatus: Readonly<Record<string, Answer>> = {
  available: 'yes',
  detached: 'yes',
  attached: 'yes',
  'in-use': 'yes',
  In_Use: 'yes',
  creating: 'no',
  cloning: 'no',
  ordered: 'no',
  created: 'no',
  downloading: 'no',
  attaching: 'no',
  detaching: 'no',
  resizing: 'no',
  restoring: 'no',
  deleting: 'no',
  error: 'no',
  error_deleting: 'no',
  ERROR: 'no',
  quiescing: 'server',
  '': 'server',
};

/** The same for each status of the instance it hangs on. */
const byInstanceStatus: Readonly<Record<string, Answer>> = {
  SHUTOFF: 'yes',
  offline: 'yes',
  stopped: 'yes',
  ACTIVE: 'no',
  running: 'no',
  HIBERNATED: 'no',
  deleted: 'no',
  error: 'no',
  stopping: 'no',
  starting: 'no',
  rebooting: 'no',
  melting: 'server',
  '': 'server',
};

const byTier: Readonly<Record<Tier, Answer>> = { advanced: 'yes', legacy: 'no', unknown: 'server' };

function together(...answers: readonly Answer[]): Answer {
  return answers.find((one) => one === 'no') ?? answers.find((one) => one === 'server') ?? 'yes';
}

describe('whether a volume can be cloned', () => {
  for (const [tier, tierAnswer] of Object.entries(byTier) as [Tier, Answer][]) {
    for (const [status, statusAnswer] of Object.entries(byVolumeStatus)) {
      const isAttached = ['attached', 'in-use', 'in_use'].includes(status.toLowerCase());

      it(`${tier}, ${status || '(none)'}, no instance known`, () => {
        const expected = together(tierAnswer, statusAnswer, isAttached ? 'server' : 'yes');
        assert.equal(cloneEligibility({ volume: volume({ status }), tier }).can, expected);
      });

      it(`${tier}, ${status || '(none)'}, each instance status`, () => {
        for (const [instance, instanceAnswer] of Object.entries(byInstanceStatus)) {
          const expected = together(tierAnswer, statusAnswer, instanceAnswer);
          const source = volume({ status, instance: instanceRef(instance) });
          assert.equal(
            cloneEligibility({ volume: source, tier }).can,
            expected,
            `in the record: ${instance}`,
          );
          const seen = { volume: volume({ status }), tier, instance: instanceRef(instance) };
          assert.equal(cloneEligibility(seen).can, expected, `seen: ${instance}`);
        }
      });
    }
  }

  it('goes by the instance as last seen, not by what the record says of it', () => {
    const source = volume({ status: 'attached', instance: instanceRef('SHUTOFF') });
    const seen = { volume: source, tier: 'advanced', instance: instanceRef('ACTIVE') } as const;
    assert.equal(cloneEligibility(seen).can, 'no');
  });

  it("goes by the record's word where the instance seen has no status", () => {
    const source = volume({ status: 'attached', instance: instanceRef('SHUTOFF') });
    const seen = { volume: source, tier: 'advanced', instance: instanceRef(undefined) } as const;
    assert.equal(cloneEligibility(seen).can, 'yes');
  });

  it('says why not, and what to do', () => {
    const legacy = cloneEligibility({ volume: volume({ region: 'CANADA-1' }), tier: 'legacy' });
    assert.deepEqual(legacy, {
      can: 'no',
      reason:
        'CANADA-1 is in the legacy tier, where volumes cannot be cloned. Create a volume in an advanced tier region and copy the data.',
    });
    const active = volume({ status: 'attached', instance: instanceRef('ACTIVE') });
    const reason = cloneEligibility({ volume: active, tier: 'advanced' });
    assert.ok(reason.can === 'no');
    assert.match(reason.reason, /attached to llm-finetune, which is ACTIVE.*Shut llm-finetune down/u);
  });
});

describe('the checks before a clone', () => {
  const good: CloneRequest = {
    volume: volume(),
    tier: 'advanced',
    balance: { amount: 100, currency: 'USD' },
    hourlyCost: 0.15,
    name: 'training-data-clone',
    takenNames: new Set(['training-data']),
  };

  it("come in the guide's order", () => {
    const ids = cloneChecks(good).map(({ id }) => id);
    assert.deepEqual(ids, ['volumeStatus', 'instanceState', 'credits', 'region', 'name']);
  });

  it('all pass for a volume that can be cloned', () => {
    assert.ok(cloneChecks(good).every(({ outcome }) => outcome === 'passed'));
    assert.deepEqual(eligibilityOf(cloneChecks(good)), { can: 'yes' });
  });

  const single: readonly (readonly [id: string, outcome: string, changes: Partial<CloneRequest>])[] = [
    ['volumeStatus', 'failed', { volume: volume({ status: 'creating', instance: null }) }],
    ['volumeStatus', 'server', { volume: volume({ status: 'quiescing', instance: null }) }],
    ['instanceState', 'failed', { volume: volume({ status: 'attached', instance: instanceRef('ACTIVE') }) }],
    ['instanceState', 'server', { volume: volume({ status: 'attached' }) }],
    ['credits', 'failed', { balance: { amount: 0, currency: 'USD' } }],
    ['credits', 'failed', { balance: { amount: 0.1, currency: 'USD' } }],
    ['credits', 'server', { balance: { amount: 0.9, currency: 'USD' } }],
    ['credits', 'server', { balance: undefined }],
    ['region', 'failed', { tier: 'legacy' }],
    ['region', 'server', { tier: 'unknown' }],
    ['name', 'failed', { name: 'training-data' }],
    ['name', 'failed', { name: 'x' }],
    ['name', 'server', { takenNames: undefined }],
  ];
  it('take no attachment that nothing tells of for none', () => {
    const [status, attached] = cloneChecks({ ...good, volume: volume({ status: 'quiescing' }) });
    assert.equal(status?.outcome, 'server');
    assert.deepEqual(attached, {
      id: 'instanceState',
      outcome: 'server',
      detail: 'Barrack will check that it isn’t attached to a running instance.',
    });
  });

  for (const [id, outcome, changes] of single) {
    it(`${id} is ${outcome} for ${JSON.stringify(Object.keys(changes))}, and only that one`, () => {
      const others = cloneChecks({ ...good, ...changes }).filter((check) => check.outcome !== 'passed');
      assert.deepEqual(
        others.map((check) => [check.id, check.outcome]),
        [[id, outcome]],
      );
      assert.ok(others.every(({ detail }) => detail !== ''));
    });
  }
});
