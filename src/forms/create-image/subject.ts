import * as l10n from '@vscode/l10n';
import { called, mentioned } from '../../ui/format/names.ts';
import type { ImageCheckId } from '../../domain/image.ts';
import { imageChecks } from '../../domain/image.ts';
import { imageNameProblems, suggestImageName } from '../../domain/names.ts';
import { imagePossibility } from '../../domain/preparations.ts';
import type { ImageRef, Snapshot } from '../../domain/resources.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { FieldNames } from '../model/place-errors.ts';
import type { Draft, Option } from '../protocol/protocol.ts';
import type { Confirmation, FormServices, FormStore } from '../model/services.ts';
import type { Absence, Assessment, FormSubject, Orders, SubjectWords } from '../model/subject.ts';
import { knownNames, takenNames } from '../model/taken-names.ts';
import { checkViews, preparedFor } from '../model/words.ts';
import { deletionQuestion, existingImage } from './preparation.ts';
import { snapshotOption } from './snapshots.ts';
import { factsOf } from '../model/facts.ts';
import { imagePage, imageWords } from './words.ts';

const checkLabels = (): Readonly<Record<ImageCheckId, string>> => ({
  snapshotStatus: l10n.t('Snapshot status'),
  existingImage: l10n.t('One image for each snapshot'),
  profile: l10n.t('Profile'),
  name: l10n.t('Name'),
});

/** While no snapshot is chosen. */
const nothing = { facts: [], checks: [], preparation: undefined, choiceProblems: [], sentence: '' };

/** "Create Image": of the snapshot it was opened for, or of one chosen in the form. */
export class CreateImageSubject implements FormSubject {
  readonly makes = 'image';
  readonly lists = ['snapshots', 'images'] as const;
  readonly pricesAreOld = false;
  readonly fieldNames: FieldNames;
  readonly page = imagePage();
  readonly sourceId: string;
  readonly #store: FormStore;

  /** @param sourceId the snapshot's id, or empty to have it chosen in the form */
  constructor(services: FormServices, sourceId: string) {
    this.#store = services.store;
    this.sourceId = sourceId;
    this.fieldNames =
      sourceId === '' ? { choice: { keys: ['snapshot', 'snapshot_id'], words: /\bsnapshot\b/iu } } : {};
  }

  about(draft: Draft): string | undefined {
    const source = this.sourceId === '' ? undefined : this.source(draft);
    return source && called(source, this.#store);
  }

  words(draft: Draft): SubjectWords {
    const source = this.source(draft);
    return imageWords(
      source === undefined ? draft.choice : called(source, this.#store),
      this.#doomed(draft) !== undefined,
    );
  }

  source({ choice }: Draft): Snapshot | undefined {
    const wanted = this.sourceId === '' ? choice : this.sourceId;
    return this.#store.find('snapshot', wanted);
  }

  suggest(draft: Draft): Draft {
    const choice = this.sourceId === '' ? draft.choice : this.sourceId;
    const snapshot = this.source({ ...draft, choice });
    const name = snapshot === undefined ? draft.name : suggestImageName(snapshot.name, this.#taken());
    return { ...draft, name, choice };
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
    const taken = this.#taken(this.#doomed(draft));
    return {
      is: 'here',
      ...this.#ofSnapshot(snapshot, draft, knownNames(this.#store.images, taken, name)),
      options: this.sourceId === '' ? this.#options() : [],
      optionsNote: '',
      nameProblems:
        snapshot === undefined && name === ''
          ? []
          : imageNameProblems(name, taken).map(({ message }) => message),
    };
  }

  orders(draft: Draft): Orders {
    const snapshot = this.source(draft);
    if (snapshot === undefined) {
      throw new Error(gone(draft.choice).title);
    }
    const { id, name, region } = snapshot;
    const create: Order = { kind: 'createImage', snapshot: { id, name, region }, name: draft.name };
    const image = this.#doomed(draft);
    return image?.id === undefined
      ? { orders: [create], main: 0 }
      : {
          orders: [
            { kind: 'deleteImage', image: { id: image.id, name: image.name ?? image.id, region } },
            create,
          ],
          main: 1,
        };
  }

  leftAs(order: Order, draft: Draft): Draft | undefined {
    const id = this.sourceId === '' ? draft.choice : this.sourceId;
    const isIt = id !== '' && order.kind === 'createImage' && order.snapshot.id === id;
    return isIt ? { ...draft, name: order.name } : undefined;
  }

  question(draft: Draft): Confirmation | undefined {
    const image = this.#doomed(draft);
    return image && deletionQuestion(image, draft.name, this.#store);
  }

  async readAgain(): Promise<void> {
    await this.#store.refresh(this.lists, { fresh: true });
  }

  /** The image that is to be deleted first. */
  #doomed(draft: Draft): ImageRef | undefined {
    const snapshot = this.source(draft);
    const existing = snapshot && this.#store.imageOf(snapshot);
    return draft.prepare && existing?.has === true && existing.image?.id !== undefined
      ? existing.image
      : undefined;
  }

  #ofSnapshot(snapshot: Snapshot | undefined, draft: Draft, names: ReadonlySet<string> | undefined) {
    if (snapshot === undefined) {
      return { ...nothing, missing: l10n.t('Choose a snapshot.') };
    }
    const existing = this.#store.imageOf(snapshot);
    const checks = imageChecks({ snapshot, existing, name: draft.name.trim(), takenNames: names });
    const doomed = this.#doomed(draft);
    const deleted =
      doomed && l10n.t('The image {0} is deleted first.', mentioned('image', doomed, this.#store) ?? '');
    return {
      // The list to choose from says it all already.
      facts: this.sourceId === '' ? [] : factsOf(snapshot, this.#store),
      checks: preparedFor(checkViews(checks, checkLabels()), 'existingImage', deleted),
      preparation: existing?.has === true ? existingImage(existing.image, this.#store) : undefined,
      choiceProblems: [],
      missing: '',
      sentence: sentence(doomed, this.#store),
    };
  }

  /** The usable ones first, each group by name. */
  #options(): Option[] {
    const all = this.#store.snapshots.items.map((snapshot) =>
      snapshotOption(snapshot, imagePossibility(snapshot, this.#store.imageOf(snapshot)), this.#store),
    );
    return all.sort(
      (a, b) =>
        Number(a.problem !== '') - Number(b.problem !== '') ||
        a.label.localeCompare(b.label, 'en', { numeric: true }),
    );
  }

  /** @param but an image that will be gone by then */
  #taken(but?: ImageRef): ReadonlySet<string> {
    return takenNames(this.#store.images, ({ id }) => id !== but?.id);
  }
}

/** @param doomed the image that is deleted first */
function sentence(doomed: ImageRef | undefined, store: FormStore): string {
  return doomed === undefined
    ? l10n.t('The creation begins at once. The snapshot is not changed.')
    : l10n.t(
        'The image {0} is deleted first, for good; then this one is created. The snapshot is not changed.',
        mentioned('image', doomed, store) ?? '',
      );
}

function noSnapshots(): Absence {
  return {
    title: l10n.t('There are no snapshots to make an image from.'),
    lines: [l10n.t('First make one of an instance in a legacy tier region, with “Create Snapshot…”.')],
  };
}

function gone(id: string): Absence {
  return {
    title: l10n.t('There is no snapshot with the id {0} any more.', id),
    lines: [l10n.t('It may have been deleted, or belong to another account. No image was created.')],
  };
}
