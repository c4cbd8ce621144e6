import type { Resource } from '../domain/resources.ts';
import type { Element } from '../explorer/elements.ts';
import type { OperationsElement } from '../operations/elements.ts';
import { operationOf } from '../operations/elements.ts';
import { shownResource } from '../operations/looks.ts';
import type { UnreadableEntry } from '../state/journal.ts';
import type { ListKind } from '../state/kinds.ts';
import type { Operation } from '../state/operation.ts';
import type { ResourceStore } from '../state/store.ts';
import type { DetailsTarget } from '../ui/details.ts';
import { isElement, isOperationsElement } from './tree-nodes.ts';

/** Something that could not be read. */
interface Trouble {
  readonly what: string;
  /** A BarrackError, or why a record is unreadable. */
  readonly error: unknown;
}

/** What a command was called on. Called from the palette, all of it is empty and the command asks. */
export interface Targets {
  /** Of operations, what they made or work on. */
  readonly resources: readonly Resource[];
  readonly operations: readonly Operation[];
  /** Those whose records can't be read. */
  readonly unreadableOperations: readonly UnreadableEntry[];
  /** Names of regions. */
  readonly regions: readonly string[];
  /** The region in which it was called: on it, or on one of its groups. */
  readonly place: string | undefined;
  /** Lists that were named as a whole, such as by the node "Images". */
  readonly lists: readonly ListKind[];
  /** Records that are no resources: of regions, and unreadable ones. */
  readonly records: readonly DetailsTarget[];
  /** What nodes of errors and unreadable records tell. */
  readonly troubles: readonly Trouble[];
  /** True where it was called on a node of one of the trees. */
  readonly fromTree: boolean;
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

function placeOf(element: Element): string | undefined {
  return element.type === 'region' || element.type === 'group' ? element.region : undefined;
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

function unreadableTrouble(node: OperationsElement): readonly Trouble[] {
  return node.type === 'unreadableOperation'
    ? [{ what: `operation ${node.entry.id}`, error: new Error(node.entry.reason) }]
    : [];
}

function resourceOf(operation: Operation, store: Pick<ResourceStore, 'find'>): readonly Resource[] {
  const shown = shownResource(operation, store);
  const resource = shown && store.find(shown.kind, shown.id);
  return resource === undefined ? [] : [resource];
}

/** VS Code gives the clicked element, and all selected ones where it is among them. */
export function targetsOf(
  [clicked, selected]: readonly unknown[],
  store: Pick<ResourceStore, 'find'>,
): Targets {
  const given: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
  const elements = given.filter(isElement);
  const nodes = given.filter(isOperationsElement);
  const operations = [...new Set(nodes.map(operationOf).filter((one) => one !== undefined))];
  const resources = [
    ...elements.flatMap((element) => (element.type === 'item' ? [element.resource] : [])),
    ...operations.flatMap((operation) => resourceOf(operation, store)),
  ];
  return {
    resources: [...new Set(resources)], // what hangs on an instance is in the tree twice
    operations,
    unreadableOperations: nodes.flatMap((node) => (node.type === 'unreadableOperation' ? [node.entry] : [])),
    regions: elements.flatMap((element) =>
      element.type === 'region' && element.region !== undefined ? [element.region] : [],
    ),
    place: elements.map(placeOf).find((region) => region !== undefined),
    lists: [...new Set(elements.flatMap(listsOf))],
    records: elements.flatMap(recordsOf),
    troubles: [...elements.flatMap(troublesOf), ...nodes.flatMap(unreadableTrouble)],
    fromTree: elements.length > 0 || nodes.length > 0,
  };
}
