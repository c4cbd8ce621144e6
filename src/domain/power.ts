import * as l10n from '@vscode/l10n';
import type { Eligibility } from './checks.ts';
import { no, yes } from './checks.ts';
import type { RestingState } from './instance-state.ts';
import { wayTo } from './instance-state.ts';
import { unknownStatus } from './readiness.ts';
import type { Instance } from './resources.ts';
import type { InstanceState } from './status.ts';
import { statusLabel } from './status.ts';

/** `restore`: out of hibernation. */
export type PowerAction = 'start' | 'stop' | 'reboot' | 'hibernate' | 'restore';

interface Step {
  readonly from: readonly [RestingState, ...RestingState[]];
  readonly to: RestingState;
}

/** From which state an action leads, and to which. */
const steps: Readonly<Record<PowerAction, Step>> = {
  start: { from: ['SHUTOFF'], to: 'ACTIVE' },
  stop: { from: ['ACTIVE'], to: 'SHUTOFF' },
  reboot: { from: ['ACTIVE'], to: 'ACTIVE' },
  hibernate: { from: ['ACTIVE', 'SHUTOFF'], to: 'HIBERNATED' },
  restore: { from: ['HIBERNATED'], to: 'ACTIVE' },
};

/** What leads to the same end from there, where the action itself can't. */
function instead(action: PowerAction, from: InstanceState): string | undefined {
  if (action === 'start' && from === 'HIBERNATED') {
    return l10n.t('Restore it instead.');
  }
  return (action === 'reboot' || action === 'restore') && from === 'SHUTOFF'
    ? l10n.t('Start it instead.')
    : undefined;
}

function oneOf([first, ...others]: Step['from']): string {
  return others.reduce<string>((said, state) => l10n.t('{0} or {1}', said, state), first);
}

/** Whether an instance can be started, shut down, … now; if not, what to do. */
export function powerEligibility(action: PowerAction, { name, status }: Instance): Eligibility {
  const { from, to } = steps[action];
  const { state } = status;
  if (state === 'unknown') {
    return unknownStatus(name, status);
  }
  if (from.some((one) => one === state)) {
    return yes;
  }
  if (state === to) {
    return no(l10n.t('{0} is {1} already.', name, to));
  }
  const [needed] = from;
  return no(
    state === 'transition' || state === 'error' || state === 'DELETED'
      ? l10n.t('{0} is {1}.', name, statusLabel(status))
      : l10n.t('{0} is {1}, not {2}.', name, statusLabel(status), oneOf(from)),
    instead(action, state) ?? wayTo(needed, status, name),
  );
}
