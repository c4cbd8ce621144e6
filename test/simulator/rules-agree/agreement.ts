import assert from 'node:assert/strict';
import { BarrackError } from '../../../src/api/errors.ts';
import type { Eligibility } from '../../../src/domain/checks.ts';

/** What the rules say before a request, what the request is, and in which case. */
export interface Case {
  readonly what: string;
  readonly rule: Eligibility;
  readonly send: () => Promise<unknown>;
}

/** How many cases at least must have been ruled in, and how many out, so that something was compared. */
export interface Least {
  readonly yes: number;
  readonly no: number;
}

/** Whether it was accepted; an error that is no refusal of just this is one of the test. */
async function isAccepted(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    assert.ok(BarrackError.is(error), String(error));
    assert.equal(error.outcome, 'refused', error.message);
    assert.ok(['conflict', 'invalid'].includes(error.kind), `${error.kind}: ${error.message}`);
    return false;
  }
}

/** Compares what the rules say with what the simulator does, case by case. */
export class Agreement {
  readonly #seen = { yes: 0, no: 0, server: 0 };
  readonly #disagreements: string[] = [];

  async check({ what, rule, send }: Case): Promise<void> {
    const accepted = await isAccepted(send());
    this.#seen[rule.can] += 1;
    if (rule.can !== 'server' && accepted !== (rule.can === 'yes')) {
      this.#disagreements.push(`${what}: ${JSON.stringify(rule)}, but ${accepted ? 'accepted' : 'refused'}`);
    }
  }

  conclude(least: Least): void {
    assert.deepEqual(this.#disagreements, []);
    const enough = this.#seen.yes >= least.yes && this.#seen.no >= least.no;
    assert.ok(enough, `too little was compared: ${JSON.stringify(this.#seen)}`);
  }
}

/** All combinations. */
export function pairs<A, B>(as: readonly A[], bs: readonly B[]): readonly (readonly [A, B])[] {
  return as.flatMap((a) => bs.map((b) => [a, b] as const));
}

/** All combinations. */
export function triples<A, B, C>(
  as: readonly A[],
  bs: readonly B[],
  cs: readonly C[],
): readonly (readonly [A, B, C])[] {
  return pairs(as, bs).flatMap(([a, b]) => cs.map((c) => [a, b, c] as const));
}
