import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import type { Resource } from '../../domain/resources.ts';
import { endText, operationLabel } from '../../ui/format/operation-words.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import { isFinal } from '../../writes/model/progress.ts';
import { timeText } from '../../ui/format/dates.ts';
import type { Choice } from '../../ui/pick.ts';
import { pick } from '../../ui/pick.ts';
import { messageText } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';
import { joined } from '../../ui/format/text.ts';
import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

/** A command on operations: its name, and on which it works. */
export interface OnOperations {
  readonly title: string;
  readonly placeholder: string;
  readonly eligibility: (operation: Operation) => Eligibility;
}

function describe({ endedAt, isRunning, progress, region, startedAt, unwatched }: Operation): string {
  const open = isRunning ? l10n.t('running') : l10n.t('started with another API key');
  const state = endedAt === undefined ? open : endText(progress, unwatched);
  return joined([state, region, timeText(startedAt)]);
}

/** Lets the user choose one of the list, also of others that the command works on. */
export async function chooseOperation<T = never>(
  { operations, store }: Pick<Services, 'operations' | 'store'>,
  { title, placeholder, eligibility }: OnOperations,
  others: () => readonly Choice<T>[] = () => [],
): Promise<Operation | T | undefined> {
  const text = {
    title,
    placeholder,
    notPossible: l10n.t('Not possible'),
    none: l10n.t('There are no operations in the list.'),
  };
  return pick<Operation | T>(text, async () => {
    await operations.ready;
    const listed = operations.all.toReversed().map((operation) => ({
      value: operation,
      label: operationLabel(operation, store),
      description: describe(operation),
      eligibility: eligibility(operation),
    }));
    return [...listed, ...others()];
  });
}

/** Says why a command works on none of those it was called on. */
export function eligibleOf(
  operations: readonly Operation[],
  eligibility: OnOperations['eligibility'],
): readonly Operation[] {
  const eligible = operations.filter((operation) => eligibility(operation).can !== 'no');
  const [first] = operations.map(eligibility).filter(({ can }) => can === 'no');
  if (eligible.length === 0 && first?.can === 'no') {
    void showMessage('information', messageText(first.reason));
  }
  return eligible;
}

/** Those that have something to do with one of the resources yet. */
function workingOn(
  resources: readonly Pick<Resource, 'kind' | 'id'>[],
  operations: readonly Operation[],
): readonly Operation[] {
  const isOne = (one: Pick<Resource, 'kind' | 'id'> | undefined): boolean =>
    resources.some(({ kind, id }) => one?.kind === kind && one.id === id);
  return operations.filter(({ steps }) =>
    steps.some(({ plan, progress, result }) => !isFinal(progress) && (isOne(plan.target) || isOne(result))),
  );
}

/**
 * The operations that a command was called on, else one that the user chooses; only those on which it works. Says why
 * where it works on none of those given.
 */
export async function operationsFor(
  services: Services,
  { operations, resources }: Targets,
  what: OnOperations,
): Promise<readonly Operation[]> {
  const given = operations.length > 0 ? operations : workingOn(resources, services.operations.running);
  if (given.length > 0) {
    return eligibleOf(given, what.eligibility);
  }
  const chosen = await chooseOperation(services, what);
  return chosen === undefined ? [] : [chosen];
}
