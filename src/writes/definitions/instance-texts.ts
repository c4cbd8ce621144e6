import * as l10n from '@vscode/l10n';
import type { InstanceOrder } from '../model/orders.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { listedAs } from '../model/step-texts.ts';

/** How a change of an instance's state stands. */
export function instanceTexts(kind: InstanceOrder['kind'], name: string): StepTexts {
  switch (kind) {
    case 'stopInstance':
      return stopTexts(name);
    case 'startInstance':
      return startTexts(name);
    case 'rebootInstance':
      return rebootTexts(name);
    case 'hibernateInstance':
      return hibernationTexts(name);
    case 'restoreInstance':
      return wakingTexts(name);
  }
}

export function whatToCheckOfInstance(kind: InstanceOrder['kind'], name: string): string {
  switch (kind) {
    case 'stopInstance':
      return l10n.t('See at barrack.ai whether {0} is {1}.', name, 'SHUTOFF');
    case 'hibernateInstance':
      return l10n.t('See at barrack.ai whether {0} is {1}.', name, 'HIBERNATED');
    case 'startInstance':
    case 'restoreInstance':
      return l10n.t('See at barrack.ai whether {0} is {1}.', name, 'ACTIVE');
    case 'rebootInstance':
      return l10n.t('Before you try again, see on {0} itself since when it has been running.', name);
  }
}

/** What lasts after it; undefined where nothing has to be said. */
export function whatLasts(kind: InstanceOrder['kind']): string | undefined {
  return kind === 'stopInstance' ? l10n.t('Billing continues while it’s shut down.') : undefined;
}

function stopTexts(name: string): StepTexts {
  return {
    waiting: l10n.t('Shut down {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was shut down…', name),
    running: (status) => l10n.t('Shutting down {0}: {1}', name, listedAs(status)),
    done: () => l10n.t('{0} was shut down.', name),
    already: l10n.t('{0} was SHUTOFF already.', name),
    notDone: l10n.t('{0} was not shut down.', name),
    refused: (why) => l10n.t('{0} was not shut down: {1}', name, why),
    error: (status) => l10n.t('{0} did not reach SHUTOFF: {1}.', name, listedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} is shut down. {1}', name, check),
  };
}

function startTexts(name: string): StepTexts {
  return {
    waiting: l10n.t('Start {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was started…', name),
    running: (status) => l10n.t('Starting {0}: {1}', name, listedAs(status)),
    done: () => l10n.t('{0} was started.', name),
    already: l10n.t('{0} was ACTIVE already.', name),
    notDone: l10n.t('{0} was not started.', name),
    refused: (why) => l10n.t('{0} was not started: {1}', name, why),
    error: (status) => l10n.t('{0} did not become ACTIVE: {1}.', name, listedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was started. {1}', name, check),
  };
}

function rebootTexts(name: string): StepTexts {
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

function hibernationTexts(name: string): StepTexts {
  return {
    waiting: l10n.t('Hibernate {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was hibernated…', name),
    running: (status) => l10n.t('Hibernating {0}: {1}', name, listedAs(status)),
    done: () => l10n.t('{0} is HIBERNATED. It is billed only a small rate for hibernation now.', name),
    already: l10n.t('{0} was HIBERNATED already.', name),
    notDone: l10n.t('{0} was not hibernated.', name),
    refused: (why) => l10n.t('{0} was not hibernated: {1}', name, why),
    error: (status) => l10n.t('{0} did not reach HIBERNATED: {1}.', name, listedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} is hibernated. {1}', name, check),
  };
}

function wakingTexts(name: string): StepTexts {
  return {
    waiting: l10n.t('Restore {0} from hibernation', name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was restored from hibernation…', name),
    running: (status) => l10n.t('Restoring {0} from hibernation: {1}', name, listedAs(status)),
    done: () => l10n.t('{0} is ACTIVE. It is billed in full again.', name),
    already: l10n.t('{0} was ACTIVE already.', name),
    notDone: l10n.t('{0} was not restored from hibernation.', name),
    refused: (why) => l10n.t('{0} was not restored from hibernation: {1}', name, why),
    error: (status) => l10n.t('{0} did not become ACTIVE: {1}.', name, listedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was restored from hibernation. {1}', name, check),
  };
}
