import * as l10n from '@vscode/l10n';
import { attachEligibility, preparationThatHelps } from '../../../domain/attachment.ts';
import type { Eligibility } from '../../../domain/checks.ts';
import { stateFirst } from '../../../domain/preparations.ts';
import type { Instance, Volume } from '../../../domain/resources.ts';
import type { Order } from '../../../writes/model/orders.ts';
import { expectedResource, expectedVolume } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { called } from '../../../ui/format/names.ts';
import type { PlainLines } from '../../../ui/format/safe-text.ts';
import { plainLines } from '../../../ui/format/safe-text.ts';
import type { Priced } from '../preview/costs.ts';
import { shutoffCost } from '../preview/costs.ts';

/** A volume and the instance that it is to be attached to. */
export interface Pair {
  readonly volume: Volume;
  readonly instance: Instance;
}

/** What is done to the instance before the attaching, and after it. */
export type AttachPreparation = 'attach' | 'stop' | 'stopAndStart' | 'start';

/** What is asked before an instance is shut down or started for that. */
export interface PreparationQuestion {
  readonly message: string;
  readonly detail: PlainLines;
  readonly buttons: readonly { readonly title: string; readonly way: AttachPreparation }[];
}

/** What has to be done to the instance first, where nothing else stands in the way. */
export function preparationOf(
  { volume, instance }: Pair,
  store: Pick<ResourceStore, 'tierOf'>,
): 'stop' | 'start' | undefined {
  const tier = store.tierOf(instance.region);
  return preparationThatHelps(tier, instance.status.state, (status) =>
    attachEligibility({ volume, instance: { ...instance, status }, tier }),
  );
}

/** Whether the instance can be chosen, also where something has to be done to it first. */
export function candidacy(pair: Pair, store: Pick<ResourceStore, 'tierOf'>): Eligibility {
  const preparation = preparationOf(pair, store);
  return preparation === undefined
    ? attachEligibility({ ...pair, tier: store.tierOf(pair.instance.region) })
    : stateFirst(preparation, pair.instance.name);
}

export function attachOrders(
  { volume, instance: { id, name, region } }: Pair,
  way: AttachPreparation,
): readonly Order[] {
  const instance = expectedResource({ id, name, region });
  const attach: Order = {
    kind: 'attachVolume',
    volume: { ...expectedVolume(volume), wireId: volume.wireId },
    instance,
  };
  const stop: Order = { kind: 'stopInstance', instance };
  const start: Order = { kind: 'startInstance', instance };
  switch (way) {
    case 'attach':
      return [attach];
    case 'stop':
      return [stop, attach];
    case 'stopAndStart':
      return [stop, attach, start];
    case 'start':
      return [start, attach];
  }
}

/** @param preparation what has to be done to the instance first */
export function wayQuestion(
  { volume, instance }: Pair,
  preparation: 'stop' | 'start',
  store: Priced & Pick<ResourceStore, 'needsId' | 'shortId'>,
): PreparationQuestion {
  const [name, host] = [called(volume, store), called(instance, store)];
  if (preparation === 'start') {
    return {
      message: l10n.t('Start {0} and attach {1}?', host, name),
      detail: plainLines([
        l10n.t('In its tier an instance takes volumes while it is ACTIVE. It stays ACTIVE afterwards.'),
        shutoffCost(instance, store),
      ]),
      buttons: [{ title: l10n.t('Start and Attach'), way: 'start' }],
    };
  }
  return {
    message: l10n.t('Shut down {0} and attach {1}?', host, name),
    detail: plainLines([
      l10n.t(
        'In its tier an instance takes volumes while it is in SHUTOFF. What runs on {0} ends now.',
        host,
      ),
      shutoffCost(instance, store),
    ]),
    buttons: [
      { title: l10n.t('Shut Down, Attach and Start Again'), way: 'stopAndStart' },
      { title: l10n.t('Shut Down and Attach'), way: 'stop' },
    ],
  };
}
