import * as l10n from '@vscode/l10n';
import type { Target } from '../../writes/model/orders.ts';
import type { Progress } from '../../writes/model/progress.ts';
import { isFinal, succeeded } from '../../writes/model/progress.ts';
import type { FormButton } from '../protocol/protocol.ts';
import type { FormOperation } from './services.ts';

/** A mark before each step, of which only one goes on at a time. */
function markOf(progress: Progress): string {
  if (succeeded(progress)) {
    return '✓';
  }
  switch (progress.step) {
    case 'waiting':
      return '○';
    case 'checking':
    case 'unknown':
      return '?';
    case 'skipped':
      return '–';
    default:
      return isFinal(progress) ? '✗' : '…';
  }
}

/** How the steps of a chain stand, one a line; nothing where there is only one. */
export function stepLines({ steps }: FormOperation): readonly string[] {
  if (steps.length === 1) {
    return [];
  }
  return steps.map(({ text, progress }) => `${markOf(progress)} ${text}`);
}

/** The way to start what was shut down and will not be started again by itself. */
export function startAgain(instanceLeftStopped: Target | undefined): readonly FormButton[] {
  return instanceLeftStopped === undefined
    ? []
    : [{ action: 'startInstance', label: l10n.t('Start {0} Again', instanceLeftStopped.name) }];
}

/** That an instance is shut down and stays so; nothing where none is. */
export function stillDown(instanceLeftStopped: Target | undefined): readonly string[] {
  return instanceLeftStopped === undefined
    ? []
    : [l10n.t('{0} is shut down, and still billed in full.', instanceLeftStopped.name)];
}
