import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../domain/checks.ts';
import { endText, operationLabel } from '../operations/words.ts';
import type { Operation } from '../state/operation.ts';
import { pick } from '../ui/pick.ts';
import { messageText } from '../ui/safe-text.ts';
import { showMessage } from '../ui/surfaces.ts';
import { joined, timeText } from '../ui/text.ts';
import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

/** A command on operations: its name, and on which it works. */
export interface OnOperations {
  readonly title: string;
  readonly placeholder: string;
  readonly eligibility: (operation: Operation) => Eligibility;
}

function describe({ isRunning, progress, region, startedAt, unwatched }: Operation): string {
  const state = isRunning ? l10n.t('running') : endText(progress, unwatched);
  return joined([state, region, timeText(startedAt)]);
}

async function choose(
  { operations }: Services,
  { title, placeholder, eligibility }: OnOperations,
): Promise<readonly Operation[]> {
  const text = {
    title,
    placeholder,
    notPossible: l10n.t('Not possible'),
    none: l10n.t('There are no operations in the list.'),
  };
  const chosen = await pick(text, async () => {
    await operations.ready;
    return operations.all.toReversed().map((operation) => ({
      value: operation,
      label: operationLabel(operation),
      description: describe(operation),
      eligibility: eligibility(operation),
    }));
  });
  return chosen === undefined ? [] : [chosen];
}

/**
 * The operations that a command was called on, else one that the user chooses; only those on which it works. Says why
 * where it works on none of those given.
 */
export async function operationsFor(
  services: Services,
  { operations }: Targets,
  what: OnOperations,
): Promise<readonly Operation[]> {
  if (operations.length === 0) {
    return choose(services, what);
  }
  const eligible = operations.filter((operation) => what.eligibility(operation).can !== 'no');
  const [first] = operations.map(what.eligibility).filter(({ can }) => can === 'no');
  if (eligible.length === 0 && first?.can === 'no') {
    void showMessage('information', messageText(first.reason));
  }
  return eligible;
}
