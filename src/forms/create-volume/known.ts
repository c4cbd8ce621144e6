import type { VolumePrice } from '../../domain/prices.ts';
import { volumePrice } from '../../domain/prices.ts';
import type { Image, Listing } from '../../domain/resources.ts';
import { parseSizeGb, volumeSizeGb } from '../../domain/sizes.ts';
import type { Tier } from '../../domain/tiers.ts';
import type { ListKind } from '../../resources/kinds.ts';
import { Emitter } from '../../base/emitter.ts';
import type { FormServices, FormStore } from '../model/services.ts';
import type { NamesInRegion } from '../model/taken-names.ts';
import { namesIn } from '../model/taken-names.ts';
import { ByRegion } from './by-region.ts';
import type { VolumeDraft } from './draft.ts';
import { regionNames } from './fields.ts';
import type { ImagesOfRegion } from './images.ts';

/** What is known for a new volume, and asked for when it is first needed. */
export class Known {
  readonly #store: FormStore;
  readonly #opened: string;
  readonly #changed = new Emitter<undefined>();
  readonly #images: ByRegion<Listing<Image>>;
  readonly #names: ByRegion<string | undefined>;
  /** A taken name that Barrack has suggested: it is asked for another one once. */
  #askedOver = '';
  readonly onDidChange = this.#changed.event;

  /** @param opened the region that the form was opened for */
  constructor(services: FormServices, opened: string) {
    const changed = () => this.#changed.fire(undefined);
    this.#store = services.store;
    this.#opened = opened;
    this.#images = new ByRegion((region) => services.osImages(region), changed);
    this.#names = new ByRegion((region) => services.nextVolumeName(region), changed);
  }

  /** False until everything that can be chosen from was read, or could not be. */
  get isLoaded(): boolean {
    const { regions, volumes } = this.#store;
    return [regions, volumes].every(({ loadedAt, error }) => loadedAt !== undefined || error !== undefined);
  }

  /** The regions to choose from; while they were never read, the one that is chosen is believed to be there. */
  regionsFor(chosen: string): readonly string[] {
    const isRead = this.#store.regions.loadedAt !== undefined;
    return regionNames(this.#store, [this.#opened, ...(isRead ? [] : [chosen])]);
  }

  get minimumGb(): number {
    return this.#store.minimumVolumeGb ?? volumeSizeGb.min;
  }

  tierOf({ region }: VolumeDraft): Tier {
    return this.#store.tierOf(region === '' ? undefined : region);
  }

  /** Those on offer in the region; of a region of no known tier all that there are. */
  typesOf(draft: VolumeDraft): readonly string[] {
    const of = (tier: Tier) => this.#store.volumeTypesOf(tier);
    const offered = of(this.tierOf(draft));
    return offered.length > 0 ? offered : [...new Set([...of('advanced'), ...of('legacy')])];
  }

  imagesOf({ region }: VolumeDraft): ImagesOfRegion {
    return { region, os: this.#images.of(region), own: this.#store.images };
  }

  namesIn({ region }: VolumeDraft): NamesInRegion {
    return namesIn(this.#store.volumes, region);
  }

  /** What Barrack would call the volume; undefined where it does not say. */
  nextName({ region }: VolumeDraft): string | undefined {
    const reading = this.#names.of(region);
    return reading?.is === 'read' ? reading.value : undefined;
  }

  /** Whether Barrack is being asked how it would call the volume. */
  isNaming({ region }: VolumeDraft): boolean {
    return region !== '' && (this.#names.of(region)?.is ?? 'loading') === 'loading';
  }

  priceOf(draft: VolumeDraft): VolumePrice | undefined {
    const { prices } = this.#store;
    return prices && volumePrice(prices, this.tierOf(draft), draft.choice, parseSizeGb(draft.size));
  }

  /** Begins to read what that draft needs and nobody has asked for yet. */
  need(draft: VolumeDraft): void {
    const { regions, images } = this.#store;
    const isUnread = ({ loadedAt, error, loading }: typeof regions | typeof images) =>
      loadedAt === undefined && error === undefined && !loading;
    const lists = [
      ...(isUnread(regions) ? (['regions'] as const) : []),
      ...(draft.bootable && isUnread(images) ? (['images'] as const) : []),
    ];
    if (lists.length > 0) {
      void this.#store.refresh(lists);
    }
    if (draft.region !== '') {
      this.#needName(draft);
    }
    if (draft.region !== '' && draft.bootable) {
      this.#images.need(draft.region);
    }
  }

  /** Reads everything again that was read for that draft. Never rejects. */
  async readAgain({ region, bootable }: VolumeDraft): Promise<void> {
    const lists: readonly ListKind[] = ['regions', 'volumes', ...(bootable ? (['images'] as const) : [])];
    await Promise.all([
      // Where the prices are old, everything; the price list is read with that only.
      this.#store.refresh(this.#store.pricesAreOld ? undefined : lists, { fresh: true }),
      ...(this.#store.pricesAreOld ? [] : [this.#store.refreshBalance()]),
      ...(region === '' ? [] : [this.#names.ask(region)]),
      ...(region === '' || !bootable ? [] : [this.#images.ask(region)]),
    ]);
  }

  #needName(draft: VolumeDraft): void {
    const name = this.nextName(draft);
    if (name !== undefined && name !== this.#askedOver && this.namesIn(draft).possible.has(name)) {
      this.#askedOver = name;
      void this.#names.ask(draft.region);
    } else {
      this.#names.need(draft.region);
    }
  }
}
