import type { Operation } from '../state/operation.ts';
import type { Operations } from '../state/operations.ts';
import type { OperationElement, OperationsElement, StepElement } from './elements.ts';

interface Family {
  readonly element: OperationElement;
  readonly steps: readonly StepElement[];
}

function familyOf(operation: Operation): Family {
  const element: OperationElement = { type: 'operation', id: `operation/${operation.id}`, operation };
  const steps =
    operation.steps.length === 1
      ? []
      : operation.steps.map((step, index): StepElement => ({
          type: 'step',
          id: `${element.id}/${index}`,
          parent: element,
          step,
        }));
  return { element, steps };
}

/** The elements of the Operations view and their order; knows nothing of VS Code. */
export class OperationList {
  readonly #operations: Pick<Operations, 'all'>;
  readonly #families = new WeakMap<Operation, Family>();

  constructor(operations: Pick<Operations, 'all'>) {
    this.#operations = operations;
  }

  /** Running ones on top, and of both the newest first. */
  roots(): readonly OperationElement[] {
    const newestFirst = this.#operations.all.toReversed();
    const running = newestFirst.filter(({ isRunning }) => isRunning);
    const ended = newestFirst.filter(({ isRunning }) => !isRunning);
    return [...running, ...ended].map((operation) => this.#family(operation).element);
  }

  /** The steps of a chain; nothing where there is only one. */
  children(element: OperationsElement): readonly StepElement[] {
    return element.type === 'operation' ? this.#family(element.operation).steps : [];
  }

  #family(operation: Operation): Family {
    const family = this.#families.get(operation) ?? familyOf(operation);
    this.#families.set(operation, family);
    return family;
  }
}
