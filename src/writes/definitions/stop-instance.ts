import * as l10n from '@vscode/l10n';
import type { WriteDefinition } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { listedAs } from '../model/step-texts.ts';
import { stateChange, towards } from './instance-state.ts';

/** Shuts an instance down, which is billed in full all the same. */
export const stopInstance: WriteDefinition<'stopInstance'> = stateChange({
  action: 'stop',
  ...towards('SHUTOFF'),
  whatLasts: () => l10n.t('Billing continues while it’s shut down.'),
  texts,
  words: {
    label: ({ instance }) => l10n.t('Shut down {0}', instance.name),
    goal: () => 'SHUTOFF',
    checking: () => l10n.t('checking whether it was shut down'),
    begun: () => l10n.t('shutting down…'),
    toCome: () => l10n.t('to be shut down'),
  },
});

function texts(name: string): StepTexts {
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
