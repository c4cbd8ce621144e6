import type { ResourceList } from '../../resources/kinds.ts';
import type { ContextKey } from '../../ui/format/context-key.ts';
import { emptyKey } from '../../ui/format/context-key.ts';
import type { ItemFlag } from '../../ui/format/item-flags.ts';

/** A `when` clause. */
export type When = string;

/** Where a command stands in a menu, and when. */
export interface Placed {
  readonly when: When;
  /** `inline@1`, `1_create@2`: VS Code sorts by both. */
  readonly group: string;
}

export const never: When = 'false';

export const all = (...clauses: readonly When[]): When => clauses.join(' && ');
export const any = (...clauses: readonly When[]): When => clauses.join(' || ');

/** Of a row: it has one of these flags in its context value. */
export function is(...flags: readonly ItemFlag[]): When {
  return `viewItem =~ /(^|;)${flags.length === 1 ? flags.join('') : `(${flags.join('|')})`}(;|$)/`;
}

export const key = (name: ContextKey): When => name;
export const not = (name: ContextKey): When => `!${name}`;

/** Unless that list was read whole and nothing is in it. */
export const some = (list: ResourceList): When => not(emptyKey(list));

export function compare(
  name: ContextKey | 'config.barrack.explorer.groupBy',
  how: '==' | '!=',
  value: string,
): When {
  return `${name} ${how} ${value}`;
}

/** In the view of resources, where all of this is so. */
export function inResources(group: string, ...clauses: readonly When[]): Placed {
  return { when: all('view == barrack.resources', ...clauses), group };
}

/** The same in the view of operations. */
export function inOperations(group: string, ...clauses: readonly When[]): Placed {
  return { when: all('view == barrack.operations', ...clauses), group };
}

/** In a submenu, whose view is known. */
export function anywhere(group: string, ...clauses: readonly When[]): Placed {
  return { when: all(...clauses), group };
}
