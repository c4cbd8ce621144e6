import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import { no, yes } from '../../domain/checks.ts';
import { operationLabel, orderLabel } from '../../ui/format/operation-words.ts';
import type { UnreadableEntry } from '../../writes/journal/journal.ts';
import { Operation } from '../../writes/engine/operation.ts';
import type { Question } from '../../ui/confirm.ts';
import { confirm } from '../../ui/confirm.ts';
import type { NameStore } from '../../ui/format/names.ts';
import type { Choice } from '../../ui/pick.ts';
import { messageText, plainLines } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';
import { joined } from '../../ui/format/text.ts';
import { cut } from '../../ui/format/first-of.ts';
import { chooseOperation, eligibleOf } from '../core/choose-operation.ts';
import type { Services } from '../core/services.ts';
import { settleAll, throwAll } from '../../base/settled.ts';
import type { Targets } from '../core/targets.ts';

/** So many lines of one kind fit into a question. */
const mostShown = 8;

/** What is to be removed from the list. */
interface Removal {
  readonly operations: readonly Operation[];
  readonly unreadable: readonly UnreadableEntry[];
}

function removable({ endedAt, isForeign, isPaused }: Operation): Eligibility {
  if (endedAt !== undefined || isPaused) {
    return yes;
  }
  return no(isForeign ? l10n.t('Another window is working on it.') : l10n.t('It is still under way.'));
}

function unreadableChoice(entry: UnreadableEntry, store: NameStore): Choice<UnreadableEntry> {
  return {
    value: entry,
    label: l10n.t('Unreadable operation'),
    description: joined([...entry.orders.map((order) => orderLabel(order, store)), entry.reason]),
    eligibility: yes,
  };
}

async function removalOf(services: Services, targets: Targets): Promise<Removal> {
  const { operations, unreadableOperations } = targets;
  if (operations.length > 0 || unreadableOperations.length > 0) {
    return { operations: eligibleOf(operations, removable), unreadable: unreadableOperations };
  }
  const what = {
    title: l10n.t('Remove from List'),
    placeholder: l10n.t('Choose what to remove from the list of operations'),
    eligibility: removable,
  };
  const chosen = await chooseOperation(services, what, () =>
    services.operations.unreadable.map((entry) => unreadableChoice(entry, services.store)),
  );
  return {
    operations: chosen instanceof Operation ? [chosen] : [],
    unreadable: chosen === undefined || chosen instanceof Operation ? [] : [chosen],
  };
}

/** What is said of those that were begun with another key and have not ended. */
function pausedLines(paused: readonly Operation[]): readonly string[] {
  if (paused.length === 0) {
    return [];
  }
  const unsent = paused.flatMap(({ steps }) => steps.filter(({ progress }) => progress.step === 'waiting'));
  return [
    l10n.t('Started with another API key, and no window is working on it.'),
    l10n.t('Steps already started continue at Barrack, but you won’t see their results here.'),
    ...(unsent.length === 0 ? [] : [l10n.t('These steps won’t be sent:')]),
    ...cut(
      unsent.map(({ text }) => text),
      mostShown,
    ),
  ];
}

function unreadableLines(unreadable: readonly UnreadableEntry[], store: NameStore): readonly string[] {
  if (unreadable.length === 0) {
    return [];
  }
  const orders = unreadable.flatMap((entry) => entry.orders.map((order) => orderLabel(order, store)));
  return [
    l10n.t('A record can’t be read, so its changes may still be in progress. Check at barrack.ai first.'),
    ...(orders.length === 0 ? [] : [l10n.t('After that, these changes can be started again:')]),
    ...cut(orders, mostShown),
  ];
}

/** Of what may still be under way; undefined where all has ended. */
function questionOf(
  paused: readonly Operation[],
  unreadable: readonly UnreadableEntry[],
  store: NameStore,
): Question | undefined {
  const count = paused.length + unreadable.length;
  const [first] = paused;
  if (count === 0) {
    return undefined;
  }
  const one =
    first === undefined
      ? l10n.t('Remove the operation that can’t be read?')
      : l10n.t('Remove “{0}” before it has finished?', operationLabel(first, store));
  return {
    message: count === 1 ? one : l10n.t('Remove {0} operations that may not have finished?', count),
    detail: plainLines([...pausedLines(paused), ...unreadableLines(unreadable, store)]),
    confirm: l10n.t('Remove from List'),
    keep: l10n.t('Keep in List'),
    name: undefined,
  };
}

function tellStaying(count: number): void {
  if (count > 0) {
    const text =
      count === 1
        ? l10n.t('1 operation stays in the list because it hasn’t finished.')
        : l10n.t('{0} operations stay in the list because they haven’t finished.', count);
    void showMessage('information', messageText(text));
  }
}

/** Removes what has ended at once; asks before it removes what may still be under way. */
export async function removeFromList(services: Services, targets: Targets): Promise<void> {
  const { operations, unreadable } = await removalOf(services, targets);
  const paused = operations.filter(({ endedAt }) => endedAt === undefined);
  const ended = operations.filter(({ endedAt }) => endedAt !== undefined);
  const question = questionOf(paused, unreadable, services.store);
  if (question !== undefined && !(await confirm(question))) {
    return;
  }
  const { values, failures } = await settleAll<readonly unknown[]>([
    services.operations.remove(ended),
    services.operations.abandon(paused),
    services.operations.removeUnreadable(unreadable),
  ]);
  tellStaying(values.flat().length);
  throwAll(failures);
}

/** Empties the list of what has ended; asks first, since the list is the user's record. */
export async function clearFinished({ operations }: Services): Promise<void> {
  await operations.ready;
  const finished = operations.all.filter(({ endedAt }) => endedAt !== undefined);
  if (finished.length === 0) {
    void showMessage('information', messageText(l10n.t('No operation in the list has ended.')));
    return;
  }
  const confirmed = await confirm({
    message:
      finished.length === 1
        ? l10n.t('Remove the finished operation from the list?')
        : l10n.t('Remove the {0} finished operations from the list?', finished.length),
    detail: plainLines([
      l10n.t(
        'The list is your record of what was done, when and with what result; removing can’t be undone. “Export Operations…” writes it to a file. Nothing changes at Barrack.',
      ),
    ]),
    confirm: l10n.t('Clear Finished'),
    keep: l10n.t('Keep in List'),
    name: undefined,
  });
  if (confirmed) {
    tellStaying((await operations.remove(finished)).length);
  }
}
