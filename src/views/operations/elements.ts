import type { UnreadableEntry } from '../../writes/journal/journal.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Step } from '../../writes/engine/step.ts';

/** What the user asked for. */
export interface OperationElement {
  readonly type: 'operation';
  readonly id: string;
  readonly operation: Operation;
}

/** One step of a chain. */
export interface StepElement {
  readonly type: 'step';
  readonly id: string;
  readonly parent: OperationElement;
  readonly step: Step;
}

/** An operation whose record can't be read. */
export interface UnreadableElement {
  readonly type: 'unreadableOperation';
  readonly id: string;
  readonly entry: UnreadableEntry;
}

/** A node at the top of the Operations view. */
export type RootElement = OperationElement | UnreadableElement;

/** A node of the Operations view; the object stays the same for as long as the operation is listed. */
export type OperationsElement = RootElement | StepElement;

/** Undefined for one that can't be read. */
export function operationOf(element: OperationsElement): Operation | undefined {
  switch (element.type) {
    case 'operation':
      return element.operation;
    case 'step':
      return element.parent.operation;
    case 'unreadableOperation':
      return undefined;
  }
}
