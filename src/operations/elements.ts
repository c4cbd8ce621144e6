import type { Operation } from '../state/operation.ts';
import type { Step } from '../state/step.ts';

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

/** A node of the Operations view; the object stays the same for as long as the operation is listed. */
export type OperationsElement = OperationElement | StepElement;

export function operationOf(element: OperationsElement): Operation {
  return element.type === 'operation' ? element.operation : element.parent.operation;
}
