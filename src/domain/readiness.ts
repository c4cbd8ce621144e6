import * as l10n from '@vscode/l10n';
import type { Eligibility } from './checks.ts';
import { no, server, yes } from './checks.ts';
import type { Image, Snapshot, Volume } from './resources.ts';
import type { InstanceState, Status } from './status.ts';
import { statusLabel } from './status.ts';

type Built = Pick<Volume | Snapshot | Image, 'kind' | 'name' | 'status'>;

const waitForAvailable = () => l10n.t('Wait until it is Available, then try again.');

function chooseAnother(kind: Built['kind']): string {
  switch (kind) {
    case 'volume':
      return l10n.t('Choose another volume.');
    case 'snapshot':
      return l10n.t('Choose another snapshot.');
    case 'image':
      return l10n.t('Choose another image.');
  }
}

/** Whether a volume, a snapshot or an image is whole and at rest: Available, or Attached. */
export function readiness({ kind, name, status }: Built): Eligibility {
  switch (status.state) {
    case 'available':
    case 'attached':
      return yes;
    case 'creating':
      return no(l10n.t('{0} is still being created.', name), waitForAvailable());
    case 'busy':
      return no(l10n.t('{0} is busy: {1}.', name, statusLabel(status)), waitUntilDone());
    case 'deleting':
      return no(l10n.t('{0} is being deleted.', name), chooseAnother(kind));
    case 'error':
      return no(
        l10n.t('{0} is in the status {1}.', name, status.raw),
        l10n.t('Ask Barrack support about it.'),
      );
    case 'unknown':
      return unknownStatus(name, status);
  }
}

export function waitUntilDone(): string {
  return l10n.t('Wait until that is done, then try again.');
}

/** For a status that this program does not know: Barrack decides. */
export function unknownStatus(name: string, status: Built['status'] | Status<InstanceState>): Eligibility {
  return server(
    l10n.t(
      'Barrack will check: this program does not know the status {0} of {1}.',
      statusLabel(status),
      name,
    ),
  );
}
