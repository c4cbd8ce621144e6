import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../../api/errors.ts';
import type { ResourceKind } from '../../domain/resources.ts';
import { formatSize } from '../../domain/sizes.ts';
import { statusLabel } from '../../domain/status.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Order, Target } from '../../writes/model/orders.ts';
import type { Progress } from '../../writes/model/progress.ts';
import { isFoundByName } from '../../writes/model/progress.ts';
import type { Step } from '../../writes/engine/step.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { NameStore } from './names.ts';
import { called } from './names.ts';
import { checkingText, listError, pauseText } from './progress-text.ts';

function nameIn(kind: ResourceKind, thing: Pick<Target, 'id' | 'name'>, store: NameStore): string {
  return called({ ...thing, kind }, store);
}

/** What is to be done, in words short enough for a narrow row: without the name of what is made. */
export function rowLabel(order: Order, store: NameStore): string {
  switch (order.kind) {
    case 'clone':
      return l10n.t('Clone {0}', nameIn('volume', order.source, store));
    case 'createImage':
      return l10n.t('Create image of {0}', nameIn('snapshot', order.snapshot, store));
    case 'deleteImage':
      return l10n.t('Delete image {0}', nameIn('image', order.image, store));
    case 'createVolume':
      return l10n.t('Create volume {0}', order.name);
    case 'resizeVolume':
      return l10n.t('Resize {0}', nameIn('volume', order.volume, store));
    case 'attachVolume':
      return l10n.t('Attach {0}', nameIn('volume', order.volume, store));
    case 'detachVolume':
      return l10n.t('Detach {0}', nameIn('volume', order.volume, store));
    case 'deleteVolume':
      return l10n.t('Delete volume {0}', nameIn('volume', order.volume, store));
    case 'createSnapshot':
      return l10n.t('Create snapshot of {0}', nameIn('instance', order.instance, store));
    case 'restoreSnapshot':
      return l10n.t('Restore {0}', nameIn('snapshot', order.snapshot, store));
    case 'deleteSnapshot':
      return l10n.t('Delete snapshot {0}', nameIn('snapshot', order.snapshot, store));
    case 'stopInstance':
      return l10n.t('Shut down {0}', nameIn('instance', order.instance, store));
    case 'startInstance':
      return l10n.t('Start {0}', nameIn('instance', order.instance, store));
    case 'rebootInstance':
      return l10n.t('Reboot {0}', nameIn('instance', order.instance, store));
    case 'hibernateInstance':
      return l10n.t('Hibernate {0}', nameIn('instance', order.instance, store));
    case 'restoreInstance':
      return l10n.t('Restore {0} from hibernation', nameIn('instance', order.instance, store));
  }
}

/** What comes of it: the name of what is made, the new size, or the instance; undefined where nothing is to be said. */
export function madeText(order: Order, store: NameStore): string | undefined {
  switch (order.kind) {
    case 'clone':
    case 'createSnapshot':
    case 'restoreSnapshot':
    case 'createImage':
      return `→ ${order.name}`;
    case 'resizeVolume':
      return `→ ${formatSize(order.sizeGb)}`;
    case 'attachVolume':
      return `→ ${nameIn('instance', order.instance, store)}`;
    case 'detachVolume':
      return l10n.t('from {0}', nameIn('instance', order.instance, store));
    default:
      return undefined;
  }
}

/** What is to be done, whole. */
export function orderLabel(order: Order, store: NameStore): string {
  return [rowLabel(order, store), madeText(order, store)].filter((part) => part !== undefined).join(' ');
}

export function operationLabel({ main }: Pick<Operation, 'main'>, store: NameStore): string {
  return orderLabel(main.plan.order, store);
}

/** What it waits for, in Barrack's words. */
export function goalText({ kind }: Order): string {
  switch (kind) {
    case 'clone':
    case 'createVolume':
    case 'createSnapshot':
    case 'createImage':
    case 'detachVolume':
      return l10n.t('Available');
    case 'resizeVolume':
      return l10n.t('the new size');
    case 'attachVolume':
      return l10n.t('Attached');
    case 'deleteVolume':
    case 'deleteSnapshot':
    case 'deleteImage':
      return l10n.t('it to be gone');
    case 'stopInstance':
      return 'SHUTOFF';
    case 'hibernateInstance':
      return 'HIBERNATED';
    case 'startInstance':
    case 'rebootInstance':
    case 'restoreInstance':
    case 'restoreSnapshot':
      return 'ACTIVE';
  }
}

/** What a step of an operation that has not ended waits for. */
export function waitText(step: Step, store: ResourceStore): string {
  const error = listError(step, store);
  return error === undefined ? ownWait(step) : pauseText(error);
}

function ownWait(step: Step): string {
  const { plan, progress } = step;
  switch (progress.step) {
    case 'waiting':
      return l10n.t('waiting for its turn');
    case 'sending':
      return l10n.t('sending the request');
    case 'checking':
      return checkingText(step);
    default: {
      const resource = 'resource' in progress ? progress.resource : undefined;
      const now = resource === undefined ? l10n.t('not listed yet') : statusLabel(resource.status);
      return l10n.t('waiting for {0} ({1})', goalText(plan.order), now);
    }
  }
}

/** How something ended, in a few words. */
export function endText(progress: Progress, unwatched: boolean): string {
  if (isFoundByName(progress)) {
    return l10n.t('found by name');
  }
  switch (progress.step) {
    case 'done':
      return l10n.t('done');
    case 'skipped':
      return progress.because === 'already' ? l10n.t('nothing to do') : l10n.t('not done');
    case 'error':
      return progress.resource === undefined ? l10n.t('error: no longer listed') : l10n.t('ended in Error');
    case 'refused':
    case 'notDone':
      return l10n.t('not done');
    default:
      return unwatched ? l10n.t('not watched any more') : l10n.t('unknown');
  }
}

export function errorOf(progress: Progress): BarrackError | undefined {
  return 'error' in progress ? progress.error : undefined;
}
