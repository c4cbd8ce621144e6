import * as l10n from '@vscode/l10n';
import { now } from '../../base/time.ts';
import type { Eligibility } from '../../domain/checks.ts';
import { no, yes } from '../../domain/checks.ts';
import { operationLabel } from '../../ui/format/operation-words.ts';
import { refreshOld } from '../../resources/age.ts';
import { listOf } from '../../resources/kinds.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Adoption } from '../../writes/engine/adoption.ts';
import type { Question } from '../../ui/confirm.ts';
import { confirm } from '../../ui/confirm.ts';
import { messageText, paragraphs, plainLines } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';
import { accountEvidence } from '../account/account-evidence.ts';
import { cut } from '../../ui/format/first-of.ts';
import { orderCosts } from '../actions/preview/order-costs.ts';
import { operationsFor } from '../core/choose-operation.ts';
import type { Services } from '../core/services.ts';
import { throwAll } from '../../base/settled.ts';
import type { Targets } from '../core/targets.ts';

/** So many lines of one kind fit into a question. */
const mostShown = 8;

function continuable({ isForeign, isHeldElsewhere }: Operation): Eligibility {
  if (!isForeign) {
    return no(l10n.t('It was started with the API key that you’re signed in with.'));
  }
  return isHeldElsewhere ? no(l10n.t('Another window is working on it.')) : yes;
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
  const targets = operations.map(({ target }) => target);
  return {
    message:
      first !== undefined && operations.length === 1
        ? l10n.t('Continue “{0}” with this account?', operationLabel(first, services.store))
        : l10n.t('Continue {0} operations with this account?', operations.length),
    detail: paragraphs([
      plainLines([
        l10n.t(
          'Continue only if the API key used before belongs to the account you’re signed in to, such as a key you replaced. In a different account, results can’t be found, and a second, billed resource could be created.',
        ),
      ]),
      plainLines([...accountEvidence(targets, services.store), ...unsentLines(open, services)]),
    ]),
    confirm: l10n.t('Continue'),
    name: undefined,
  };
}

/** Undefined where only something failed, which is told by itself. */
function adoptedText({ adopted: count, held, gone, failures }: Adoption): string | undefined {
  if (count === 0) {
    if (held > 0) {
      return l10n.t('Nothing was continued: another window is working on it.');
    }
    if (gone > 0) {
      return l10n.t('Nothing was continued: the operation is no longer in the list.');
    }
    return failures.length > 0
      ? undefined
      : l10n.t('Nothing was continued: another window changed the operation first.');
  }
  const adopted =
    count === 1
      ? l10n.t('1 operation now belongs to this account.')
      : l10n.t('{0} operations now belong to this account.', count);
  return held === 0 ? adopted : l10n.t('{0} Another window is working on {1} more.', adopted, held);
}

/** After a key was replaced: what was begun with the old one goes on with the one that is signed in. */
export async function continueOperations(services: Services, targets: Targets): Promise<void> {
  const chosen = await operationsFor(services, targets, {
    title: l10n.t('Continue with This Account'),
    placeholder: l10n.t('Choose an operation started with another API key'),
    eligibility: continuable,
  });
  const failures: unknown[] = [];
  for (const key of new Set(chosen.map(({ account }) => account))) {
    await continueOf(key, services).catch((error: unknown) => failures.push(error));
  }
  throwAll(failures);
}

/** Asks for each key by itself: that one was of this account says nothing of another. */
async function continueOf(key: string, services: Services): Promise<void> {
  const { operations } = services;
  const mine = operations.account;
  const theirs = operations.all.filter((one) => one.account === key && continuable(one).can === 'yes');
  if (theirs.length === 0) {
    return;
  }
  const lists = [...new Set(theirs.map(({ target }) => listOf(target.kind)))];
  await refreshOld(lists, services.store, now()); // what tells whether it is the same account
  if (await confirm(questionOf(theirs, services))) {
    const adoption = await operations.adopt(theirs, mine);
    const text = adoptedText(adoption);
    if (text !== undefined) {
      void showMessage('information', messageText(text));
    }
    throwAll(adoption.failures);
  }
}
