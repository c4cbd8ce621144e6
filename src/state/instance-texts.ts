import * as l10n from '@vscode/l10n';
import { statusLabel } from '../domain/status.ts';
import type { Progress, Seen } from './progress.ts';

const statusOf = (instance: Seen | undefined): string =>
  instance === undefined ? l10n.t('not listed') : statusLabel(instance.status);

/** How the shutting down of an instance stands. */
export function describeInstanceStop(progress: Progress, name: string): string {
  switch (progress.step) {
    case 'waiting':
      return l10n.t('Shut down {0}', name);
    case 'sending':
      return l10n.t('Shutting down {0}…', name);
    case 'checking':
      return l10n.t('The answer was lost. Looking whether {0} shuts down…', name);
    case 'running':
      return l10n.t('Shutting down {0}: {1}', name, statusOf(progress.resource));
    case 'done':
      return l10n.t('{0} is SHUTOFF. It is still billed in full.', name);
    case 'skipped':
      return progress.because === 'already'
        ? l10n.t('{0} was SHUTOFF already.', name)
        : l10n.t('{0} was not shut down.', name);
    case 'error':
      return l10n.t('{0} did not reach SHUTOFF: {1}.', name, statusOf(progress.resource));
    case 'refused':
    case 'notDone':
      return l10n.t('{0} was not shut down: {1}', name, progress.error.message);
    case 'unknown':
      return l10n.t('It is unknown whether {0} is shut down. {1}', name, progress.check);
  }
}

/** How the starting of an instance stands. */
export function describeInstanceStart(progress: Progress, name: string): string {
  switch (progress.step) {
    case 'waiting':
      return l10n.t('Start {0}', name);
    case 'sending':
      return l10n.t('Starting {0}…', name);
    case 'checking':
      return l10n.t('The answer was lost. Looking whether {0} starts…', name);
    case 'running':
      return l10n.t('Starting {0}: {1}', name, statusOf(progress.resource));
    case 'done':
      return l10n.t('{0} is ACTIVE.', name);
    case 'skipped':
      return progress.because === 'already'
        ? l10n.t('{0} was ACTIVE already.', name)
        : l10n.t('{0} was not started.', name);
    case 'error':
      return l10n.t('{0} did not become ACTIVE: {1}.', name, statusOf(progress.resource));
    case 'refused':
    case 'notDone':
      return l10n.t('{0} was not started: {1}', name, progress.error.message);
    case 'unknown':
      return l10n.t('It is unknown whether {0} was started. {1}', name, progress.check);
  }
}
