import type { Seen } from '../state/progress.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { incidentOf } from './incident.ts';
import type { FormAction, FormState } from './protocol.ts';
import type { FormServices } from './services.ts';
import type { FormSubject } from './subject.ts';
import type { Submission } from './submission.ts';

export interface ActionContext {
  readonly services: FormServices;
  readonly subject: FormSubject;
  readonly submission: Submission;
  readonly kept: DraftKeeper;
  readonly refresh: () => void;
  readonly again: () => void;
  readonly close: () => void;
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
  return {
    showInTree: withResult((resource) => services.showInTree(resource)),
    copyId: withResult((resource) => services.copyId(resource)),
    openInBarrack: () => services.openInBarrack(subject.makes),
    copySupportDetails: () => {
      const source = subject.source(kept.draft);
      const incident = incidentOf(subject, submission, kept.draft);
      services.copySupportDetails(source === undefined ? [] : [source], incident);
    },
    refresh: context.refresh,
    again: context.again,
    close: context.close,
    startInstance: () => {
      const instance = submission.leftDown;
      if (instance !== undefined) {
        const { id, name } = instance;
        const region = services.store.find('instance', id)?.region;
        services.begin([{ kind: 'startInstance', instance: { id, name, region } }], 0);
      }
    },
  };
}

/** Only what the page shows a button for can be asked of the host. */
export function offeredActions({ phase, alert, preparation, outcome }: FormState): ReadonlySet<FormAction> {
  const buttons = [alert, preparation, outcome].flatMap((part) => part?.buttons ?? []);
  const always: FormAction[] = phase === 'editing' ? ['refresh'] : [];
  return new Set([...buttons.map(({ action }) => action), ...always]);
}
