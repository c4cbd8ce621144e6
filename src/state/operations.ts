import type { Image, Resource, Volume } from '../domain/resources.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { CloneOrder } from './clone-plan.ts';
import { ClonePlan } from './clone-plan.ts';
import { Emitter } from './emitter.ts';
import type { DoomedImage } from './image-deletion-plan.ts';
import { ImageDeletionPlan } from './image-deletion-plan.ts';
import type { ImageOrder } from './image-plan.ts';
import { ImagePlan } from './image-plan.ts';
import type { Claims } from './new-result.ts';
import { Operation } from './operation.ts';
import type { Plan } from './plan.ts';
import type { Followed, Watched } from './poller.ts';
import { isFinal } from './progress.ts';
import type { Source } from './source.ts';
import type { ResourceStore } from './store.ts';

/** The writes of this window, each sent once. What is already under way is not begun a second time. */
export class Operations implements Followed {
  readonly #store: ResourceStore;
  readonly #clientOf: () => Source | undefined;
  readonly #clock: Clock;
  readonly #changed = new Emitter<Operation>();
  #all: readonly Operation[] = [];
  #claims: Claims = new Set();
  #started = 0;

  /** Fires with the operation that began, came further or ended. */
  readonly onDidChange = this.#changed.event;

  constructor(store: ResourceStore, clientOf: () => Source | undefined, clock: Clock = systemClock) {
    this.#store = store;
    this.#clientOf = clientOf;
    this.#clock = clock;
  }

  /** All of this session, the oldest first. */
  get all(): readonly Operation[] {
    return this.#all;
  }

  get running(): readonly Operation[] {
    return this.#all.filter(({ progress }) => !isFinal(progress));
  }

  get watched(): readonly Watched[] {
    return this.#all.map(({ watched }) => watched).filter((watched) => watched !== undefined);
  }

  /** Clones a volume; gives the running operation if just that is under way. */
  clone(order: CloneOrder): Operation<Volume> {
    return this.#begin(new ClonePlan(order, this.#store, this.#claims));
  }

  createImage(order: ImageOrder): Operation<Image> {
    return this.#begin(new ImagePlan(order, this.#store, this.#claims));
  }

  deleteImage(image: DoomedImage): Operation<Image> {
    return this.#begin(new ImageDeletionPlan(image, this.#store));
  }

  /** Stops following all of them and forgets them, for signing out. What Barrack has begun goes on. */
  clear(): void {
    for (const operation of this.#all) {
      operation.stop(); // it tells how it is left, while it is still among them
    }
    this.#all = [];
    this.#claims = new Set(); // the next account may have the same ids
  }

  dispose(): void {
    this.clear();
    this.#changed.dispose();
  }

  #begin<T extends Resource>(plan: Plan<T>): Operation<T> {
    const same = this.running.find(
      ({ kind, target, name }) => kind === plan.kind && target.id === plan.target.id && name === plan.name,
    );
    if (same !== undefined) {
      return same as Operation<T>; // of the same kind, so of the same type
    }
    this.#started += 1;
    const operation = new Operation(`${plan.kind}/${this.#started}`, plan, this.#store, this.#clock);
    this.#all = [...this.#all, operation];
    operation.onDidChange(() => this.#changed.fire(operation));
    this.#changed.fire(operation);
    void operation.run(this.#clientOf());
    return operation;
  }
}
