import * as l10n from '@vscode/l10n';
import {
  imageNameProblems,
  suggestCloneName,
  suggestImageName,
  volumeNameProblems,
} from '../../domain/names.ts';
import type { NameProblem } from '../../domain/names.ts';
import type { Snapshot, Volume } from '../../domain/resources.ts';
import { instanceNameProblems, restoreEligibility, suggestRestoredName } from '../../domain/snapshot.ts';
import { takenNames } from '../../forms/taken-names.ts';
import type { CloneOrder, ImageOrder, RestorationOrder } from '../../state/orders.ts';
import { seenThing, seenVolume } from '../../state/orders.ts';
import type { ResourceStore } from '../../state/store.ts';
import { askText } from '../../ui/ask-text.ts';
import type { Answer, Place } from '../../ui/steps.ts';
import { askAbout, back } from '../../ui/steps.ts';
import { choose, chooseSnapshotToImage, chooseVolumeToClone } from '../choose.ts';
import type { Services } from '../services.ts';

/** How the name of something is asked for that is made of something else. */
interface Naming<T, O> {
  /** Of what it is made, where that is not given. */
  readonly choose: (place: Place) => Promise<T | undefined>;
  readonly title: (from: T) => string;
  readonly prompt: string;
  readonly suggest: (from: T) => string;
  readonly problems: (name: string, from: T) => readonly NameProblem[];
  readonly order: (from: T, name: string) => O;
}

function askNamed<T, O>(given: T | undefined, naming: Naming<T, O>): Promise<O | undefined> {
  return askAbout(
    given,
    () => naming.choose({ step: 1, total: 2 }),
    async (from, before): Promise<Answer<O>> => {
      const name = await askText({
        title: naming.title(from),
        place: { step: before + 1, total: before + 1 },
        value: naming.suggest(from),
        placeholder: l10n.t('Name'),
        prompt: () => naming.prompt,
        problem: (text) => naming.problems(text, from)[0]?.message,
      });
      return name === undefined || name === back ? name : naming.order(from, name);
    },
  );
}

/** Asks for the name of a clone of the same type, and before that for its source where none is given. */
export function askCloneName(
  given: Volume | undefined,
  { store }: Pick<Services, 'store'>,
): Promise<CloneOrder | undefined> {
  const taken = (source: Volume): ReadonlySet<string> =>
    takenNames(store.volumes, ({ region }) => region === source.region);
  return askNamed(given, {
    choose: (place) => chooseVolumeToClone(store, place),
    title: ({ name }) => l10n.t('Clone Volume: {0}', name),
    prompt: l10n.t('3 to 30 letters, digits, hyphens and underscores.'),
    suggest: (source) => suggestCloneName(source.name, taken(source)),
    problems: (name, source) => volumeNameProblems(name, taken(source)),
    order: (source, name) => ({
      kind: 'clone',
      source: seenVolume(source),
      name,
      volumeType: source.volumeType,
    }),
  });
}

/** Asks for the name of an image, and before that for its snapshot where none is given. */
export function askImageName(
  given: Snapshot | undefined,
  { store }: Pick<Services, 'store'>,
): Promise<ImageOrder | undefined> {
  const taken = (): ReadonlySet<string> => takenNames(store.images, () => true);
  return askNamed(given, {
    choose: (place) => chooseSnapshotToImage(store, place),
    title: ({ name }) => l10n.t('Create Image: {0}', name),
    prompt: l10n.t('3 to 30 letters, digits, spaces, hyphens, underscores and dots.'),
    suggest: ({ name }) => suggestImageName(name, taken()),
    problems: (name) => imageNameProblems(name, taken()),
    order: (snapshot, name) => ({ kind: 'createImage', snapshot: seenThing(snapshot), name }),
  });
}

/** Asks for the name of the new instance, and before that for the snapshot where none is given. */
export function askRestore(
  given: Snapshot | undefined,
  { store }: Pick<Services, 'store'>,
): Promise<RestorationOrder | undefined> {
  const taken = (): ReadonlySet<string> => takenNames(store.instances, () => true);
  return askNamed(given, {
    choose: (place) => chooseSnapshotToRestore(store, place),
    title: ({ name }) => l10n.t('Restore as New Instance: {0}', name),
    prompt: l10n.t('The name of the new instance, 1 to 50 characters.'),
    suggest: ({ name }) => suggestRestoredName(name, taken()),
    problems: (name) => instanceNameProblems(name, taken()),
    order: (snapshot, name) => ({ kind: 'restoreSnapshot', snapshot: seenThing(snapshot), name }),
  });
}

function chooseSnapshotToRestore(store: ResourceStore, place: Place): Promise<Snapshot | undefined> {
  return choose(
    store,
    {
      kinds: ['snapshot'],
      title: l10n.t('Restore as New Instance'),
      placeholder: l10n.t('Choose the snapshot to make an instance of'),
      notPossible: l10n.t('Cannot be restored now'),
      none: l10n.t('There are no snapshots in this account.'),
      eligibility: restoreEligibility,
    },
    place,
  );
}
