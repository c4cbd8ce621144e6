import type { JsonObject, Listing, Volume } from '../../domain/resources.ts';
import type { Caller, ListOptions, RequestOptions, Written } from '../http/caller.ts';
import { readObject } from '../http/caller.ts';
import { rereader } from '../http/rereader.ts';
import { at } from '../answers/json.ts';
import type { VolumeTypes } from '../schemas/volume-types.ts';
import { readVolumeTypes } from '../schemas/volume-types.ts';
import type { Reader } from '../schemas/common.ts';
import { readVolume } from '../schemas/volume.ts';

export interface VolumeCreation {
  readonly name: string;
  readonly sizeGb: number;
  readonly volumeType: string;
  readonly region: string;
  readonly bootable?: boolean | undefined;
  /** The image of a bootable volume, with the type the API gave its id. */
  readonly imageId?: string | number | undefined;
}

/** Of type and region what is undefined is not sent: both then stay as they are. */
export interface VolumeClone {
  readonly name: string;
  readonly volumeType: string | undefined;
  /** The region of the source: a clone stays in it. */
  readonly region: string | undefined;
}

export class Volumes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** All volumes, or those of one region. */
  list(options: ListOptions<Volume> & { region?: string | undefined } = {}): Promise<Listing<Volume>> {
    const { region, signal, known } = options;
    return this.#caller.list(
      { operation: 'listVolumes', query: { region }, signal },
      rereader(readVolume, known),
    );
  }

  /**
   * How Barrack would call the next volume (`next_name` in the reply to the list); undefined where it does not say. It
   * may break a rule or be taken, and is no more than a suggestion.
   */
  nextName(options: RequestOptions & { region?: string | undefined } = {}): Promise<string | undefined> {
    const { region, signal } = options;
    return this.#caller.read(
      { operation: 'listVolumes', query: { region }, signal },
      readNextName,
      nextNameIn,
    );
  }

  get(id: string, { signal }: RequestOptions = {}): Promise<Volume> {
    return this.#caller.read({ operation: 'getVolume', id, signal }, readVolume);
  }

  create(volume: VolumeCreation, { signal }: RequestOptions = {}): Promise<Written<Volume | undefined>> {
    const { name, sizeGb, volumeType, region, bootable, imageId } = volume;
    const body = { name, size: sizeGb, volume_type: volumeType, region, bootable, image_id: imageId };
    return this.#caller.writeFor({ operation: 'createVolume', body, signal }, readVolume);
  }

  delete(id: string, { signal }: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#caller.write({ operation: 'deleteVolume', id, signal });
  }

  /** Starts a clone and gives the new volume; undefined where the reply does not hold it (find it by its name). */
  clone(
    id: string,
    clone: VolumeClone,
    { signal }: RequestOptions = {},
  ): Promise<Written<Volume | undefined>> {
    const body = { name: clone.name, volume_type: clone.volumeType, region: clone.region };
    return this.#caller.writeFor({ operation: 'cloneVolume', id, body, signal }, readVolume);
  }

  /** A volume can only grow. */
  resize(
    id: string,
    { sizeGb }: { readonly sizeGb: number },
    { signal }: RequestOptions = {},
  ): Promise<Written<Volume | undefined>> {
    return this.#caller.writeFor(
      { operation: 'resizeVolume', id, body: { size: sizeGb }, signal },
      readVolume,
    );
  }

  /** The record as Barrack gives it: its shape is not documented. */
  billing(id: string, { signal }: RequestOptions = {}): Promise<JsonObject> {
    return this.#caller.read({ operation: 'volumeBilling', id, signal }, readObject);
  }

  /** The types that volumes can have now, by tier. */
  types({ signal }: RequestOptions = {}): Promise<VolumeTypes> {
    return this.#caller.read({ operation: 'volumeTypes', signal }, readVolumeTypes);
  }
}

function nextNameIn(body: unknown): unknown {
  return at(body, 'next_name') ?? at(at(body, 'data'), 'next_name') ?? at(at(body, 'results'), 'next_name');
}

const readNextName: Reader<string | undefined> = (value) => (typeof value === 'string' ? value : undefined);
