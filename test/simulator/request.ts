import type { Account, Tier } from './model.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** How something that takes time is to end; other than `done` only by a fault. */
export type Ending = 'done' | 'error' | 'vanish';

/** An authenticated request for one operation. */
export interface OperationRequest {
  readonly world: World;
  readonly account: Account;
  readonly keyTier: Tier | 'both';
  /** The id in the path, or '' for a path without one. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ending: Ending;
}

export interface OperationResult {
  readonly message: string;
  readonly status?: 200 | 201 | 202;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** A list, served whole or in pages as the settings say. */
  readonly list?: { readonly key: string; readonly items: readonly unknown[] };
}

export type Handler = (request: OperationRequest) => OperationResult;

/** The record with this id, or 404. */
export function find<T>(records: ReadonlyMap<string, T>, id: string, kind: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Refusal(404, `${kind} not found`);
  return record;
}
