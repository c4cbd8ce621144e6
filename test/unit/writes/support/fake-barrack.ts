import type { PriceCatalog } from '../../../../src/domain/price-catalog.ts';
import { BarrackError } from '../../../../src/api/errors.ts';
import type { ErrorDetails } from '../../../../src/api/errors.ts';
import type { SnapshotImage } from '../../../../src/domain/image.ts';
import type {
  Image,
  Instance,
  Listing,
  Region,
  Resource,
  Snapshot,
  UnreadableRecord,
  Volume,
} from '../../../../src/domain/resources.ts';
import type { Sent, Source } from '../../../../src/writes/model/source.ts';

export function failure(details: Partial<ErrorDetails> = {}): BarrackError {
  return new BarrackError({
    kind: 'network',
    message: 'Barrack could not be reached.',
    remedy: 'Check your connection.',
    outcome: 'notSent',
    ...details,
  });
}

const usualCatalog: PriceCatalog = {
  volumes: [
    { tier: 'advanced', volumeType: 'NVMe', prices: new Map([['USD', 0.3], ['EUR', 0.35]]) },
    { tier: 'advanced', volumeType: 'HDD', prices: new Map([['USD', 0.08]]) },
    { tier: 'legacy', volumeType: 'SSD', prices: new Map([['USD', 0.1]]) },
  ],
  snapshots: new Map([['USD', 0.1]]),
  gpus: [{ tier: 'advanced', model: 'H100', prices: new Map([['USD', 2.2]]) }],
  minimumVolumeGb: 100,
  record: {},
}; // prettier-ignore

export type WriteName =
  | 'createVolume'
  | 'resize'
  | 'deleteVolume'
  | 'reboot'
  | 'hibernate'
  | 'restore'
  | 'attach'
  | 'detach'
  | 'createSnapshot'
  | 'deleteSnapshot'
  | 'restoreSnapshot';

/** An account at Barrack in memory. Counts what it is asked; can be told to fail, to wait, or to lose an answer. */
export class FakeBarrack implements Source {
  regionList: Region[] = [];
  volumeList: Volume[] = [];
  snapshotList: Snapshot[] = [];
  imageList: Image[] = [];
  instanceList: Instance[] = [];
  unreadable: UnreadableRecord[] = [];
  unreadableIn = 'volumes';
  answers: ReadonlyMap<string, SnapshotImage> = new Map();
  amount = 50;
  currency: string | undefined = 'USD';
  catalog = usualCatalog;
  /** What was asked for, in order. */
  readonly calls: string[] = [];
  /** What a call throws, by its name. */
  readonly failing = new Map<string, unknown>();
  /** What a call waits for, by its name. */
  readonly waiting = new Map<string, Promise<void>>();
  readonly signals: (AbortSignal | undefined)[] = [];
  /** What clone and createFromSnapshot do before they answer. */
  onClone: (name: string) => Sent<Volume> = () => ({ value: undefined, requestId: 'request-1' });
  onCreateImage: (name: string) => Sent<Image> = () => ({ value: undefined, requestId: 'request-2' });
  onDeleteImage: (id: string) => void = () => undefined;
  onStop: (id: string) => void = () => undefined;
  onStart: (id: string) => void = () => undefined;
  /** What the other writes do before they answer, by their names; they give what the answer shows. */
  readonly onWrite = new Map<WriteName, (about: string) => Resource | undefined>();
  /** What was sent with them, in order. */
  readonly bodies: unknown[] = [];

  countOf(call: string): number {
    return this.calls.filter((one) => one === call).length;
  }

