import type { Resource } from '../domain/resources.ts';
import type { Element } from '../explorer/elements.ts';
import type { ListKind } from '../state/kinds.ts';
import type { DetailsTarget } from '../ui/details.ts';

/** Something that could not be read. */
interface Trouble {
  readonly what: string;
  /** A BarrackError, or why a record is unreadable. */
  readonly error: unknown;
}

/** What a command was called on. Called from the palette, all of it is empty and the command asks. */
export interface Targets {
  readonly resources: readonly Resource[];
  /** Names of regions. */
  readonly regions: readonly string[];
  /** Lists that were named as a whole, such as by the node "Images". */
  readonly lists: readonly ListKind[];
  /** Records that are no resources: of regions, and unreadable ones. */
  readonly records: readonly DetailsTarget[];
  /** What nodes of errors and unreadable records tell. */
  readonly troubles: readonly Trouble[];
  /** True where it was called on a node of the tree. */
  readonly fromTree: boolean;
}

const elementTypes: readonly Element['type'][] = ['region', 'group', 'item', 'unreadable', 'error', 'action'];

/** Anything can call a command with anything; only elements of the tree count. */
function isElement(value: unknown): value is Element {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    elementTypes.some((type) => type === value.type)
  );
}

function recordsOf(element: Element): readonly DetailsTarget[] {
  if (element.type === 'region' && element.region !== undefined) {
    return [{ list: 'regions', id: element.region, title: element.region }];
  }
  if (element.type === 'unreadable') {
    const { list, record } = element;
    return [{ list, id: `#${record.index}`, title: record.name ?? record.id ?? `${list} ${record.index}` }];
  }
  return [];
}

function listsOf(element: Element): readonly ListKind[] {
  switch (element.type) {
    case 'group':
    case 'unreadable':
      return [element.list];
    case 'error':
      return element.lists;
    case 'action':
      return element.error.lists;
    case 'region':
    case 'item':
      return [];
  }
}

function troublesOf(element: Element): readonly Trouble[] {
  if (element.type === 'error') {
    return [{ what: element.lists.join(', '), error: element.error }];
  }
  if (element.type === 'unreadable') {
    const { list, record } = element;
    const what = [list, record.name, record.id].filter((part) => part !== undefined).join(' ');
    return [{ what, error: new Error(record.reason) }];
  }
  return [];
}

/** VS Code gives the clicked element, and all selected ones where it is among them. */
export function targetsOf([clicked, selected]: readonly unknown[]): Targets {
  const given: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
  const elements = given.filter(isElement);
  return {
    resources: elements.flatMap((element) => (element.type === 'item' ? [element.resource] : [])),
    regions: elements.flatMap((element) =>
      element.type === 'region' && element.region !== undefined ? [element.region] : [],
    ),
    lists: [...new Set(elements.flatMap(listsOf))],
    records: elements.flatMap(recordsOf),
    troubles: elements.flatMap(troublesOf),
    fromTree: elements.length > 0,
  };
}
