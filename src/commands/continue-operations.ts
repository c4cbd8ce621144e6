import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../domain/checks.ts';
import { no, yes } from '../domain/checks.ts';
import { operationLabel } from '../operations/words.ts';
import { listOf } from '../state/kinds.ts';
import type { Operation } from '../state/operation.ts';
import type { Question } from '../ui/confirm.ts';
import { confirm } from '../ui/confirm.ts';
import { messageText, paragraphs, plainLines } from '../ui/safe-text.ts';
import { showMessage } from '../ui/surfaces.ts';
import { cut, listed } from './bulk/cut.ts';
import { orderCosts } from './change/order-costs.ts';
import { operationsFor } from './choose-operation.ts';
import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

/** So many lines of one kind fit into a question. */
const mostShown = 8;

function continuable({ isForeign, isHeldElsewhere }: Operation): Eligibility {
  if (!isForeign) {
    return no(l10n.t('It was started with the API key that you’re signed in with.'));
  }
  return isHeldElsewhere ? no(l10n.t('Another window is working on it.')) : yes;
}

/** Those that work on something that there was before. */
const aimed = (operations: readonly Operation[]): readonly Operation[] =>
  operations.filter(({ target }) => target.id !== '');

/** What tells whether it is the same account may not have been read since signing in. */
async function readEvidence(operations: readonly Operation[], { store }: Pick<Services, 'store'>) {
  const lists = new Set(aimed(operations).map(({ target }) => listOf(target.kind)));
  const unread = [...lists].filter((list) => store[list].loadedAt === undefined);
  if (unread.length > 0) {
    await store.refresh(unread);
  }
}

/** Whether what they work on is in the account that is signed in: if nothing is, it is another account. */
function evidence(operations: readonly Operation[], { store }: Pick<Services, 'store'>): readonly string[] {
  const known = aimed(operations);
  const found = known.filter(({ target }) => store.find(target.kind, target.id) !== undefined);
  if (known.length === 0) {
    return [];
  }
  if (known.some(({ target }) => store[listOf(target.kind)].loadedAt === undefined)) {
    return [l10n.t('Couldn’t check whether what they work on is in this account.')];
  }
  if (found.length === 0) {
    return [l10n.t('Nothing that they work on is listed in this account, so it may be a different one.')];
  }
  return [l10n.t('Found in this account: {0}', listed([...new Set(found.map(({ target }) => target.name))]))];
}

/** What is sent, at what cost, once they go on. */
function unsentLines(
  operations: readonly Operation[],
  { store }: Pick<Services, 'store'>,
): readonly string[] {
  const steps = operations
    .flatMap((operation) => operation.steps)
    .filter(({ progress }) => progress.step === 'waiting');
  const lines = steps.map(({ plan, text }) => [text, ...orderCosts(plan.order, store)].join(' '));
  return lines.length === 0 ? [] : [l10n.t('These steps will be sent:'), ...cut(lines, mostShown)];
}

function questionOf(operations: readonly Operation[], services: Pick<Services, 'store'>): Question {
  const [first] = operations;
  const open = operations.filter(({ endedAt }) => endedAt === undefined);
  return {
    message:
      first !== undefined && operations.length === 1
        ? l10n.t('Continue “{0}” with this account?', operationLabel(first))
        : l10n.t('Continue {0} operations with this account?', operations.length),
    detail: paragraphs([
      plainLines([
        l10n.t(
          'Continue only if the API key used before belongs to the account you’re signed in to, such as a key you replaced. In a different account, results can’t be found, and a second, billed resource could be created.',
        ),
      ]),
      plainLines([...evidence(operations, services), ...unsentLines(open, services)]),
    ]),
    confirm: l10n.t('Continue'),
    name: undefined,
  };
}

function adoptedText(count: number): string {
  if (count === 0) {
    return l10n.t('Nothing was continued: another window is working on it.');
  }
  return count === 1
    ? l10n.t('1 operation now belongs to this account.')
    : l10n.t('{0} operations now belong to this account.', count);
}

/** After a key was replaced: what was begun with the old one goes on with the one that is signed in. */
export async function continueOperations(services: Services, targets: Targets): Promise<void> {
  const chosen = await operationsFor(services, targets, {
    title: l10n.t('Continue with This Account'),
    placeholder: l10n.t('Choose an operation started with another API key'),
    eligibility: continuable,
  });
  for (const key of new Set(chosen.map(({ account }) => account))) {
    await continueOf(key, services);
  }
}

/** Asks for each key by itself: that one was of this account says nothing of another. */
async function continueOf(key: string, services: Services): Promise<void> {
  const { operations } = services;
  const mine = operations.account;
  const theirs = operations.all.filter((one) => one.account === key && continuable(one).can === 'yes');
  await readEvidence(theirs, services);
  if (theirs.length > 0 && (await confirm(questionOf(theirs, services)))) {
    const count = await operations.adopt(key, mine);
    void showMessage('information', messageText(adoptedText(count)));
  }
}
