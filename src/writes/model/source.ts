import type { Image, Instance, Snapshot, Volume, WireId } from '../../domain/resources.ts';
import type { Reads } from '../../resources/source.ts';

/** The answer to a write. */
export interface Sent<T> {
  /** What it made; undefined where the reply does not hold it. */
  readonly value: T | undefined;
  readonly requestId: string | undefined;
}

interface CloneBody {
  readonly name: string;
  readonly volumeType: string | undefined;
  readonly region: string | undefined;
}

interface VolumeBody {
  readonly name: string;
  /** GB. */
  readonly sizeGb: number;
  readonly volumeType: string;
  readonly region: string;
  readonly bootable: boolean;
  readonly imageId: WireId | undefined;
}

/** The requests that change something, each sent once. */
export interface Writes {
  readonly volumes: {
    create(body: VolumeBody): Promise<Sent<Volume>>;
    clone(id: string, body: CloneBody): Promise<Sent<Volume>>;
    resize(id: string, body: { readonly sizeGb: number }): Promise<Sent<Volume>>;
    delete(id: string): Promise<Sent<unknown>>;
  };
  readonly instances: {
    start(id: string): Promise<Sent<unknown>>;
    stop(id: string): Promise<Sent<unknown>>;
    reboot(id: string): Promise<Sent<unknown>>;
    hibernate(id: string): Promise<Sent<unknown>>;
    restore(id: string): Promise<Sent<unknown>>;
    attachVolumes(id: string, volumeIds: readonly WireId[]): Promise<Sent<unknown>>;
    detachVolumes(id: string, volumeIds: readonly WireId[]): Promise<Sent<unknown>>;
  };
  readonly snapshots: {
    create(
      instanceId: string,
      body: { readonly name: string; readonly description: string | undefined },
    ): Promise<Sent<Snapshot>>;
    delete(id: string): Promise<Sent<unknown>>;
    restore(id: string, body: { readonly name: string }): Promise<Sent<Instance>>;
  };
  readonly images: {
    createFromSnapshot(snapshotId: string, body: { readonly name: string }): Promise<Sent<Image>>;
    delete(id: string): Promise<Sent<unknown>>;
  };
}

/** As much of a BarrackClient as writes use. Everything in it throws BarrackErrors only. */
export type Source = Reads & Writes;
