import type { ResourceKind } from '../../domain/resources.ts';
import type { ListKind } from '../../resources/kinds.ts';

/** What rows of the trees tell the menus (`viewItem` of their `when` clauses); a row has one or several. */
export type ItemFlag =
  | ResourceKind
  | Exclude<ListKind, 'regions'>
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
  | 'hasInstance'
  | 'hasVolume'
  | 'hasSnapshot'
  | 'hasImage'
  | 'hasSource'
  | 'hasClone'
  | 'underWay'
  | 'operation'
  | 'step'
  | 'running'
  | 'ended'
  | 'paused'
  | 'held'
  | 'retryable'
  | 'leftDown'
  | 'showable';

declare const made: unique symbol;

/** The flags of a row as one text: sorted, with semicolons between them. */
export type ContextValue = string & { readonly [made]: true };

export function contextValue(...flags: readonly (ItemFlag | false)[]): ContextValue {
  return flags
    .filter((flag) => flag !== false)
    .sort()
    .join(';') as ContextValue;
}
