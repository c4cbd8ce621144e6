import * as l10n from '@vscode/l10n';
import type { WriteDefinition } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { listedAs } from '../model/step-texts.ts';
import { stateChange, towards } from './instance-state.ts';

/** Hibernates an instance, which then costs little. */
export const hibernateInstance: WriteDefinition<'hibernateInstance'> = stateChange({
  action: 'hibernate',
  ...towards('HIBERNATED'),
  texts,
  words: {
    label: ({ instance }) => l10n.t('Hibernate {0}', instance.name),
    goal: () => 'HIBERNATED',
    checking: () => l10n.t('checking whether it was hibernated'),
    begun: () => l10n.t('hibernating…'),
    toCome: () => l10n.t('to be hibernated'),
  },
});

function texts(name: string): StepTexts {
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
