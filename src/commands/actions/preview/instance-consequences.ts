import * as l10n from '@vscode/l10n';
import type { Instance } from '../../../domain/resources.ts';
import type { BulkStore } from './bulk-store.ts';
import { called } from '../../../ui/format/names.ts';
import type { Sentences, Sum } from './sums.ts';
import { aMonth, hourAndMonth, money, priceNotes, sumOf } from './sums.ts';

/** What the prices of instances are taken from. */
type InstanceStore = Pick<BulkStore, 'needsId' | 'shortId' | 'prices' | 'pricesOfInstance'>;

function running(instances: readonly Instance[], store: InstanceStore): Sum {
  return sumOf(instances.map((instance) => store.pricesOfInstance(instance)?.running));
}

interface Both {
  readonly running: Sum;
  readonly hibernated: Sum;
}

/** Both sums are of the same instances where there are any of which both prices are known: so they can be compared. */
function both(instances: readonly Instance[], store: InstanceStore): Both {
  const prices = instances.map((instance) => store.pricesOfInstance(instance));
  const compared = {
    running: sumOf(prices.map((price) => price?.hibernated && price.running)),
    hibernated: sumOf(prices.map((price) => price?.running && price.hibernated)),
  };
  return compared.running.known > 0
    ? compared
    : {
        running: sumOf(prices.map((price) => price?.running)),
        hibernated: sumOf(prices.map((price) => price?.hibernated)),
      };
}

/** What ends is what runs: nothing does on an instance in SHUTOFF. */
function workEnds(instances: readonly Instance[], store: InstanceStore): string | undefined {
  const active = instances.filter(({ status }) => status.state !== 'SHUTOFF');
  switch (active.length) {
    case 0:
      return undefined;
    case 1:
      return l10n.t('What runs on {0} ends.', active.map((one) => called(one, store)).join());
    default:
      return l10n.t('What runs on them ends.');
  }
}

export function startedInstances(instances: readonly Instance[], store: InstanceStore): Sentences {
  const sum = running(instances, store);
  return [
    sum.known === 0
      ? l10n.t('What ACTIVE costs here is not known. An instance in SHUTOFF is billed as much.')
      : l10n.t('ACTIVE costs {0}: as much as SHUTOFF, which is billed in full.', hourAndMonth(sum, store)),
    ...priceNotes(sum, store),
  ];
}

export function stoppedInstances(instances: readonly Instance[], store: InstanceStore): Sentences {
  const sum = running(instances, store);
  return [
    workEnds(instances, store),
    sum.known === 0
      ? l10n.t('An instance in SHUTOFF is still billed in full.')
      : l10n.t('An instance in SHUTOFF is still billed in full: {0}.', aMonth(sum, store)),
    ...priceNotes(sum, store),
  ];
}

function saving({ running: now, hibernated: then }: Both, store: InstanceStore): string | undefined {
  const saved = now.month - then.month;
  return now.known > 0 && then.known > 0 && saved > 0
    ? l10n.t(
        'This saves {0} a month.',
        now.unknown === 0 ? money(saved, store) : l10n.t('at least {0}', money(saved, store)),
      )
    : undefined;
}

export function hibernatedInstances(instances: readonly Instance[], store: InstanceStore): Sentences {
  const sums = both(instances, store);
  const { running: now, hibernated: then } = sums;
  return [
    workEnds(instances, store),
    then.known === 0
      ? l10n.t('What it costs while hibernated is not known.')
      : l10n.t('Hibernated: {0}.', hourAndMonth(then, store)),
    now.known === 0
      ? l10n.t('What it costs now is not known.')
      : l10n.t('Now: {0}.', hourAndMonth(now, store)),
    saving(sums, store),
    ...priceNotes(now, store),
  ];
}

export function restoredInstances(instances: readonly Instance[], store: InstanceStore): Sentences {
  const { running: then, hibernated: now } = both(instances, store);
  return [
    then.known === 0
      ? l10n.t('What it costs from then on is not known: an instance that is ACTIVE is billed in full.')
      : l10n.t('From then on: {0}.', hourAndMonth(then, store)),
    now.known === 0 ? undefined : l10n.t('Hibernated, as now: {0}.', hourAndMonth(now, store)),
    ...priceNotes(then, store),
  ];
}

export function rebootedInstances(instances: readonly Instance[], store: InstanceStore): Sentences {
  return [
    instances.length === 1
      ? l10n.t('What runs on {0} is interrupted.', instances.map((one) => called(one, store)).join())
      : l10n.t('What runs on them is interrupted.'),
  ];
}
