import * as l10n from '@vscode/l10n';
import type { WriteDefinition } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { listedAs } from '../model/step-texts.ts';
import { stateChange, towards } from './instance-state.ts';

/** Wakes an instance out of hibernation. */
export const restoreInstance: WriteDefinition<'restoreInstance'> = stateChange({
  action: 'restore',
  ...towards('ACTIVE'),
  texts,
  words: {
    label: ({ instance }) => l10n.t('Restore {0} from hibernation', instance.name),
    goal: () => 'ACTIVE',
    checking: () => l10n.t('checking whether it was restored'),
    begun: () => l10n.t('being restored…'),
    toCome: () => l10n.t('to be restored'),
  },
});

function texts(name: string): StepTexts {
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
