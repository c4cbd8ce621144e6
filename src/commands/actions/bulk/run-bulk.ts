import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Resource } from '../../../domain/resources.ts';
import { elementId } from '../../../views/resources/elements.ts';
import type { Operation } from '../../../writes/engine/operation.ts';
import { ask } from '../../../ui/confirm.ts';
import { messageText, plain } from '../../../ui/format/safe-text.ts';
import { showMessage } from '../../../ui/surfaces.ts';
import { loaded } from '../../core/choose.ts';
import { goneText } from '../../core/gone.ts';
import { Failure } from '../../core/run.ts';
import type { Services } from '../../core/services.ts';
import type { Targets } from '../../core/targets.ts';
import type { Blocked } from './blocked.ts';
import { blocked, leftToPrepare } from './blocked.ts';
import { chooseMany, listsFor } from './choose-many.ts';
import { confirmPreview } from '../preview/confirm-preview.ts';
import { chainQuestion } from './detach-chain.ts';
import { followBatch } from '../batch/follow-batch.ts';
import type { BulkAction } from '../preview/bulk-actions.ts';
import { kindOf, ordersFor } from '../preview/bulk-actions.ts';
import type { Excluded } from '../preview/preview.ts';
import { preview, sorted } from '../preview/preview.ts';
import { countOf, wordsOf } from '../preview/words.ts';

/** Each once, though it was selected in two places. */
function unique(resources: readonly Resource[]): readonly Resource[] {
  return [...new Map(resources.map((resource) => [elementId.item(resource), resource])).values()];
}

/** Does something to what was selected, else to what the user selects then, once the user has seen what that means. */
export async function runBulk(
  action: BulkAction,
  services: Services,
  targets: Pick<Targets, 'resources'>,
): Promise<void> {
  const { account } = services.operations;
  const all = unique(targets.resources);
  const given = all.filter(({ kind }) => kind === kindOf(action));
  if (given.length > 0) {
    await loaded(services.store, listsFor(action));
    await runOn(action, services, given, account, all.length - given.length);
    return;
  }
  const chosen = await chooseMany(action, services.store);
  if (chosen !== undefined) {
    await runOn(action, services, chosen, account);
  }
}

/**
 * @param account whose the resources are: somebody else may be signed in when the question is answered
 * @param others how many of another kind were selected, too
 */
async function runOn(
  action: BulkAction,
  services: Services,
  resources: readonly Resource[],
  account: string | undefined,
  others = 0,
): Promise<void> {
  const { store } = services;
  const now = resources.map((resource) => store.find(resource.kind, resource.id) ?? resource);
  const inUse = (resource: Resource): string | undefined =>
    services.operations.conflictOf(ordersFor(action, resource, store))?.message;
  const { eligible, excluded } = sorted(action, now, store, inUse);
  if (eligible.length === 0) {
    await explain(action, services, excluded, account);
    return;
  }
  const orders = eligible.map(({ resource }) => ordersFor(action, resource, store));
  if (await confirmPreview(preview(action, { eligible, excluded }, others, store))) {
    const left = leftToPrepare(action, excluded, store);
    await Promise.all([
      begin(action, services, orders, account),
      left === undefined ? undefined : offer(left, services),
    ]);
  }
}

async function begin(
  action: BulkAction,
  services: Services,
  orders: readonly ReturnType<typeof ordersFor>[],
  account: string | undefined,
): Promise<void> {
  const { operations } = services;
  const begun = orders
    .filter(({ length }) => length > 0)
    .map((each) => operations.begin(each, each.length - 1, account));
  if (begun.length < 2) {
    return; // it tells by itself how it ends
  }
  const again = (failed: readonly Operation[]): Promise<void> => runAgain(action, services, failed);
  const { doing, wasDone, wereDone } = wordsOf(action);
  const what = countOf(action, orders.length);
  await followBatch(services, begun, { doing: doing(what), what, wasDone, wereDone }, again);
}

/** With what is still listed of what failed. */
async function runAgain(action: BulkAction, services: Services, failed: readonly Operation[]): Promise<void> {
  const { operations, store } = services;
  const left = failed
    .filter((one) => operations.isListed(one))
    .map(({ target }) => store.find(target.kind, target.id))
    .filter((resource) => resource !== undefined);
  if (left.length > 0) {
    await runOn(action, services, left, operations.account);
  } else {
    void showMessage('information', messageText(goneText(failed.map(({ target }) => target))));
  }
}

/** Says why nothing can be done, and offers the way there. */
async function explain(
  action: BulkAction,
  services: Services,
  staying: readonly Excluded[],
  account: string | undefined,
): Promise<void> {
  const { store, operations } = services;
  const [only] = staying;
  const chain =
    action === 'detachVolume' && staying.length === 1 && only?.resource.kind === 'volume'
      ? chainQuestion(only.resource, store)
      : undefined;
  if (chain !== undefined) {
    const { offers } = chain;
    const answer = await ask(
      chain,
      offers.map(({ title }) => title),
    );
    const chosen = offers.find(({ title }) => title === answer);
    if (chosen !== undefined) {
      operations.begin(chosen.orders, chosen.main, account);
    }
    return;
  }
  await offer(blocked(action, staying, store), services);
}

async function offer({ text, ways }: Blocked, services: Pick<Services, 'explorer'>): Promise<void> {
  const titles = ways.map(({ title }) => plain(title));
  const answer = await showMessage('information', messageText(text), ...titles);
  const way = ways.find((_, index) => titles[index] === answer);
  if (way?.action === 'show') {
    try {
      await Promise.all(way.resources.map((resource) => services.explorer.reveal(resource)));
    } catch (error) {
      throw new Failure(l10n.t('Couldn’t go to the resource'), error); // something else may have been begun
    }
  } else if (way !== undefined) {
    const elements = way.resources.map(elementOf);
    await vscode.commands.executeCommand(`barrack.${way.action}`, elements[0], elements);
  }
}

/** A node of the tree, as a command is given it. */
function elementOf(resource: Resource): object {
  return { type: 'item', id: elementId.item(resource), resource };
}
