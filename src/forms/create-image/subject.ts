import * as l10n from '@vscode/l10n';
import type { ImageCheckId } from '../../domain/image.ts';
import { imageChecks, imageEligibility } from '../../domain/image.ts';
import { imageNameProblems, suggestImageName } from '../../domain/names.ts';
import type { Image, Snapshot } from '../../domain/resources.ts';
import type { ChoiceNames } from '../place-errors.ts';
import type { Draft, Option } from '../protocol.ts';
import type { FormOperation, FormServices, FormStore } from '../services.ts';
import type { Absence, Assessment, FormSubject, SubjectWords } from '../subject.ts';
import { knownNames, takenNames } from '../taken-names.ts';
import { checkViews } from '../words.ts';
import { ImageDeletion } from './deletion.ts';
import { snapshotFacts, snapshotOption } from './snapshots.ts';
import { imagePage, imageWords } from './words.ts';

const checkLabels = (): Readonly<Record<ImageCheckId, string>> => ({
  snapshotStatus: l10n.t('Snapshot status'),
  existingImage: l10n.t('One image for each snapshot'),
  profile: l10n.t('Profile'),
  name: l10n.t('Name'),
});

/** While no snapshot is chosen. */
const nothing = { facts: [], checks: [], existing: undefined, choiceProblems: [], sentence: '' };

/** "Create Image": of the snapshot it was opened for, or of one chosen in the form. */
export class CreateImageSubject implements FormSubject {
  readonly makes = 'image';
  readonly lists = ['snapshots', 'images'] as const;
  readonly pricesAreOld = false;
  readonly choiceNames: ChoiceNames | undefined;
  readonly page = imagePage();
  readonly sourceId: string;
  readonly #services: FormServices;
  readonly #store: FormStore;
  readonly #deletion: ImageDeletion;
  readonly onDidChange: ImageDeletion['onDidChange'];

  /** @param sourceId the snapshot's id, or empty to have it chosen in the form */
  constructor(services: FormServices, sourceId: string) {
    this.#services = services;
    this.#store = services.store;
    this.sourceId = sourceId;
    this.choiceNames =
      sourceId === '' ? { keys: ['snapshot', 'snapshot_id'], words: /\bsnapshot\b/iu } : undefined;
    this.#deletion = new ImageDeletion(services);
    this.onDidChange = this.#deletion.onDidChange;
  }

  words(draft: Draft): SubjectWords {
    return imageWords(this.source(draft)?.name ?? draft.choice);
  }

  source({ choice }: Draft): Snapshot | undefined {
    const wanted = this.sourceId === '' ? choice : this.sourceId;
    return this.#store.find('snapshot', wanted);
  }

  suggest(draft: Draft): Draft {
    const choice = this.sourceId === '' ? draft.choice : this.sourceId;
    const snapshot = this.source({ ...draft, choice });
    return {
      name: snapshot === undefined ? draft.name : suggestImageName(snapshot.name, this.#taken()),
      choice,
    };
  }

  assess(draft: Draft): Assessment {
    const snapshot = this.source(draft);
    if (snapshot === undefined && this.#store.snapshots.loadedAt === undefined) {
      return { is: 'loading' };
    }
    if (snapshot === undefined && (this.sourceId !== '' || this.#store.snapshots.items.length === 0)) {
      return { is: 'absent', ...(this.sourceId === '' ? noSnapshots() : gone(this.sourceId)) };
    }
    const name = draft.name.trim();
    const taken = this.#taken();
    return {
      is: 'here',
      ...this.#ofSnapshot(snapshot, name, knownNames(this.#store.images, taken, name)),
      options: this.sourceId === '' ? this.#options() : [],
      optionsNote: '',
      nameProblems:
        snapshot === undefined && name === ''
          ? []
          : imageNameProblems(name, taken).map(({ message }) => message),
    };
  }

  start(draft: Draft): FormOperation {
    const snapshot = this.source(draft);
    if (snapshot === undefined) {
      throw new Error(gone(draft.choice).title);
    }
    return this.#services.createImage({ snapshot, name: draft.name });
  }

  deleteExistingImage(draft: Draft): void {
    const snapshot = this.source(draft);
    const existing = snapshot && this.#store.imageOf(snapshot);
    const image = existing?.has === true ? existing.image : undefined;
    if (image?.id !== undefined) {
      void this.#deletion.start({ ...image, id: image.id });
    }
  }

  made({ name }: Draft): Image | undefined {
    return this.#store.images.items.find((image) => image.name === name);
  }

  whatToCheck({ name }: Draft): string {
    return l10n.t('Before you try again, look for an image named {0} at barrack.ai.', name);
  }

  async readAgain(): Promise<void> {
    await this.#store.refresh(this.lists, { fresh: true });
    this.#deletion.forget();
  }

  dispose(): void {
    this.#deletion.dispose();
  }

  #ofSnapshot(snapshot: Snapshot | undefined, name: string, names: ReadonlySet<string> | undefined) {
    if (snapshot === undefined) {
      return { ...nothing, missing: l10n.t('Choose a snapshot.') };
    }
    const existing = this.#store.imageOf(snapshot);
    const checks = imageChecks({ snapshot, existing, name, takenNames: names });
    return {
      // The list to choose from says it all already.
      facts: this.sourceId === '' ? [] : snapshotFacts(snapshot, this.#store.tierOf(snapshot.region)),
      checks: checkViews(checks, checkLabels()),
      existing: existing?.has === true ? this.#deletion.view(existing.image) : undefined,
      choiceProblems: [],
      missing: '',
      sentence: l10n.t('The creation begins at once. The snapshot is not changed.'),
    };
  }

  /** The usable ones first, each group by name. */
  #options(): Option[] {
    const all = this.#store.snapshots.items.map((snapshot) =>
      snapshotOption(snapshot, imageEligibility(snapshot, this.#store.imageOf(snapshot))),
    );
    return all.sort(
      (a, b) =>
        Number(a.problem !== '') - Number(b.problem !== '') ||
        a.label.localeCompare(b.label, 'en', { numeric: true }),
    );
  }

  #taken(): ReadonlySet<string> {
    return takenNames(this.#store.images, () => true);
  }
}

function noSnapshots(): Absence {
  return {
    title: l10n.t('There are no snapshots to make an image from.'),
    lines: [l10n.t('Make a snapshot of an instance in a legacy tier region at barrack.ai first.')],
  };
}

function gone(id: string): Absence {
  return {
    title: l10n.t('There is no snapshot with the id {0} any more.', id),
    lines: [l10n.t('It may have been deleted, or belong to another account. No image was created.')],
  };
}
