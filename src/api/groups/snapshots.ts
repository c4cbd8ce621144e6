import type { Instance, JsonObject, Listing, Snapshot } from '../../domain/resources.ts';
import type { Caller, ListOptions, RequestOptions, Written } from '../http/caller.ts';
import { rereader } from '../http/rereader.ts';
import { readObject } from '../http/caller.ts';
import { readInstance } from '../schemas/instance.ts';
import { readSnapshot } from '../schemas/snapshot.ts';

export class Snapshots {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  list({ signal, known }: ListOptions<Snapshot> = {}): Promise<Listing<Snapshot>> {
    return this.#caller.list({ operation: 'listSnapshots', signal }, rereader(readSnapshot, known));
  }

  get(id: string, { signal }: RequestOptions = {}): Promise<Snapshot> {
    return this.#caller.read({ operation: 'getSnapshot', id, signal }, readSnapshot);
  }

  create(
    instanceId: string,
    { name, description }: { readonly name: string; readonly description?: string | undefined },
    { signal }: RequestOptions = {},
  ): Promise<Written<Snapshot | undefined>> {
    const body = { name, description };
    return this.#caller.writeFor({ operation: 'createSnapshot', id: instanceId, body, signal }, readSnapshot);
  }

  delete(id: string, { signal }: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#caller.write({ operation: 'deleteSnapshot', id, signal });
  }

  /** Makes a new instance out of a snapshot. */
  restore(
    id: string,
    { name }: { readonly name: string },
    { signal }: RequestOptions = {},
  ): Promise<Written<Instance | undefined>> {
    return this.#caller.writeFor({ operation: 'restoreSnapshot', id, body: { name }, signal }, readInstance);
  }

  /** The record as Barrack gives it: its shape is not documented. */
  billing(id: string, { signal }: RequestOptions = {}): Promise<JsonObject> {
    return this.#caller.read({ operation: 'snapshotBilling', id, signal }, readObject);
  }
}
