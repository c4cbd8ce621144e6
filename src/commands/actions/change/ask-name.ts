import * as l10n from '@vscode/l10n';
import {
  imageNameProblems,
  suggestCloneName,
  suggestImageName,
  volumeNameProblems,
} from '../../../domain/names.ts';
import type { NameProblem } from '../../../domain/names.ts';
import type { Snapshot, Volume } from '../../../domain/resources.ts';
import { instanceNameProblems, restoreEligibility, suggestRestoredName } from '../../../domain/snapshot.ts';
import { namesIn, takenNames } from '../../../forms/model/taken-names.ts';
import type { Order } from '../../../writes/model/orders.ts';
import { expectedResource, expectedVolume } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { called } from '../../../ui/format/names.ts';
import { askText } from '../../../ui/ask-text.ts';
import type { Answer } from '../../../ui/steps.ts';
import { askAbout, back } from '../../../ui/steps.ts';
import { choose } from '../../core/choose.ts';
import { noneToUse } from '../../../kinds/labels.ts';
import type { Services } from '../../core/services.ts';

/** How a name is asked for. */
interface Naming {
  readonly title: string;
  readonly prompt: string;
  readonly suggested: string;
  readonly problems: (name: string) => readonly NameProblem[];
}

/** @param before how many boxes came before */
function askName({ title, prompt, suggested, problems }: Naming, before: number): Promise<Answer<string>> {
  return askText({
    title,
    place: { step: before + 1, total: before + 1 },
    value: suggested,
    placeholder: l10n.t('Name'),
    prompt: () => prompt,
    problem: (text) => problems(text)[0]?.message,
  });
}

/** Asks for the name of a clone of the same type. */
export async function askCloneName(
  source: Volume,
  { store }: Pick<Services, 'store'>,
): Promise<Order<'clone'> | undefined> {
  const { taken, possible } = namesIn(store.volumes, source.region);
  const naming: Naming = {
    title: l10n.t('Clone Volume: {0}', called(source, store)),
    prompt: l10n.t('3 to 30 letters, digits, hyphens and underscores.'),
    suggested: suggestCloneName(source.name, possible),
    problems: (name) => volumeNameProblems(name, taken),
  };
  const name = await askName(naming, 0);
  return name === undefined || name === back
    ? undefined
    : { kind: 'clone', source: expectedVolume(source), name, volumeType: source.volumeType };
}

/** Asks for the name of an image. */
export async function askImageName(
  snapshot: Snapshot,
  { store }: Pick<Services, 'store'>,
): Promise<Order<'createImage'> | undefined> {
  const taken = takenNames(store.images, () => true);
  const naming: Naming = {
    title: l10n.t('Create Image: {0}', called(snapshot, store)),
    prompt: l10n.t('3 to 30 letters, digits, spaces, hyphens, underscores and dots.'),
    suggested: suggestImageName(snapshot.name, taken),
    problems: (name) => imageNameProblems(name, taken),
  };
  const name = await askName(naming, 0);
  return name === undefined || name === back
    ? undefined
    : { kind: 'createImage', snapshot: expectedResource(snapshot), name };
}

async function askInstanceName(
  snapshot: Snapshot,
  before: number,
  store: ResourceStore,
): Promise<Answer<Order<'restoreSnapshot'>>> {
  const taken = takenNames(store.instances, () => true);
  const naming: Naming = {
    title: l10n.t('Restore as New Instance: {0}', called(snapshot, store)),
    prompt: l10n.t('The name of the new instance, 1 to 50 characters.'),
    suggested: suggestRestoredName(snapshot.name, taken),
    problems: (name) => instanceNameProblems(name, taken),
  };
  const name = await askName(naming, before);
  return name === undefined || name === back
    ? name
    : { kind: 'restoreSnapshot', snapshot: expectedResource(snapshot), name };
}

/** Asks for the name of the new instance, and before that for the snapshot where none is given. */
export function askRestore(
  given: Snapshot | undefined,
  { store }: Pick<Services, 'store'>,
): Promise<Order<'restoreSnapshot'> | undefined> {
  return askAbout(
    given,
    () => chooseSnapshotToRestore(store),
    (snapshot, before) => askInstanceName(snapshot, before, store),
  );
}

function chooseSnapshotToRestore(store: ResourceStore): Promise<Snapshot | undefined> {
  return choose(
    store,
    {
      kinds: ['snapshot'],
      title: l10n.t('Restore as New Instance'),
      placeholder: l10n.t('Choose the snapshot to make an instance of'),
      notPossible: l10n.t('Cannot be restored now'),
      none: noneToUse('snapshot'),
      eligibility: restoreEligibility,
    },
    { step: 1, total: 2 },
  );
}
