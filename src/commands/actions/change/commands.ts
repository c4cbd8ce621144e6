import * as l10n from '@vscode/l10n';
import { attachableVolume } from '../../../domain/attachment.ts';
import type { Eligibility } from '../../../domain/checks.ts';
import { no } from '../../../domain/checks.ts';
import { resizeEligibility } from '../../../domain/resize.ts';
import type { ResourceKind } from '../../../domain/resources.ts';
import { restoreEligibility, snapshotEligibility } from '../../../domain/snapshot.ts';
import type { ResourceOf } from '../../../resources/kinds.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { confirm } from '../../../ui/confirm.ts';
import { messageText } from '../../../ui/format/safe-text.ts';
import { showMessage } from '../../../ui/surfaces.ts';
import { withEarlierTries } from './earlier-try.ts';
import type { Services } from '../../core/services.ts';
import type { Targets } from '../../core/targets.ts';
import { attachMany } from './attach-many.ts';
import { askPair } from './ask-attach.ts';
import { askRestore } from './ask-name.ts';
import { askResize } from './ask-resize.ts';
import { askSnapshot } from './ask-snapshot.ts';
import { askWay } from './ask-way.ts';
import { attachOrders, preparationOf, wayQuestion } from './attachment.ts';
import { resizeQuestion, restoreQuestion, snapshotQuestion } from './questions.ts';

/** What a command was called on, as it is now. */
function given<K extends ResourceKind>(
  kind: K,
  { resources }: Targets,
  store: ResourceStore,
): ResourceOf<K> | undefined {
  const clicked = resources.find((resource): resource is ResourceOf<K> => resource.kind === kind);
  return clicked && (store.find(kind, clicked.id) ?? clicked);
}

/** True where it can't be done with what the command was called on; then the user is told why. */
function isRuledOut(eligibility: Eligibility | undefined): boolean {
  if (eligibility?.can !== 'no') {
    return false;
  }
  void showMessage('warning', messageText(eligibility.reason));
  return true;
}

/** What is asked about by now; throws where it is no longer listed. */
function listed<K extends ResourceKind>(
  store: ResourceStore,
  kind: K,
  { id, name }: { readonly id: string; readonly name: string },
): ResourceOf<K> {
  const resource = store.find(kind, id);
  if (resource === undefined) {
    throw new Error(l10n.t('{0} is no longer listed. Nothing was sent.', name));
  }
  return resource;
}

/** Makes a volume larger. */
export async function resizeVolume(services: Services, targets: Targets): Promise<void> {
  const { store, operations } = services;
  const clicked = given('volume', targets, store);
  if (isRuledOut(clicked && resizeEligibility({ volume: clicked, tier: store.tierOf(clicked.region) }))) {
    return;
  }
  const { account } = operations;
  const order = await askResize(clicked, services);
  if (order === undefined) {
    return;
  }
  const volume = listed(store, 'volume', order.volume);
  const conflict = operations.conflictOf([order]);
  if (isRuledOut(conflict && no(conflict.message, conflict.remedy))) {
    return;
  }
  if (await confirm(resizeQuestion(volume, order, store))) {
    operations.begin([order], 0, account);
  }
}

/**
 * Attaches volumes. One is attached without a question, but where an instance has to be shut down or started for it;
 * before several are, what can be attached is shown.
 */
export async function attachVolume(services: Services, targets: Targets): Promise<void> {
  const { store, operations } = services;
  const clickedOn = targets.resources.filter((resource) => resource.kind === 'volume');
  const volumes = new Set(clickedOn.map((volume) => store.find('volume', volume.id) ?? volume));
  if (volumes.size > 1) {
    await attachMany(services, [...volumes], targets.resources.length - clickedOn.length);
    return;
  }
  const clicked = given('volume', targets, store);
  if (isRuledOut(clicked && attachableVolume(clicked))) {
    return;
  }
  const { account } = operations;
  const pair = await askPair(clicked, services);
  if (pair === undefined) {
    return;
  }
  const preparation = preparationOf(pair, store);
  const way = preparation === undefined ? 'attach' : await askWay(wayQuestion(pair, preparation, store));
  if (way !== undefined) {
    const orders = attachOrders(pair, way);
    operations.begin(
      orders,
      orders.findIndex(({ kind }) => kind === 'attachVolume'),
      account,
    );
  }
}

/** Creates a snapshot of an instance. */
export async function createSnapshot(services: Services, targets: Targets): Promise<void> {
  const { store, operations } = services;
  const clicked = given('instance', targets, store);
  if (isRuledOut(clicked && snapshotEligibility({ instance: clicked, tier: store.tierOf(clicked.region) }))) {
    return;
  }
  const { account } = operations;
  const order = await askSnapshot(clicked, services);
  if (order === undefined) {
    return;
  }
  if (await confirm(withEarlierTries(snapshotQuestion(order, store), [order], operations.all, store))) {
    operations.begin([order], 0, account);
  }
}

/** Makes a new instance of a snapshot. */
export async function restoreSnapshot(services: Services, targets: Targets): Promise<void> {
  const { store, operations } = services;
  const clicked = given('snapshot', targets, store);
  if (isRuledOut(clicked && restoreEligibility(clicked))) {
    return;
  }
  const { account } = operations;
  const order = await askRestore(clicked, services);
  if (order === undefined) {
    return;
  }
  const snapshot = listed(store, 'snapshot', order.snapshot);
  const question = restoreQuestion(snapshot, order, store);
  if (await confirm(withEarlierTries(question, [order], operations.all, store))) {
    operations.begin([order], 0, account);
  }
}
