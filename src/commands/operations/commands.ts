import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import { no, yes } from '../../domain/checks.ts';
import { shownResource } from '../../views/operations/appearances.ts';
import { operationLabel } from '../../ui/format/operation-words.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import { confirm } from '../../ui/confirm.ts';
import type { Question } from '../../ui/confirm.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { messageText, plainLines } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';
import { cut } from '../../ui/format/first-of.ts';
import { operationsFor } from '../core/choose-operation.ts';
import type { Services } from '../core/services.ts';
import { settleAll, throwAll } from '../../base/settled.ts';
import type { Targets } from '../core/targets.ts';

/** So many steps fit into a question. */
const mostShown = 15;

function inform(text: string): void {
  void showMessage('information', messageText(text));
}

function running({ endedAt, isRunning }: Operation): Eligibility {
  if (isRunning) {
    return yes;
  }
  return no(endedAt === undefined ? l10n.t('It was started with another API key.') : l10n.t('It has ended.'));
}

/** Shows in the tree what an operation made, or else what it works on. */
export async function showResource(services: Services, targets: Targets): Promise<void> {
  const { explorer, store } = services;
  const [operation] = await operationsFor(services, targets, {
    title: l10n.t('Show Resource'),
    placeholder: l10n.t('Choose the operation whose resource to show'),
    eligibility: (one) =>
      shownResource(one, store) === undefined ? no(l10n.t('Its resource is not listed.')) : yes,
  });
  const resource = operation && shownResource(operation, store);
  if (resource !== undefined) {
    await explorer.reveal(resource);
  }
}

/** Shows operations in their view: those given, or those of the resources it was called on. */
export async function showOperation(services: Services, targets: Targets): Promise<void> {
  const [operation] = await operationsFor(services, targets, {
    title: l10n.t('Show Operation'),
    placeholder: l10n.t('Select an operation to show'),
    eligibility: () => yes,
  });
  if (operation !== undefined) {
    await services.operationsView.reveal(operation);
  }
}

/** Where stopping means that what is not sent yet is never done; undefined where all is sent. */
function stopQuestion(operations: readonly Operation[], store: NameStore): Question | undefined {
  const waiting = operations.flatMap(({ steps }) =>
    steps.filter(({ progress }) => progress.step === 'waiting'),
  );
  const [first] = operations;
  if (first === undefined || waiting.length === 0) {
    return undefined;
  }
  return {
    message:
      operations.length === 1
        ? l10n.t('Stop watching “{0}”?', operationLabel(first, store))
        : l10n.t('Stop watching {0} operations?', operations.length),
    detail: plainLines([
      operations.every(({ nothingBegun }) => nothingBegun)
        ? l10n.t('Nothing of it was sent yet, and nothing will be:')
        : l10n.t('What Barrack has begun goes on. What was not sent yet is not done:'),
      ...cut(
        waiting.map(({ text }) => text),
        mostShown,
      ),
    ]),
    confirm: l10n.t('Stop Watching'),
    name: undefined,
  };
}

/** Ends the watching of what runs; the work at Barrack goes on. */
export async function stopWatching(services: Services, targets: Targets): Promise<void> {
  const chosen = await operationsFor(services, targets, {
    title: l10n.t('Stop Watching'),
    placeholder: l10n.t('Choose what not to watch any more'),
    eligibility: running,
  });
  const question = stopQuestion(chosen, services.store);
  if (question !== undefined && !(await confirm(question))) {
    return;
  }
  const { values: stopped, failures } = await settleAll(
    chosen.map(async (operation) => {
      await services.operations.unwatch(operation);
      return operation;
    }),
  );
  if (stopped.length > 0) {
    inform(stoppedText(stopped, services.store));
  }
  throwAll(failures);
}

/** What became of operations that are not watched any more. */
function stoppedText(operations: readonly Operation[], store: NameStore): string {
  const unsent = operations.filter(({ nothingBegun }) => nothingBegun).length;
  const [first] = operations;
  if (first !== undefined && operations.length === 1) {
    return unsent === 1
      ? l10n.t('“{0}” was stopped before it was sent. Nothing was sent.', operationLabel(first, store))
      : l10n.t(
          '“{0}” is not watched any more. What Barrack has begun goes on.',
          operationLabel(first, store),
        );
  }
  if (unsent === operations.length) {
    return l10n.t('{0} operations were stopped before they were sent. Nothing was sent.', unsent);
  }
  const watched = l10n.t(
    '{0} operations are not watched any more. What Barrack has begun goes on.',
    operations.length,
  );
  return unsent === 0 ? watched : l10n.t('{0} Not sent, and not done: {1} of them.', watched, unsent);
}

/** Starts the instance that an operation has left shut down. */
export async function startInstanceAgain(services: Services, targets: Targets): Promise<void> {
  const chosen = await operationsFor(services, targets, {
    title: l10n.t('Start Instance Again'),
    placeholder: l10n.t('Choose the operation that left an instance shut down'),
    eligibility: ({ instanceLeftStopped }) =>
      instanceLeftStopped === undefined ? no(l10n.t('It has left no instance shut down.')) : yes,
  });
  for (const { instanceLeftStopped, region, account } of chosen) {
    if (instanceLeftStopped !== undefined) {
      const { id, name } = instanceLeftStopped;
      services.operations.begin([{ kind: 'startInstance', instance: { id, name, region } }], 0, account);
    }
  }
}
