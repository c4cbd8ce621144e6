import type { EndpointId } from '../profile/contract.ts';
import type { Instance, JsonObject, Listing } from '../../domain/resources.ts';
import type { Caller, ListOptions, RequestOptions, Written } from '../http/caller.ts';
import { rereader } from '../http/rereader.ts';
import { readObject } from '../http/caller.ts';
import { readInstance } from '../schemas/instance.ts';

export class Instances {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  list({ signal, known }: ListOptions<Instance> = {}): Promise<Listing<Instance>> {
    return this.#caller.list({ operation: 'listInstances', signal }, rereader(readInstance, known));
  }

  get(id: string, { signal }: RequestOptions = {}): Promise<Instance> {
    return this.#caller.read({ operation: 'getInstance', id, signal }, readInstance);
  }

  start(id: string, options: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#act('startInstance', id, options);
  }

  stop(id: string, options: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#act('stopInstance', id, options);
  }

  reboot(id: string, options: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#act('rebootInstance', id, options);
  }

  hibernate(id: string, options: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#act('hibernateInstance', id, options);
  }

  /** Wakes a hibernated instance. */
  restore(id: string, options: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#act('restoreInstance', id, options);
  }

  delete(id: string, options: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#act('deleteInstance', id, options);
  }

  /** The record as Barrack gives it: its shape is not documented. */
  billing(id: string, { signal }: RequestOptions = {}): Promise<JsonObject> {
    return this.#caller.read({ operation: 'instanceBilling', id, signal }, readObject);
  }

  /** The instances of which a snapshot can be made now. */
  snapshotEligible({ signal }: RequestOptions = {}): Promise<Listing<Instance>> {
    return this.#caller.list({ operation: 'snapshotEligibleInstances', signal }, readInstance);
  }

  /** @param volumeIds with the type the API gave them (`wireId`) */
  attachVolumes(
    id: string,
    volumeIds: readonly (string | number)[],
    options: RequestOptions = {},
  ): Promise<Written<undefined>> {
    return this.#act('attachVolumes', id, options, { volume_ids: volumeIds });
  }

  /** @param volumeIds with the type the API gave them (`wireId`) */
  detachVolumes(
    id: string,
    volumeIds: readonly (string | number)[],
    options: RequestOptions = {},
  ): Promise<Written<undefined>> {
    return this.#act('detachVolumes', id, options, { volume_ids: volumeIds });
  }

  #act(
    operation: EndpointId,
    id: string,
    { signal }: RequestOptions,
    body?: JsonObject,
  ): Promise<Written<undefined>> {
    return this.#caller.write({ operation, id, body, signal });
  }
}
