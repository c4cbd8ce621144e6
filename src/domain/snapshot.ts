import * as l10n from '@vscode/l10n';
import type { Eligibility } from './checks.ts';
import { no, server } from './checks.ts';
import { inState } from './instance-state.ts';
import type { LengthRule, NameProblem } from './names.ts';
import { freeName, lengthProblem, problems } from './names.ts';
import { readiness } from './readiness.ts';
import type { Instance, Snapshot } from './resources.ts';
import type { Tier } from './tiers.ts';
import { tierNotKnown } from './tiers.ts';

/** Of snapshots and of instances (docs/platform.md, "Snapshots"). */
const nameLength: LengthRule = { min: 1, max: 50 };

export interface SnapshotSubject {
  readonly instance: Instance;
  readonly tier: Tier;
}

/** Whether a snapshot can be made of an instance: in the legacy tier, while it is ACTIVE. */
export function snapshotEligibility({ instance, tier }: SnapshotSubject): Eligibility {
  const region = instance.region ?? l10n.t('Its region');
  switch (tier) {
    case 'legacy':
      return inState('ACTIVE', instance.name, instance.status);
    case 'advanced':
      return no(
        l10n.t('{0} is in the advanced tier, where there are no snapshots.', region),
        l10n.t('Clone its volumes instead.'),
      );
    case 'unknown':
      return server(tierNotKnown(instance.region));
  }
}

/** Whether an instance can be made of a snapshot. */
export function restoreEligibility(snapshot: Snapshot): Eligibility {
  return readiness(snapshot);
}

function takenProblem(name: string, taken: ReadonlySet<string>, message: string): NameProblem | undefined {
  return taken.has(name) ? { rule: 'taken', message } : undefined;
}

/**
 * The rules for the name of a snapshot: 1–50 characters. Barrack may allow two of one name; this program does not,
 * since it finds a snapshot whose making was not confirmed by its name. White space at both ends does not count.
 * @param taken names of all snapshots of the account
 */
export function snapshotNameProblems(name: string, taken: ReadonlySet<string>): readonly NameProblem[] {
  const trimmed = name.trim();
  const message = l10n.t('A snapshot named {0} already exists in your account.', trimmed);
  return problems(lengthProblem(trimmed, nameLength), takenProblem(trimmed, taken, message));
}

/**
 * The rules for the name of an instance that is made of a snapshot; as for snapshots.
 * @param taken names of all instances of the account
 */
export function instanceNameProblems(name: string, taken: ReadonlySet<string>): readonly NameProblem[] {
  const trimmed = name.trim();
  const message = l10n.t('An instance named {0} already exists in your account.', trimmed);
  return problems(lengthProblem(trimmed, nameLength), takenProblem(trimmed, taken, message));
}

/** A free name for a snapshot of an instance. There is no documented default; this one says where it comes from. */
export function suggestSnapshotName(instance: string, taken: ReadonlySet<string>): string {
  const base = instance.trim();
  return freeName(base === '' ? 'instance' : base, '-snapshot', taken, nameLength);
}

/** Barrack's default `{snapshot}-restored`, made free where that is needed. */
export function suggestRestoredName(snapshot: string, taken: ReadonlySet<string>): string {
  const base = snapshot.trim();
  return freeName(base === '' ? 'snapshot' : base, '-restored', taken, nameLength);
}
