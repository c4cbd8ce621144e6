import * as l10n from '@vscode/l10n';
import type { Instance } from '../../domain/resources.ts';
import type { BulkStore } from './orders.ts';
import { shortName } from './rows.ts';
import type { Sentences, Sum } from './sums.ts';
import { hourAndMonth, money, priceNotes, sumOf } from './sums.ts';

function running(instances: readonly Instance[], store: BulkStore): Sum {
  return sumOf(instances.map((instance) => store.pricesOfInstance(instance)?.running));
}

function hibernated(instances: readonly Instance[], store: BulkStore): Sum {
  return sumOf(instances.map((instance) => store.pricesOfInstance(instance)?.hibernated));
}

/** What ends is what runs: nothing does on an instance in SHUTOFF. */
function workEnds(instances: readonly Instance[]): string | undefined {
  const active = instances.filter(({ status }) => status.state !== 'SHUTOFF');
  switch (active.length) {
    case 0:
      return undefined;
    case 1:
      return l10n.t('What runs on {0} ends.', active.map(shortName).join());
    default:
      return l10n.t('What runs on them ends.');
  }
}

export function startedInstances(instances: readonly Instance[], store: BulkStore): Sentences {
  const sum = running(instances, store);
  return [
    sum.known === 0
      ? l10n.t('What ACTIVE costs here is not known. An instance in SHUTOFF is billed as much.')
      : l10n.t('ACTIVE costs {0}: as much as SHUTOFF, which is billed in full.', hourAndMonth(sum, store)),
    ...priceNotes(sum, store),
  ];
}

export function stoppedInstances(instances: readonly Instance[], store: BulkStore): Sentences {
  const sum = running(instances, store);
  return [
    workEnds(instances),
    sum.known === 0
      ? l10n.t('An instance in SHUTOFF is still billed in full.')
      : l10n.t('An instance in SHUTOFF is still billed in full: {0} a month.', money(sum.month, store)),
    ...priceNotes(sum, store),
  ];
}

export function hibernatedInstances(instances: readonly Instance[], store: BulkStore): Sentences {
  const [now, then] = [running(instances, store), hibernated(instances, store)];
  const cost =
    then.known === 0
      ? l10n.t('What it costs while hibernated is not known.')
      : l10n.t('Hibernated: {0}.', hourAndMonth(then, store));
  return [
    workEnds(instances),
    cost,
    now.known === 0
      ? l10n.t('What it costs now is not known.')
      : l10n.t('Now: {0}.', hourAndMonth(now, store)),
    ...priceNotes(now, store),
  ];
}

export function restoredInstances(instances: readonly Instance[], store: BulkStore): Sentences {
  const [then, now] = [running(instances, store), hibernated(instances, store)];
  return [
    then.known === 0
      ? l10n.t('What it costs from then on is not known: an instance that is ACTIVE is billed in full.')
      : l10n.t('From then on: {0}.', hourAndMonth(then, store)),
    now.known === 0 ? undefined : l10n.t('Hibernated, as now: {0}.', hourAndMonth(now, store)),
    ...priceNotes(then, store),
  ];
}

export function rebootedInstances(instances: readonly Instance[]): Sentences {
  return [
    instances.length === 1
      ? l10n.t('What runs on {0} is interrupted.', instances.map(shortName).join())
      : l10n.t('What runs on them is interrupted.'),
  ];
}
