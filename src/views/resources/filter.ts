import type { Resource, UnreadableRecord } from '../../domain/resources.ts';
import { statusLabel, wordOf } from '../../domain/status.ts';
import { definitionOf } from '../../kinds/registry.ts';

/** Tells what a filter lets through. */
export interface Filter {
  /** As the user typed it, without white space at its ends; empty lets everything through. */
  readonly text: string;
  matches(resource: Resource): boolean;
  matchesRecord(record: UnreadableRecord): boolean;
}

/** What a resource is searched in. Resources never change, only give way to new ones. */
const haystacks = new WeakMap<Resource, string>();

function haystackOf(resource: Resource): string {
  const known = haystacks.get(resource);
  if (known !== undefined) {
    return known;
  }
  const { name, id, status, region } = resource;
  const type = definitionOf(resource).searchText(resource);
  const parts = [name, id, statusLabel(status), wordOf(status), type, region];
  const text = parts
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
  haystacks.set(resource, text);
  return text;
}

/** A filter by words: each must be somewhere in the name, id, status, type or region, in upper or lower case. */
export function filterBy(text: string): Filter {
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const allIn = (hay: string): boolean => words.every((word) => hay.includes(word));
  return {
    text: text.trim(),
    matches: (resource) => words.length === 0 || allIn(haystackOf(resource)),
    matchesRecord: ({ name, id, reason }) => allIn(`${name ?? ''}\n${id ?? ''}\n${reason}`.toLowerCase()),
  };
}
