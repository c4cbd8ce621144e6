import * as l10n from '@vscode/l10n';
import { attachableVolume } from '../../../domain/attachment.ts';
import type { Volume } from '../../../domain/resources.ts';
import type { Order } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { called } from '../../../ui/format/names.ts';
import type { Answer } from '../../../ui/steps.ts';
import { askAbout, back } from '../../../ui/steps.ts';
import { choose, chooseAt } from '../../core/choose.ts';
import { noneToUse } from '../../../kinds/labels.ts';
import type { Services } from '../../core/services.ts';
import type { Pair } from './attachment.ts';
import { attachOrders, candidacy, preparationOf } from './attachment.ts';

function chooseVolume(store: ResourceStore): Promise<Volume | undefined> {
  return choose(
    store,
    {
      kinds: ['volume'],
      title: l10n.t('Attach to Instance'),
      placeholder: l10n.t('Choose the volume to attach'),
      notPossible: l10n.t('Cannot be attached now'),
      none: noneToUse('volume'),
      eligibility: attachableVolume,
    },
    { step: 1, total: 2 },
  );
}

async function chooseInstance(volume: Volume, before: number, store: ResourceStore): Promise<Answer<Pair>> {
  const instance = await chooseAt(
    store,
    {
      kinds: ['instance'],
      title: l10n.t('Attach to Instance: {0}', called(volume, store)),
      placeholder: l10n.t('Choose the instance to attach it to'),
      notPossible: l10n.t('Cannot take this volume now'),
      none: noneToUse('instance'),
      eligibility: (one) => candidacy({ volume, instance: one }, store),
    },
    { step: before + 1, total: before + 1 },
  );
  return instance === undefined || instance === back ? instance : { volume, instance };
}

/** Asks which volume, where none is given, is to be attached to which instance. */
export function askPair(
  given: Volume | undefined,
  { store }: Pick<Services, 'store'>,
): Promise<Pair | undefined> {
  return askAbout(
    given,
    () => chooseVolume(store),
    (volume, before) => chooseInstance(volume, before, store),
  );
}

/** The same as orders; an instance that has to be shut down first is started again afterwards. Confirms nothing. */
export async function askAttach(
  given: Volume | undefined,
  services: Pick<Services, 'store'>,
): Promise<readonly Order[] | undefined> {
  const pair = await askPair(given, services);
  if (pair === undefined) {
    return undefined;
  }
  const preparation = preparationOf(pair, services.store);
  return attachOrders(pair, preparation === 'stop' ? 'stopAndStart' : (preparation ?? 'attach'));
}