  readonly balance = {
    get: () => this.#answer('balance', () => ({ amount: this.amount, currency: this.currency })),
  };
  readonly regions = { list: this.#lister('regions', () => this.regionList) };
  readonly pricing = { get: () => this.#answer('pricing', () => this.catalog) };
  readonly volumes = {
    list: this.#lister('volumes', () => this.volumeList),
    get: this.#getter('getVolume', () => this.volumeList),
    types: () => this.#answer('types', () => ({ legacy: ['SSD'], advanced: ['NVMe'], unknown: [] })),
    clone: (_id: string, { name }: { readonly name: string }) =>
      this.#answer('clone', () => this.onClone(name)),
    create: (body: { readonly name: string }) => this.#write<Volume>('createVolume', body.name, body),
    resize: (id: string, body: object) => this.#write<Volume>('resize', id, body),
    delete: (id: string) => this.#write<never>('deleteVolume', id),
  };
  readonly instances = {
    list: this.#lister('instances', () => this.instanceList),
    get: this.#getter('getInstance', () => this.instanceList),
    stop: (id: string) =>
      this.#answer('stop', () => {
        this.onStop(id);
        return { value: undefined, requestId: 'request-4' };
      }),
    start: (id: string) =>
      this.#answer('start', () => {
        this.onStart(id);
        return { value: undefined, requestId: 'request-5' };
      }),
    reboot: (id: string) => this.#write<never>('reboot', id),
    hibernate: (id: string) => this.#write<never>('hibernate', id),
    restore: (id: string) => this.#write<never>('restore', id),
    attachVolumes: (id: string, volumeIds: readonly unknown[]) => this.#write<never>('attach', id, volumeIds),
    detachVolumes: (id: string, volumeIds: readonly unknown[]) => this.#write<never>('detach', id, volumeIds),
  };
  readonly snapshots = {
    list: this.#lister('snapshots', () => this.snapshotList),
    get: this.#getter('getSnapshot', () => this.snapshotList),
    create: (_id: string, body: { readonly name: string }) =>
      this.#write<Snapshot>('createSnapshot', body.name, body),
    delete: (id: string) => this.#write<never>('deleteSnapshot', id),
    restore: (_id: string, body: { readonly name: string }) =>
      this.#write<Instance>('restoreSnapshot', body.name, body),
  };
  readonly images = {
    list: this.#lister('images', () => this.imageList),
    get: this.#getter('getImage', () => this.imageList),
    ofSnapshots: () => this.#answer('ofSnapshots', () => this.answers),
    createFromSnapshot: (_id: string, { name }: { readonly name: string }) =>
      this.#answer('createImage', () => this.onCreateImage(name)),
    delete: (id: string) =>
      this.#answer('deleteImage', () => {
        this.onDeleteImage(id);
        return { value: undefined, requestId: 'request-3' };
      }),
  };

  /** @param about the name of what is made, else the id in the path */
  #write<T extends Resource>(call: WriteName, about: string, body?: unknown): Promise<Sent<T>> {
    return this.#answer(call, () => {
      this.bodies.push(body);
      return { value: this.onWrite.get(call)?.(about) as T | undefined, requestId: `request-${call}` };
    });
  }

  #lister<T>(call: string, items: () => readonly T[]) {
    return (options: { readonly signal?: AbortSignal } = {}): Promise<Listing<T>> => {
      this.signals.push(options.signal);
      return this.#answer(call, () => ({
        items: [...items()],
        unreadable: call === this.unreadableIn ? [...this.unreadable] : [],
      }));
    };
  }

  #getter<T extends { readonly id: string }>(call: string, items: () => readonly T[]) {
    return (id: string): Promise<T> =>
      this.#answer(call, () => {
        const found = items().find((item) => item.id === id);
        if (found === undefined) {
          throw failure({ kind: 'notFound', message: 'Not found.', outcome: 'refused', status: 404 });
        }
        return found;
      });
  }

  /** The answer is as things are when it is given, not when it was asked for; a failure comes before anything is done. */
  async #answer<T>(call: string, answer: () => T): Promise<T> {
    this.calls.push(call);
    await this.waiting.get(call);
    if (this.failing.has(call)) {
      throw this.failing.get(call);
    }
    return answer();
  }
}
