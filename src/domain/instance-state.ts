import * as l10n from '@vscode/l10n';
import type { Eligibility } from './checks.ts';
import { no, server, yes } from './checks.ts';
import { unknownStatus, waitUntilDone } from './readiness.ts';
import type { InstanceState, Status } from './status.ts';
import { statusLabel } from './status.ts';

/** What an instance can be brought to, so that something else becomes possible. */
export type RestingState = 'ACTIVE' | 'SHUTOFF' | 'HIBERNATED';

/**
 * What to do so that an instance gets into a state, then to try again.
 * @param status another one than that
 */
export function wayTo(needed: RestingState, status: Status<InstanceState>, name: string): string {
  switch (status.state) {
    case 'ACTIVE':
    case 'SHUTOFF':
      return fromRest(needed, name);
    case 'HIBERNATED':
      return needed === 'SHUTOFF'
        ? l10n.t('Restore {0}, shut it down and wait for SHUTOFF, then try again.', name)
        : l10n.t('Restore {0} and wait for ACTIVE, then try again.', name);
    case 'transition':
      return isBeingDeleted(status) ? chooseAnother() : waitUntilDone();
    case 'DELETED':
      return chooseAnother();
    case 'error':
    case 'unknown':
      return l10n.t('Ask Barrack support about it.');
  }
}

function chooseAnother(): string {
  return l10n.t('Choose another instance.');
}

function fromRest(needed: RestingState, name: string): string {
  switch (needed) {
    case 'ACTIVE':
      return l10n.t('Start {0} and wait for ACTIVE, then try again.', name);
    case 'SHUTOFF':
      return l10n.t('Shut {0} down and wait for SHUTOFF, then try again.', name);
    case 'HIBERNATED':
      return l10n.t('Hibernate {0} and wait for HIBERNATED, then try again.', name);
  }
}

function isBeingDeleted({ raw }: Status<InstanceState>): boolean {
  return raw.trim().toLowerCase() === 'deleting';
}

/** Whether an instance is in the state that something needs; if not, what to do first. */
export function inState(
  needed: RestingState,
  name: string,
  status: Status<InstanceState> | undefined,
): Eligibility {
  if (status === undefined) {
    return server(l10n.t('Barrack will check that {0} is {1}.', name, needed));
  }
  if (status.state === 'unknown') {
    return unknownStatus(name, status);
  }
  return status.state === needed
    ? yes
    : no(l10n.t('{0} is {1}, not {2}.', name, statusLabel(status), needed), wayTo(needed, status, name));
}
