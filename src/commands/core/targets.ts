import type { Resource } from '../../domain/resources.ts';
import type { Element } from '../../views/resources/elements.ts';
import type { OperationsElement } from '../../views/operations/elements.ts';
import { operationOf } from '../../views/operations/elements.ts';
import { shownResource } from '../../views/operations/appearances.ts';
import type { UnreadableEntry } from '../../writes/journal/journal.ts';
import type { ListKind } from '../../resources/kinds.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { DetailsTarget } from '../../ui/details.ts';
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
  /** What it was called on, but is no longer listed: nothing is done to it. */
  readonly gone: readonly Resource[];
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

type Node = Element | OperationsElement;

function isSame(one: Node, other: Node): boolean {
  return one === other || (one.type === other.type && one.id === other.id);
}

const isNode = (value: unknown): value is Node => isElement(value) || isOperationsElement(value);

/** The selected nodes where the clicked one is among them, or none was clicked, such as by a key; else that alone. */
function givenNodes([clicked, selected]: readonly unknown[]): readonly Node[] {
  const several = Array.isArray(selected) ? selected.filter(isNode) : [];
  return isNode(clicked) && !several.some((one) => isSame(one, clicked)) ? [clicked] : several;
}

function isListed(node: Node, store: Pick<ResourceStore, 'find'>): boolean {
  return node.type !== 'item' || store.find(node.resource.kind, node.resource.id) !== undefined;
}

/** What a command is called on that works on one thing at a time. */
export interface OnlyClicked {
  readonly args: readonly unknown[];
  /** How many are selected, too, and left as they are. */
  readonly left: number;
}

/** The clicked node alone, else the first of the selected. */
export function onlyClicked(args: readonly unknown[], store: Pick<ResourceStore, 'find'>): OnlyClicked {
  const nodes = givenNodes(args);
  const one = isNode(args[0]) ? args[0] : nodes[0];
  if (one === undefined) {
    return { args: [], left: 0 };
  }
  return { args: [one], left: nodes.filter((node) => !isSame(node, one) && isListed(node, store)).length };
}

/** What a command was called on, as it is listed now. */
export function targetsOf(args: readonly unknown[], store: Pick<ResourceStore, 'find'>): Targets {
  const given = givenNodes(args);
  const elements = given.filter(isElement);
  const nodes = given.filter(isOperationsElement);
  const operations = [...new Set(nodes.map(operationOf).filter((one) => one !== undefined))];
  const items = elements.flatMap((element) => (element.type === 'item' ? [element.resource] : []));
  const listed = items.map(({ kind, id }) => store.find(kind, id)).filter((one) => one !== undefined);
  const resources = [...listed, ...operations.flatMap((operation) => resourceOf(operation, store))];
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
    fromTree: given.length > 0,
    gone: items.filter(({ kind, id }) => store.find(kind, id) === undefined),
  };
}
