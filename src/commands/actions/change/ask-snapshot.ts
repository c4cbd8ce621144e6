import * as l10n from '@vscode/l10n';
import type { Instance } from '../../../domain/resources.ts';
import { snapshotEligibility, snapshotNameProblems, suggestSnapshotName } from '../../../domain/snapshot.ts';
import { takenNames } from '../../../forms/model/taken-names.ts';
import type { Order } from '../../../writes/model/orders.ts';
import { expectedResource } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { called } from '../../../ui/format/names.ts';
import { askText } from '../../../ui/ask-text.ts';
import type { Answer } from '../../../ui/steps.ts';
import { askAbout, back } from '../../../ui/steps.ts';
import { choose } from '../../core/choose.ts';
import { noneToUse } from '../../../kinds/labels.ts';
import type { Services } from '../../core/services.ts';

function chooseInstance(store: ResourceStore): Promise<Instance | undefined> {
  return choose(
    store,
    {
      kinds: ['instance'],
      title: l10n.t('Create Snapshot'),
      placeholder: l10n.t('Choose the instance to create a snapshot of'),
      notPossible: l10n.t('No snapshot can be created now'),
      none: noneToUse('instance'),
      eligibility: (instance) => snapshotEligibility({ instance, tier: store.tierOf(instance.region) }),
    },
    { step: 1, total: 3 },
  );
}

/** Asks for the name, then for the description, from which Back leads to the name again. */
async function askWords(
  instance: Instance,
  before: number,
  store: ResourceStore,
): Promise<Answer<Order<'createSnapshot'>>> {
  const title = l10n.t('Create Snapshot: {0}', called(instance, store));
  const total = before + 2;
  const taken = takenNames(store.snapshots, () => true);
  let value = suggestSnapshotName(instance.name, taken);
  for (;;) {
    const name = await askText({
      title,
      place: { step: before + 1, total },
      value,
      placeholder: l10n.t('Name of the snapshot'),
      prompt: () => l10n.t('A name of 1 to 50 characters that no other snapshot has.'),
      problem: (text) => snapshotNameProblems(text, taken)[0]?.message,
    });
    if (name === undefined || name === back) {
      return name;
    }
    const description = await askText({
      title,
      place: { step: before + 2, total },
      value: '',
      placeholder: l10n.t('Description'),
      prompt: () => l10n.t('What it is for. Press Enter to leave it out.'),
      problem: () => undefined,
    });
    if (description !== back) {
      return description === undefined ? undefined : snapshotOrder(instance, name, description);
    }
    value = name;
  }
}

function snapshotOrder(instance: Instance, name: string, description: string): Order<'createSnapshot'> {
  const order: Order<'createSnapshot'> = {
    kind: 'createSnapshot',
    instance: expectedResource(instance),
    name,
  };
  return description === '' ? order : { ...order, description };
}

/** Asks for the name and description of a snapshot of an instance, which the user chooses first where none is given. */
export function askSnapshot(
  given: Instance | undefined,
  { store }: Pick<Services, 'store'>,
): Promise<Order<'createSnapshot'> | undefined> {
  return askAbout(
    given,
    () => chooseInstance(store),
    (instance, before) => askWords(instance, before, store),
  );
}
