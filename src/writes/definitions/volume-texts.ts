import * as l10n from '@vscode/l10n';
import { formatSize } from '../../domain/sizes.ts';
import type { AttachmentOrder, ResizeOrder } from '../model/orders.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs, listedAs } from '../model/step-texts.ts';

export function resizeTexts({ volume: { name }, sizeGb }: ResizeOrder): StepTexts {
  const size = formatSize(sizeGb);
  return {
    waiting: l10n.t('Resize {0} to {1}', name, size),
    checking: l10n.t('No response from Barrack. Checking whether {0} was resized…', name),
    running: (status) => l10n.t('Resizing {0} to {1}: {2}', name, size, listedAs(status)),
    done: () => l10n.t('{0} has {1} now, and is billed for that.', name, size),
    already: l10n.t('{0} had {1} already.', name, size),
    notDone: l10n.t('{0} was not resized.', name),
    refused: (why) => l10n.t('{0} was not resized: {1}', name, why),
    error: (status) => l10n.t('The resizing of {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was resized to {1}. {2}', name, size, check),
  };
}

export function whatToCheckOfResize({ volume: { name }, sizeGb }: ResizeOrder): string {
  return l10n.t(
    'See at barrack.ai whether {0} has {1}: if it has, it is billed for that.',
    name,
    formatSize(sizeGb),
  );
}

export function attachmentTexts({ kind, volume: { name }, instance }: AttachmentOrder): StepTexts {
  return kind === 'attachVolume' ? attachTexts(name, instance.name) : detachTexts(name, instance.name);
}

export function whatToCheckOfAttachment({ kind, volume: { name }, instance }: AttachmentOrder): string {
  return kind === 'attachVolume'
    ? l10n.t('See at barrack.ai whether {0} is attached to {1}.', name, instance.name)
    : l10n.t('See at barrack.ai whether {0} is still attached to {1}.', name, instance.name);
}

function attachTexts(name: string, instance: string): StepTexts {
  return {
    waiting: l10n.t('Attach {0} to {1}', name, instance),
    checking: l10n.t('No response from Barrack. Checking whether {0} was attached…', name),
    running: (status) => l10n.t('Attaching {0} to {1}: {2}', name, instance, listedAs(status)),
    done: () => l10n.t('{0} is attached to {1}.', name, instance),
    already: l10n.t('{0} was attached to {1} already.', name, instance),
    notDone: l10n.t('{0} was not attached.', name),
    refused: (why) => l10n.t('{0} was not attached: {1}', name, why),
    error: (status) => l10n.t('Attaching {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was attached to {1}. {2}', name, instance, check),
  };
}

function detachTexts(name: string, instance: string): StepTexts {
  return {
    waiting: l10n.t('Detach {0} from {1}', name, instance),
    checking: l10n.t('No response from Barrack. Checking whether {0} was detached…', name),
    running: (status) => l10n.t('Detaching {0} from {1}: {2}', name, instance, listedAs(status)),
    done: () => l10n.t('{0} was detached from {1}. It is still billed.', name, instance),
    already: l10n.t('{0} was detached already.', name),
    notDone: l10n.t('{0} was not detached.', name),
    refused: (why) => l10n.t('{0} was not detached: {1}', name, why),
    error: (status) => l10n.t('Detaching {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was detached from {1}. {2}', name, instance, check),
  };
}
