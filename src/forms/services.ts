import type { BarrackError } from '../api/errors.ts';
import type { SnapshotImage } from '../domain/image.ts';
import type { PriceList } from '../domain/prices.ts';
import type {
  Balance,
  Image,
  ImageRef,
  Instance,
  InstanceRef,
  Resource,
  Snapshot,
  Volume,
} from '../domain/resources.ts';
import type { Tier } from '../domain/tiers.ts';
import type { Event } from '../state/emitter.ts';
import type { KindState, ListKind } from '../state/kinds.ts';
import type { Incident } from '../ui/support-details.ts';

/** What the forms read of what this window knows. */
export interface FormStore {
  readonly volumes: KindState<Volume>;
  readonly instances: KindState<Instance>;
  readonly snapshots: KindState<Snapshot>;
  readonly images: KindState<Image>;
  readonly balance: Balance | undefined;
  /** Barrack's price list in the account's currency, else the documented one. */
  readonly prices: PriceList | undefined;
  tierOf(region: string | undefined): Tier;
  /** The volume types of a tier: what the API told, else the documented ones. */
  volumeTypesOf(tier: Tier): readonly string[];
  instanceOf(volume: Volume): InstanceRef | undefined;
  imageOf(snapshot: Snapshot): SnapshotImage | undefined;
  /** Reads those lists again, and the balance; never rejects: what failed is in the kind's `error`. */
  refresh(kinds: readonly ListKind[]): Promise<void>;
  readonly onDidChange: Event<unknown>;
}

/** How far a write has come. */
export type Progress<T> =
  /** Under way; nothing is known yet. */
  | { readonly step: 'sending' }
  /** The answer was lost; it is being looked for what it would have made. */
  | { readonly step: 'checking' }
  /** Barrack has accepted it and works on it; `resource` as last seen, undefined where there is none yet or any more. */
  | { readonly step: 'running'; readonly resource: T | undefined }
  | { readonly step: 'done'; readonly resource: T | undefined }
  /** Accepted, but it ended in the status Error. */
  | { readonly step: 'error'; readonly resource: T | undefined }
  /** Barrack has not carried it out, or it was never sent. */
  | { readonly step: 'refused'; readonly error: BarrackError }
  /** It may or may not have been carried out. `check` says what to look at. */
  | { readonly step: 'unknown'; readonly error: BarrackError | undefined; readonly check: string };

/** One write, sent once and followed to its end. */
export interface FormOperation<T extends Resource = Resource> {
  readonly progress: Progress<T>;
  /** Milliseconds since 1970; `endedAt` is undefined while it runs. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly requestId: string | undefined;
  readonly onDidChange: Event<unknown>;
}

/** A question whose answer can't be taken back. */
export interface Confirmation {
  readonly message: string;
  readonly detail: string;
  /** The button that does it, such as "Delete Image". */
  readonly confirm: string;
}

/** What the forms need from the rest of the extension. */
export interface FormServices {
  readonly store: FormStore;
  /** Each starts the write at once, sends it once, and gives what can be followed. */
  clone(request: {
    readonly source: Volume;
    readonly name: string;
    /** Undefined where neither the source's type nor its region's are known. */
    readonly volumeType: string | undefined;
  }): FormOperation<Volume>;
  createImage(request: { readonly snapshot: Snapshot; readonly name: string }): FormOperation<Image>;
  deleteImage(image: ImageRef & { readonly id: string }): FormOperation<Image>;
  /** A modal question; true if the user confirmed. */
  confirm(question: Confirmation): Promise<boolean>;
  showInTree(resource: Resource): void;
  /** Opens the page of volumes or of images at barrack.ai. */
  openInBarrack(kind: 'volume' | 'image'): void;
  copyId(resource: Resource): void;
  copySupportDetails(resources: readonly Resource[], incident: Incident): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** A text never given before. */
  newId(): string;
}
