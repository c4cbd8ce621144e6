import * as l10n from '@vscode/l10n';
import type { Resource } from '../domain/resources.ts';
import type { Operation } from '../state/operation.ts';
import type { Operations } from '../state/operations.ts';
import type { Order } from '../state/orders.ts';
import { isFinal } from '../state/progress.ts';
import type { Step } from '../state/step.ts';
import { elementId } from './elements.ts';

/** What is being done to a resource, or is about to be, as far as this program knows. */
export interface UnderWay {
  /** In a word or two, such as "cloning…". */
  readonly label: string;
  /** How the whole of it stands. */
  readonly text: string;
  /** Whether it has begun. */
  readonly begun: boolean;
}

/** What is said of the resource that an order works on. */
function targetLabel({ kind }: Order, begun: boolean): string {
  switch (kind) {
    case 'clone':
      return begun ? l10n.t('cloning…') : l10n.t('to be cloned');
    case 'createVolume':
      return begun ? l10n.t('being created…') : l10n.t('to be created');
    case 'resizeVolume':
      return begun ? l10n.t('resizing…') : l10n.t('to be resized');
    case 'attachVolume':
      return begun ? l10n.t('attaching…') : l10n.t('to be attached');
    case 'detachVolume':
      return begun ? l10n.t('detaching…') : l10n.t('to be detached');
    case 'createSnapshot':
      return begun ? l10n.t('snapshot being created…') : l10n.t('snapshot to be created');
    case 'restoreSnapshot':
      return begun ? l10n.t('being restored…') : l10n.t('to be restored');
    case 'createImage':
      return begun ? l10n.t('image being created…') : l10n.t('image to be created');
    case 'deleteVolume':
    case 'deleteSnapshot':
    case 'deleteImage':
      return begun ? l10n.t('being deleted…') : l10n.t('to be deleted');
    case 'stopInstance':
      return begun ? l10n.t('shutting down…') : l10n.t('to be shut down');
    case 'startInstance':
      return begun ? l10n.t('starting…') : l10n.t('to be started again');
    case 'rebootInstance':
      return begun ? l10n.t('rebooting…') : l10n.t('to be rebooted');
    case 'hibernateInstance':
      return begun ? l10n.t('hibernating…') : l10n.t('to be hibernated');
    case 'restoreInstance':
      return begun ? l10n.t('being restored…') : l10n.t('to be restored');
  }
}

/** What is said of what an order makes; undefined where it makes nothing. */
function resultLabel(order: Order): string | undefined {
  switch (order.kind) {
    case 'clone':
      return l10n.t('being cloned from {0}', order.source.name);
    case 'createVolume':
      return l10n.t('being created…');
    case 'createSnapshot':
      return l10n.t('being created of {0}', order.instance.name);
    case 'createImage':
      return l10n.t('being created from {0}', order.snapshot.name);
    case 'restoreSnapshot':
      return l10n.t('being restored from {0}', order.snapshot.name);
    default:
      return undefined;
  }
}

function ofStep(step: Step, { statusText: text }: Operation): readonly (readonly [string, UnderWay])[] {
  const { plan, progress, result } = step;
  const begun = progress.step !== 'waiting';
  const label = resultLabel(plan.order);
  return [
    [elementId.item(plan.target), { label: targetLabel(plan.order, begun), text, begun }],
    ...(label === undefined || result === undefined
      ? []
      : [[elementId.item(result), { label, text, begun }] as const]),
  ];
}

/** By element id; where more is done to one resource, what comes first. */
function underWayOf(operations: readonly Operation[]): ReadonlyMap<string, UnderWay> {
  const found = new Map<string, UnderWay>();
  for (const operation of operations) {
    const open = operation.steps.filter(({ progress }) => !isFinal(progress));
    for (const [id, what] of open.flatMap((step) => ofStep(step, operation))) {
      if (!found.has(id)) {
        found.set(id, what);
      }
    }
  }
  return found;
}

/** Which resources the running operations concern: taken together once for each change, then only looked up. */
export class UnderWayIndex {
  readonly #operations: Pick<Operations, 'running'>;
  #byId: ReadonlyMap<string, UnderWay> = new Map();

  constructor(operations: Pick<Operations, 'running'>) {
    this.#operations = operations;
  }

  of({ kind, id }: Pick<Resource, 'kind' | 'id'>): UnderWay | undefined {
    return this.#byId.get(elementId.item({ kind, id }));
  }

  /** To be called when the operations have changed. @returns the ids of the elements that may look different now */
  update(): readonly string[] {
    const before = this.#byId;
    this.#byId = underWayOf(this.#operations.running);
    const ids = new Set([...before.keys(), ...this.#byId.keys()]);
    return [...ids].filter((id) => before.get(id)?.label !== this.#byId.get(id)?.label);
  }
}
