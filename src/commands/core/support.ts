import * as l10n from '@vscode/l10n';
import { wallTime } from '../../base/time.ts';
import { isoTime } from '../../domain/dates.ts';
import type { Resource } from '../../domain/resources.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Problem } from '../../ui/format/describe-error.ts';
import type { Incident, SupportDetails } from '../../ui/support-details.ts';
import { supportText } from '../../ui/support-details.ts';
import { copyText } from './copy.ts';
import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

function incidentOf(operation: Operation): Incident {
  const { progress, kind, target, name, statusText, requestId } = operation;
  const error = 'error' in progress ? progress.error : undefined;
  return {
    what: `${kind}: ${target.kind} ${target.name} (${target.id})`,
    name,
    message: error?.message ?? statusText,
    requestId: error?.requestId ?? requestId,
  };
}

/** What did not end well in this session: of these resources, or, where none is given, of all. */
function incidentsOf({ operations }: Services, resources: readonly Resource[]): readonly Incident[] {
  return operations.all
    .filter(({ progress }) => ['refused', 'notDone', 'error', 'unknown'].includes(progress.step))
    .filter(
      ({ target, result }) =>
        resources.length === 0 ||
        resources.some(({ kind, id }) => [target, result].some((one) => one?.kind === kind && one.id === id)),
    )
    .map(incidentOf);
}

/** Copies what Barrack's support asks for: of what it was called on, or of all that went wrong last. */
export async function copySupportDetails(services: Services, targets: Targets): Promise<void> {
  const { operations, resources, troubles, fromTree } = targets;
  const at = isoTime(wallTime());
  const told = troubles.map(({ what, error }): Problem => ({ doing: what, error, at }));
  const { lastProblem } = services.notifier;
  const problems = fromTree || lastProblem === undefined ? told : [lastProblem];
  const incidents =
    operations.length > 0
      ? operations.map(incidentOf)
      : troubles.length > 0
        ? []
        : incidentsOf(services, resources);
  await copySupport(services, { resources, incidents, problems });
}

export async function copySupport(
  { account, versions }: Pick<Services, 'account' | 'versions'>,
  what: Pick<SupportDetails, 'resources' | 'incidents' | 'problems'>,
): Promise<void> {
  const text = supportText({ versions, baseUrl: account.current?.baseUrl, ...what });
  await copyText(text, l10n.t('the support details'));
}
