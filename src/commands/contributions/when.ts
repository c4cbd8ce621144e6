import type { ResourceList } from '../../resources/kinds.ts';
import type { ContextKey, ContextValues, ViewState } from '../../ui/format/context-key.ts';
import { emptyKey } from '../../ui/format/context-key.ts';
import type { ItemFlag, OperationFlag, ResourceFlag } from '../../ui/format/item-flags.ts';

declare const asks: unique symbol;
declare const isChoice: unique symbol;

/** A `when` clause in which all has to be so, with the flags that it asks a row for; only this file makes one. */
export type Clause<F extends ItemFlag = never> = string & { readonly [asks]: F };

/** One of several has to be so: `all` doesn't take it, so that nothing needs parentheses. */
export type Choice = string & { readonly [isChoice]: true };

/** The groups of the menus, in which VS Code sorts by these names; `navigation` and `inline` are buttons. */
type Group =
  | 'navigation'
  | 'inline'
  | `1_${'create' | 'goto' | 'group'}`
  | `2_${'change' | 'create' | 'open' | 'snapshot'}`
  | `3_${'connect' | 'find'}`
  | '4_open'
  | '5_copy'
  | `7_${'list' | 'refresh'}`
  | `8_${'account' | 'delete'}`
  | `9_${'log' | 'operation'}`;

/** Where a command stands in a menu, and when. */
export interface Placed<F extends ItemFlag = never> {
  readonly when: Clause<F>;
  readonly group: `${Group}@${number}`;
}

/** The keys that are true or false. */
type Switch = { [K in ContextKey]: ContextValues[K] extends boolean ? K : never }[ContextKey];

/** What has one of several values. */
interface Values {
  readonly 'barrack.state': ViewState;
  readonly 'config.barrack.explorer.groupBy': 'kind' | 'region';
}

const clause = <F extends ItemFlag = never>(text: string): Clause<F> => text as Clause<F>;

export const never = clause('false');

export const all = <F extends ItemFlag = never>(...clauses: readonly Clause<F>[]): Clause<F> =>
  clause(clauses.join(' && '));
export const any = (...clauses: readonly Clause[]): Choice => clauses.join(' || ') as Choice;

/** Of a row: it has one of these flags in its context value. */
export function is<F extends ItemFlag>(...flags: readonly F[]): Clause<F> {
  return clause(`viewItem =~ /(^|;)${flags.length === 1 ? flags.join('') : `(${flags.join('|')})`}(;|$)/`);
}

export const key = (name: Switch): Clause => clause(name);
export const not = (name: Switch): Clause => clause(`!${name}`);

/** Unless that list was read whole and nothing is in it. */
export const some = (list: ResourceList): Clause => not(emptyKey(list));

export function compare<N extends keyof Values>(name: N, how: '!=' | '==', value: Values[N]): Clause {
  return clause(`${name} ${how} ${value}`);
}

/** In the view of resources, where all of this is so. */
export function inResources<F extends ResourceFlag = never>(
  group: Placed['group'],
  ...clauses: readonly Clause<F>[]
): Placed<F> {
  return { when: all(clause('view == barrack.resources'), ...clauses), group };
}

/** The same in the view of operations. */
export function inOperations<F extends OperationFlag = never>(
  group: Placed['group'],
  ...clauses: readonly Clause<F>[]
): Placed<F> {
  return { when: all(clause('view == barrack.operations'), ...clauses), group };
}
