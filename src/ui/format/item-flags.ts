import type { ResourceKind } from '../../domain/resources.ts';
import type { Relation } from '../../lineage/lineage.ts';
import type { ResourceList } from '../../resources/kinds.ts';

/** What a row of the Resources view tells the menus (`viewItem` of their `when` clauses). */
export type ResourceFlag =
  | ResourceKind
  | ResourceList
  | 'region'
  | 'error'
  | 'action'
  | 'unreadable'
  | 'incomplete'
  | 'cloneable'
  | 'imageable'
  | 'free'
  | 'attached'
  | 'active'
  | 'shutoff'
  | 'hibernated'
  | 'hasIp'
  | `has${Capitalize<Relation>}`
  | 'underWay';

/** What a row of the Operations view tells them. */
export type OperationFlag =
  | 'operation'
  | 'step'
  | 'unreadable'
  | 'running'
  | 'ended'
  | 'paused'
  | 'held'
  | 'retryable'
  | 'leftDown'
  | 'showable';

export type ItemFlag = OperationFlag | ResourceFlag;

declare const made: unique symbol;

/** The flags of a row as one text: sorted, with semicolons between them. */
export type ContextValue = string & { readonly [made]: true };

export function contextValue(...flags: readonly (ItemFlag | false)[]): ContextValue {
  return flags
    .filter((flag) => flag !== false)
    .sort()
    .join(';') as ContextValue;
}
