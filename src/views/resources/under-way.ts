import * as l10n from '@vscode/l10n';
import type { Resource } from '../../domain/resources.ts';
import { asTold } from '../../writes/model/as-told.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Operations } from '../../writes/engine/operations.ts';
import { definitionOf } from '../../writes/definitions/registry.ts';
import type { Order } from '../../writes/model/orders.ts';
import { isFinal, isFoundByName } from '../../writes/model/progress.ts';
import type { Step } from '../../writes/engine/step.ts';
import { checkingText, listError, pauseText } from '../../ui/format/progress-text.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { elementId } from './elements.ts';

/** What is being done to a resource, or is about to be, as far as this program knows. */
export interface UnderWay {
  /** In a word or two, such as "cloning…". */
  readonly label: string;
  /** How the whole of it stands. */
  readonly text: string;
  /** Whether it goes on, is to come, or nobody knows. */
  readonly course: 'going' | 'toCome' | 'unknown';
}

/** What is said of the target: that it goes on only where Barrack has accepted it. */
function targetState(step: Step, { store }: Known): Pick<UnderWay, 'label' | 'course'> {
  const { words } = definitionOf(step.plan.order);
  switch (step.progress.step) {
    case 'running':
      return { label: words.begun(), course: 'going' };
    case 'sending':
      return { label: l10n.t('sending the request'), course: 'going' };
    case 'checking': {
      const error = listError(step, store);
      const label = error === undefined ? checkingText(step) : pauseText(error);
      return { label, course: 'unknown' };
    }
    default:
      return { label: words.toCome(), course: 'toCome' };
  }
}

/** What is said of what an order makes; undefined where it makes nothing. */
function making(order: Order): string | undefined {
  return definitionOf(order).words.making?.(order);
}

function ofStep(
  step: Step,
  { statusText: text }: Operation,
  known: Known,
): readonly (readonly [string, UnderWay])[] {
  const { plan, progress, result } = step;
  const label = isFoundByName(progress) ? undefined : making(asTold(plan.order, known.store));
  return [
    [elementId.item(plan.target), { ...targetState(step, known), text }],
    ...(label === undefined || result === undefined
      ? []
      : [[elementId.item(result), { label, text, course: 'going' }] as const]),
  ];
}

/** By element id; where more is done to one resource, what comes first. */
function underWayOf(operations: readonly Operation[], known: Known): ReadonlyMap<string, UnderWay> {
  const found = new Map<string, UnderWay>();
  for (const operation of operations) {
    const open = operation.steps.filter(({ progress }) => !isFinal(progress));
    for (const [id, what] of open.flatMap((step) => ofStep(step, operation, known))) {
      if (!found.has(id)) {
        found.set(id, what);
      }
    }
  }
  return found;
}

/** What else is told of what is under way. */
interface Known {
  readonly store: Parameters<typeof listError>[1] & NameStore;
}

/** Which resources the running operations concern: taken together once for each change, then only looked up. */
export class UnderWayIndex {
  readonly #operations: Pick<Operations, 'running'>;
  readonly #known: Known;
  #byId: ReadonlyMap<string, UnderWay> = new Map();

  constructor(operations: Pick<Operations, 'running'>, known: Known) {
    this.#operations = operations;
    this.#known = known;
  }

  of({ kind, id }: Pick<Resource, 'kind' | 'id'>): UnderWay | undefined {
    return this.#byId.get(elementId.item({ kind, id }));
  }

  /** To be called when the operations or the store have changed. @returns the ids of the elements that may look different now */
  update(): readonly string[] {
    const before = this.#byId;
    this.#byId = underWayOf(this.#operations.running, this.#known);
    const ids = new Set([...before.keys(), ...this.#byId.keys()]);
    return [...ids].filter((id) => before.get(id)?.label !== this.#byId.get(id)?.label);
  }
}
