import * as l10n from '@vscode/l10n';
import { volumeNameProblems } from '../../domain/names.ts';
import { formatSize, parseSizeGb } from '../../domain/sizes.ts';
import { suggestVolumeName } from '../../domain/volume-creation.ts';
import type { Order } from '../../writes/model/orders.ts';
import { costSentence, pricesNote, typeNames, typeOptions } from '../model/types.ts';
import type { Draft } from '../protocol/protocol.ts';
import type { FormServices, FormStore } from '../model/services.ts';
import type { Assessment, FormSubject, Orders, SubjectWords } from '../model/subject.ts';
import { checksOf, missingIn, missingText } from './checks.ts';
import type { VolumeDraft } from './draft.ts';
import { volumeDraft } from './draft.ts';
import { regionAlert, regionField, sizeField } from './fields.ts';
import { areKnown, chosenImage, imageField } from './images.ts';
import { Known } from './known.ts';
import { typeLater, volumePage, volumeWords } from './words.ts';

/** "Create Volume": in the region it was opened for, or in another one chosen in the form. */
export class CreateVolumeSubject implements FormSubject {
  readonly makes = 'volume';
  readonly lists = ['volumes'] as const;
  readonly fieldNames = {
    choice: typeNames,
    region: { keys: ['region'], words: /\bregion\b/iu },
    size: { keys: ['size'], words: /\bsize\b/iu },
    image: { keys: ['image_id', 'image', 'bootable'], words: /\bimage\b/iu },
  };
  readonly page = volumePage();
  readonly sourceId: string;
  readonly #store: FormStore;
  readonly #known: Known;

  /** @param sourceId a region, or empty to have it chosen in the form */
  constructor(services: FormServices, sourceId: string) {
    this.#store = services.store;
    this.#known = new Known(services, sourceId);
    this.sourceId = sourceId;
  }

  get onDidChange() {
    return this.#known.onDidChange;
  }

  get pricesAreOld(): boolean {
    return this.#store.pricesAreOld;
  }

  about({ region }: Draft): string | undefined {
    return region === '' ? undefined : region;
  }

  words(given: Draft): SubjectWords {
    const draft = volumeDraft(given);
    const size = formatSize(parseSizeGb(draft.size) ?? 0);
    const what = l10n.t('{0} {1} in {2}', size, draft.choice, draft.region);
    return volumeWords(what, this.#known.tierOf(draft));
  }

  source(): undefined {
    return undefined;
  }

  suggest(given: Draft): Draft {
    const region = this.#regionOf(given.region ?? this.sourceId);
    const draft = { ...volumeDraft(given), region, size: given.size ?? String(this.#known.minimumGb) };
    const images = this.#known.imagesOf(draft);
    const isGone = areKnown(images) && chosenImage(images, draft.image) === undefined;
    return {
      ...draft,
      name: this.#nameOf(draft),
      choice: this.#typeOf(draft),
      image: isGone ? '' : draft.image,
    };
  }

  assess(given: Draft): Assessment {
    const known = this.#known;
    if (!known.isLoaded) {
      return { is: 'loading' };
    }
    const draft = volumeDraft(given);
    const { prices } = this.#store;
    const tier = known.tierOf(draft);
    const missing = missingIn(draft, known);
    const seen = { sizeGb: parseSizeGb(draft.size), volumeType: undefined };
    const problems = volumeNameProblems(draft.name.trim(), known.namesIn(draft).taken);
    return {
      is: 'here',
      facts: [],
      options: draft.region === '' ? [] : typeOptions(known.typesOf(draft), seen, tier, prices),
      optionsNote: pricesNote(prices),
      choiceHint: typeLater[tier](),
      nameProblems: missing.includes('name') ? [] : problems.map(({ message }) => message),
      choiceProblems: [],
      missing: missingText(missing),
      checks: checksOf(draft, known, this.#store),
      preparation: undefined,
      fields: {
        region: regionField(this.#store, known.regionsFor(draft.region)),
        size: sizeField(missing.includes('size') ? undefined : draft.size, known.minimumGb, tier),
        image: imageField(known.imagesOf(draft)),
      },
      alert: regionAlert(this.#store),
      sentence: costSentence(known.priceOf(draft), prices?.currency),
    };
  }

  orders(given: Draft): Orders {
    const draft = volumeDraft(given);
    const sizeGb = parseSizeGb(draft.size);
    if (sizeGb === undefined || missingIn(draft, this.#known).length > 0) {
      throw new Error(l10n.t('The volume is not described whole yet.'));
    }
    const image = draft.bootable ? chosenImage(this.#known.imagesOf(draft), draft.image) : undefined;
    const order: Order<'createVolume'> = {
      kind: 'createVolume',
      name: draft.name,
      region: draft.region,
      sizeGb,
      volumeType: draft.choice,
      ...(image === undefined ? {} : { image: { id: image.wireId, name: image.name } }),
    };
    return { orders: [order], main: 0 };
  }

  leftAs(order: Order, draft: Draft): Draft | undefined {
    const { region, name } = draft;
    const isIt = order.kind === 'createVolume' && order.region === region && order.name === name.trim();
    return isIt
      ? {
          ...draft,
          size: String(order.sizeGb),
          choice: order.volumeType,
          bootable: order.image !== undefined,
        }
      : undefined;
  }

  question(): undefined {
    return undefined;
  }

  need(draft: Draft): void {
    this.#known.need(volumeDraft(draft));
  }

  readAgain(draft: Draft): Promise<void> {
    return this.#known.readAgain(volumeDraft(draft));
  }

  /** The only one where there is no other; one that is not there (any more) has to be chosen anew. */
  #regionOf(region: string): string {
    const names = this.#known.regionsFor(region);
    return names.includes(region) ? region : names.length === 1 ? (names[0] ?? '') : '';
  }

  /** In a region that does not offer the chosen type it has to be chosen anew. */
  #typeOf(draft: VolumeDraft): string {
    const types = this.#known.typesOf(draft);
    if (draft.region === '' || types.includes(draft.choice)) {
      return draft.choice;
    }
    return types.length === 1 ? (types[0] ?? '') : '';
  }

  #nameOf(draft: VolumeDraft): string {
    const isEarly = draft.region === '' || this.#known.isNaming(draft);
    return isEarly
      ? draft.name
      : suggestVolumeName(this.#known.nextName(draft), this.#known.namesIn(draft).possible);
  }
}
