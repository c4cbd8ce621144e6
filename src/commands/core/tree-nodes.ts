import type { Element } from '../../views/resources/elements.ts';
import type { OperationsElement } from '../../views/operations/elements.ts';
import { kindData, listKinds, resourceKinds } from '../../resources/kinds.ts';
import type { ResourceKind } from '../../domain/resources.ts';
import { Operation } from '../../writes/engine/operation.ts';

type Fields = Readonly<Record<string, unknown>>;
type Check = (node: Fields) => boolean;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isMaybeText = (value: unknown): boolean => value === undefined || isText(value);
const isList = (value: unknown): boolean => listKinds.some((list) => list === value);
const isKind = (value: unknown): value is ResourceKind => resourceKinds.some((kind) => kind === value);
const hasLists = (value: unknown): boolean =>
  isObject(value) && Array.isArray(value['lists']) && value['lists'].every(isList);
const isOperation = (value: unknown): boolean => isObject(value) && value['operation'] instanceof Operation;

function isResource(value: unknown): boolean {
  return (
    isObject(value) &&
    isKind(value['kind']) &&
    isText(value['id']) &&
    isText(value['name']) &&
    (isObject(value['status']) || kindData(value['kind']).readStatus === undefined)
  );
}

function isUnreadableRecord(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['index'] === 'number' &&
    isMaybeText(value['name']) &&
    isMaybeText(value['id']) &&
    isText(value['reason'])
  );
}

/** For each type of node, whether what is used of it is there. */
const elementChecks: Readonly<Record<Element['type'], Check>> = {
  region: ({ region }) => isMaybeText(region),
  group: ({ list, region }) => isList(list) && isMaybeText(region),
  item: ({ resource }) => isResource(resource),
  unreadable: ({ list, record }) => isList(list) && isUnreadableRecord(record),
  error: hasLists,
  action: ({ error }) => hasLists(error),
};

const operationChecks: Readonly<Record<OperationsElement['type'], Check>> = {
  operation: isOperation,
  step: ({ parent }) => isOperation(parent),
  unreadableOperation: ({ entry }) =>
    isObject(entry) && isText(entry['id']) && isText(entry['reason']) && Array.isArray(entry['orders']),
};

function passes(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  if (!isObject(value) || !isText(value['type']) || !Object.hasOwn(checks, value['type'])) {
    return false;
  }
  return checks[value['type']]?.(value) === true;
}

/** Anything can call a command with anything; only nodes of the trees count. */
export function isElement(value: unknown): value is Element {
  return passes(value, elementChecks);
}

/** The same for nodes of the list of operations. */
export function isOperationsElement(value: unknown): value is OperationsElement {
  return passes(value, operationChecks);
}
