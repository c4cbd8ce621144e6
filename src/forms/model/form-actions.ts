import type { Seen } from '../../writes/model/progress.ts';
import type { FormParts } from './begin.ts';
import { incidentOf } from './incident.ts';
import type { Draft, FormAction, FormState } from '../protocol/protocol.ts';
import type { FormOperation } from './services.ts';

export interface ActionContext extends FormParts {
  readonly refresh: () => void;
  readonly again: () => void;
  readonly close: () => void;
}

/** A draft as it is sent. */
export function trimmed(draft: Draft): Draft {
  return { ...draft, name: draft.name.trim() };
}

/** What each button of a form does; it fails to compile when one is missing. */
export function formActions(context: ActionContext): Readonly<Record<FormAction, () => void>> {
  const { services, subject, submission, kept } = context;
  const withResult = (use: (resource: Seen) => void) => () => {
    const { progress } = submission;
    const resource = progress !== undefined && 'resource' in progress ? progress.resource : undefined;
    if (resource !== undefined) {
      use(resource);
    }
  };
  const withOperation = (use: (operation: FormOperation) => void) => () => {
    const { operation } = submission;
    if (operation !== undefined) {
      use(operation);
    }
  };
  return {
    showInTree: withResult((resource) => services.showInTree(resource)),
    copyId: withResult((resource) => services.copyId(resource)),
    openInBarrack: () => services.openInBarrack(subject.makes),
    copyAsCurl: () => services.copyAsCurl(subject.orders(trimmed(kept.draft)).orders),
    copySupportDetails: () => {
      const source = subject.source(kept.draft);
      const incident = incidentOf(subject, submission, kept.draft);
      services.copySupportDetails(source === undefined ? [] : [source], incident);
    },
    stopWatching: withOperation((operation) => services.stopWatching(operation)),
    showOperation: withOperation((operation) => services.showOperation(operation)),
    signIn: () => services.signIn(),
    refresh: context.refresh,
    again: context.again,
    close: context.close,
    startInstance: () => {
      const instance = submission.instanceLeftStopped;
      if (instance !== undefined) {
        const { id, name } = instance;
        const region = services.store.find('instance', id)?.region;
        services.begin([{ kind: 'startInstance', instance: { id, name, region } }], 0);
      }
    },
  };
}

/** Only what the page shows a button for can be asked of the host. */
export function offeredActions(state: FormState): ReadonlySet<FormAction> {
  const { phase, alert, preparation, outcome, fields, submit } = state;
  const parts = [alert, preparation, outcome, ...Object.values(fields ?? {})];
  const buttons = parts.flatMap((part) => part?.buttons ?? []);
  const always: FormAction[] = phase === 'editing' ? ['refresh'] : [];
  const whenReady: FormAction[] = phase === 'editing' && submit.enabled ? ['copyAsCurl'] : [];
  return new Set([...buttons.map(({ action }) => action), ...always, ...whenReady]);
}
