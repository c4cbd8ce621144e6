import * as l10n from '@vscode/l10n';
import type { WriteDefinition } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { listedAs } from '../model/step-texts.ts';
import { stateChange, towards } from './instance-state.ts';

/** Starts an instance that is shut down. */
export const startInstance: WriteDefinition<'startInstance'> = stateChange({
  action: 'start',
  ...towards('ACTIVE'),
  texts,
  words: {
    label: ({ instance }) => l10n.t('Start {0}', instance.name),
    goal: () => 'ACTIVE',
    checking: () => l10n.t('checking whether it was started'),
    begun: () => l10n.t('starting…'),
    toCome: () => l10n.t('to be started again'),
  },
});

function texts(name: string): StepTexts {
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
