import type { Clock } from '../../base/clock.ts';
import type { Resource } from '../../domain/resources.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Notes } from './record.ts';
import type { Sent, Writes } from './source.ts';

/** Results that are known to be of one operation, as `kind/id`: no other may take them for its own. */
export type Claims = Set<string>;

/** What a plan is made with. */
export interface PlanContext {
  readonly store: ResourceStore;
  readonly clock: Clock;
  readonly claims: Claims;
  /** Of whoever began it; empty for a new one. */
  readonly notes: Notes;
  /** The one request that carries the order out. Nothing is checked. */
  readonly send: (source: Writes) => Promise<Sent<Resource>>;
}
