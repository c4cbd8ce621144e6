import * as l10n from '@vscode/l10n';
import type { Resource } from '../domain/resources.ts';
import type { Operation } from '../state/operation.ts';
import type { Incident } from '../ui/support-details.ts';
import { supportText } from '../ui/support-details.ts';
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

/** What was tried with these resources in this session and did not end well. */
function incidentsOf({ operations }: Services, resources: readonly Resource[]): readonly Incident[] {
  return operations.all
    .filter(({ progress }) => ['refused', 'error', 'unknown'].includes(progress.step))
    .filter(({ target }) => resources.some(({ kind, id }) => kind === target.kind && id === target.id))
    .map(incidentOf);
}

/** Copies what Barrack's support asks for: of the given resources, and of what went wrong last. */
export async function copySupportDetails(services: Services, { resources }: Targets): Promise<void> {
  await copySupport(services, resources, incidentsOf(services, resources));
}

export async function copySupport(
  { account, notifier, versions }: Pick<Services, 'account' | 'notifier' | 'versions'>,
  resources: readonly Resource[],
  incidents: readonly Incident[],
): Promise<void> {
  const text = supportText({
    versions,
    baseUrl: account.current?.baseUrl,
    resources,
    incidents,
    problem: notifier.lastProblem,
  });
  await copyText(text, l10n.t('the support details'));
}
