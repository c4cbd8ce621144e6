import type { Image, Resource, Volume } from '../domain/resources.ts';
import type { Operation } from '../state/operation.ts';
import type { Operations } from '../state/operations.ts';
import type { ResourceStore } from '../state/store.ts';
import type { Incident } from '../ui/support-details.ts';

/** What the forms read of what this window knows. */
export type FormStore = Pick<
  ResourceStore,
  | 'volumes'
  | 'instances'
  | 'snapshots'
  | 'images'
  | 'balance'
  | 'prices'
  | 'pricesAreOld'
  | 'find'
  | 'tierOf'
  | 'volumeTypesOf'
  | 'instanceOf'
  | 'imageOf'
  | 'refresh'
  | 'refreshBalance'
  | 'onDidChange'
>;

/** One write, checked on fresh data, sent once and followed to its end. */
export type FormOperation<T extends Resource = Resource> = Pick<
  Operation<T>,
  'progress' | 'endedAt' | 'requestId' | 'onDidChange'
> & {
  /** Milliseconds since 1970; undefined for one that began before the window was reloaded. */
  readonly startedAt: number | undefined;
};

/** One that was begun by a form that is closed since. */
export type UnfinishedOperation = FormOperation & Pick<Operation, 'name'>;

type Order<K extends 'clone' | 'createImage' | 'deleteImage'> = Parameters<Operations[K]>[0];

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
  clone(order: Order<'clone'>): FormOperation<Volume>;
  createImage(order: Order<'createImage'>): FormOperation<Image>;
  deleteImage(image: Order<'deleteImage'>): FormOperation<Image>;
  /** What was begun in this window for that volume or snapshot, and may still make something. */
  unfinished(kind: 'clone' | 'createImage', targetId: string): UnfinishedOperation | undefined;
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
