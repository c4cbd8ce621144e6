import type { Resource } from '../../../domain/resources.ts';
import { listOf } from '../../../resources/kinds.ts';
import { countLabel, kindLabel, listLabel } from '../../../kinds/labels.ts';
import { noneOf, noneToUse } from '../../../kinds/labels.ts';
import { definitionOf } from '../../../kinds/registry.ts';
import { kindOf, verbOf } from './bulk-actions.ts';
import type { VerbWords } from './verbs.ts';
import { verbWords } from './verbs.ts';
import type { BulkAction } from './bulk-actions.ts';
import type { NameStore } from '../../../ui/format/names.ts';
import { called, calledWhole } from '../../../ui/format/names.ts';

export function wordsOf(action: BulkAction): VerbWords {
  return verbWords[verbOf(action)];
}

/** `20 volumes`. */
export function countOf(action: BulkAction, count: number): string {
  return countLabel(listOf(kindOf(action)), count);
}

/** What stands in the place of an empty list. */
export function noneText(action: BulkAction): string {
  return action.startsWith('delete') ? noneOf(kindOf(action)) : noneToUse(kindOf(action));
}

type Named = Pick<Resource, 'kind' | 'id' | 'name'>;

/** One resource with its kind: `the volume training-data`; an instance goes by its name. */
export function named(resource: Named, store: NameStore): string {
  return definitionOf(resource).words.named(called(resource, store));
}

/** The same where it is destroyed: with the whole id where that is needed. */
export function namedWhole(resource: Named, store: NameStore): string {
  return definitionOf(resource).words.named(calledWhole(resource, store));
}

/** What an action works on, as it is written on a button: `Volume`, `20 Volumes`. */
export function kindTitle(action: BulkAction, count: number): string {
  const kind = kindOf(action);
  return count === 1 ? kindLabel(kind) : `${count} ${listLabel(listOf(kind))}`;
}
