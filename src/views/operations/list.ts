import type { UnreadableEntry } from '../../writes/journal/journal.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Operations } from '../../writes/engine/operations.ts';
import type {
  OperationElement,
  OperationsElement,
  RootElement,
  StepElement,
  UnreadableElement,
} from './elements.ts';

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
  readonly #operations: Pick<Operations, 'all' | 'unreadable'>;
  readonly #families = new WeakMap<Operation, Family>();
  readonly #unreadable = new WeakMap<UnreadableEntry, UnreadableElement>();

  constructor(operations: Pick<Operations, 'all' | 'unreadable'>) {
    this.#operations = operations;
  }

  /** Running ones on top, then what can't be followed here, then what has ended; what came last of each first. */
  roots(): readonly RootElement[] {
    const newestFirst = this.#operations.all.toReversed();
    const running = newestFirst.filter(({ isRunning }) => isRunning);
    const ended = newestFirst
      .filter(({ endedAt }) => endedAt !== undefined)
      .toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
    const unfollowed = newestFirst.filter(({ isRunning, endedAt }) => !isRunning && endedAt === undefined);
    const element = (operation: Operation): RootElement => this.elementOf(operation);
    return [
      ...running.map(element),
      ...unfollowed.map(element),
      ...this.#operations.unreadable.map((entry) => this.#unreadableElement(entry)),
      ...ended.map(element),
    ];
  }

  elementOf(operation: Operation): OperationElement {
    return this.#family(operation).element;
  }

  /** The steps of a chain; nothing where there is only one. */
  children(element: OperationsElement): readonly StepElement[] {
    return element.type === 'operation' ? this.#family(element.operation).steps : [];
  }

  #unreadableElement(entry: UnreadableEntry): UnreadableElement {
    const element = this.#unreadable.get(entry) ?? {
      type: 'unreadableOperation',
      id: `unreadable/${entry.id}`,
      entry,
    };
    this.#unreadable.set(entry, element);
    return element;
  }

  #family(operation: Operation): Family {
    const family = this.#families.get(operation) ?? familyOf(operation);
    this.#families.set(operation, family);
    return family;
  }
}
