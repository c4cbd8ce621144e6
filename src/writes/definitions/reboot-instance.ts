import * as l10n from '@vscode/l10n';
import { awakeBetween } from '../../base/time.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { WriteDefinition } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { listedAs } from '../model/step-texts.ts';
import type { Course } from './instance-state.ts';
import { stateChange, tellOnTheWay } from './instance-state.ts';

/** An instance that has been ACTIVE for so long after a reboot was accepted has rebooted, in milliseconds. */
const rebootsWithinMs = 60 * 1000;
const looksEveryMs = 10 * 1000;

/** Reboots an instance. */
export const rebootInstance: WriteDefinition<'rebootInstance'> = stateChange({
  action: 'reboot',
  course,
  whatToCheck: (name) =>
    l10n.t('Before you try again, see on {0} itself since when it has been running.', name),
  texts,
  words: {
    label: ({ instance }) => l10n.t('Reboot {0}', instance.name),
    goal: () => 'ACTIVE',
    checking: () => l10n.t('checking whether it was rebooted'),
    begun: () => l10n.t('rebooting…'),
    toCome: () => l10n.t('to be rebooted'),
  },
});

function texts(name: string): StepTexts {
  return {
    waiting: l10n.t('Reboot {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was rebooted…', name),
    running: (status) => l10n.t('Rebooting {0}: {1}', name, listedAs(status)),
    done: () => l10n.t('{0} was rebooted and is ACTIVE.', name),
    notDone: l10n.t('{0} was not rebooted.', name),
    refused: (why) => l10n.t('{0} was not rebooted: {1}', name, why),
    error: (status) => l10n.t('{0} did not become ACTIVE: {1}.', name, listedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was rebooted. {1}', name, check),
  };
}

/** It ends as it begins: with an instance that was in another state meanwhile, or long enough in none. */
function course({ store, clock, notes }: PlanContext): Course {
  let acceptedAt = notes.accepted === true ? clock.now() : undefined;
  let wasElse = false;
  const isLongActive = (): boolean => {
    const { loadedAt } = store.instances;
    return (
      acceptedAt !== undefined &&
      loadedAt !== undefined &&
      awakeBetween(acceptedAt, loadedAt) >= rebootsWithinMs
    );
  };
  return {
    leavesNoTrace: true,
    looksEveryMs,
    sending: () => {
      wasElse = false; // what it told before does not count
    },
    accepted: () => {
      acceptedAt = clock.now();
    },
    tell: ({ status }) => {
      if (status.state === 'ACTIVE') {
        return wasElse || isLongActive() ? 'done' : undefined;
      }
      wasElse ||= acceptedAt !== undefined || status.state === 'transition';
      return tellOnTheWay(status);
    },
  };
}
