import type { Image, Listing, Resource } from '../../domain/resources.ts';
import type { Clock } from '../../base/clock.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { Step } from '../../writes/engine/step.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Question } from '../../ui/confirm.ts';
import type { Incident } from '../../ui/support-details.ts';

/** The lists of resources that forms depend on. */
export type FormList = 'volumes' | 'instances' | 'snapshots' | 'images';

/** What the forms read of what this window knows. */
export type FormStore = Pick<
  ResourceStore,
  | 'regions'
  | FormList
  | 'balance'
  | 'prices'
  | 'pricesAreOld'
  | 'minimumVolumeGb'
  | 'find'
  | 'needsId'
  | 'shortId'
  | 'tierOf'
  | 'volumeTypesOf'
  | 'instanceOf'
  | 'imageOf'
  | 'refresh'
  | 'refreshBalance'
  | 'onDidChange'
>;

/** One write, or a chain of them, checked on fresh data, sent once and followed to its end. */
export type FormOperation = Pick<
  Operation,
  | 'progress'
  | 'statusText'
  | 'startedAt'
  | 'endedAt'
  | 'elapsedMs'
  | 'requestId'
  | 'cost'
  | 'instanceLeftStopped'
  | 'onDidChange'
> & {
  readonly steps: readonly (Pick<Step, 'text' | 'progress'> & Partial<Pick<Step, 'searchLeftMs'>>)[];
};

/** One that was begun before: by a form that is closed since, or in another window. */
export type UnfinishedOperation = FormOperation & {
  readonly main: { readonly plan: { readonly order: Order } };
};

/** A question whose answer can't be taken back. */
export type Confirmation = Omit<Question, 'phrase' | 'show'>;

/** What the forms need from the rest of the extension. */
export interface FormServices {
  readonly store: FormStore;
  /**
   * Begins a write, or a chain of them.
   * @param main which one the others are there for, from 0
   */
  begin(orders: readonly Order[], main: number): FormOperation;
  /** The newest operation whose main order is such a one, in whichever window, if it may still make something. */
  unfinished(isIt: (order: Order) => boolean): UnfinishedOperation | undefined;
  /**
   * The question before orders are begun, with a warning where an operation, with whichever key it was begun, may have
   * made the same already; then there is one also where nothing else was to be asked.
   * @param isShown whether the form itself tells how that one stands
   */
  withEarlierTries(
    question: Confirmation | undefined,
    orders: readonly Order[],
    isShown: (operation: FormOperation) => boolean,
  ): Confirmation | undefined;
  /** What Barrack would call the next volume; undefined where it does not say. Never rejects. */
  nextVolumeName(region: string): Promise<string | undefined>;
  /** The images that Barrack offers in a region. Rejects with a BarrackError. */
  osImages(region: string): Promise<Listing<Image>>;
  /** A modal question; true if the user confirmed. */
  confirm(question: Confirmation): Promise<boolean>;
  showInTree(resource: Pick<Resource, 'kind' | 'id'>): void;
  /** Opens the page of volumes or of images at barrack.ai. */
  openInBarrack(kind: 'volume' | 'image'): void;
  copyId(resource: Pick<Resource, 'id'>): void;
  /** Ends the watching of a write, not the write. */
  stopWatching(operation: FormOperation): void;
  /** Shows it in the Operations view. */
  showOperation(operation: FormOperation): void;
  /** Puts what sends them from a shell on the clipboard. */
  copyAsCurl(orders: readonly Order[]): void;
  copySupportDetails(resources: readonly Resource[], incident: Incident): void;
  /** Asks for another API key. */
  signIn(): void;
  /** Shows what went wrong in the form itself. */
  tellFailure(doing: string, error: unknown): void;
  /** The user does not want to wait as long as Barrack asked for. */
  trySooner(): void;
  readonly clock: Pick<Clock, 'now' | 'wallTime'>;
  /** A text never given before. */
  newId(): string;
}
