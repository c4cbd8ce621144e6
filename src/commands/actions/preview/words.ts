import * as l10n from '@vscode/l10n';
import type { Resource } from '../../../domain/resources.ts';
import { listOf } from '../../../resources/kinds.ts';
import { countLabel, kindLabel, listLabel } from '../../../ui/format/text.ts';
import { noneOf, noneToUse } from '../../core/none.ts';
import { kindOf } from './bulk-orders.ts';
import type { BulkAction } from './bulk-orders.ts';
import type { NameStore } from '../../../ui/format/names.ts';
import { called, calledWhole } from '../../../ui/format/names.ts';

type Verb = 'delete' | 'detach' | 'start' | 'stop' | 'reboot' | 'hibernate' | 'restore';

const verbs: Readonly<Record<BulkAction, Verb>> = {
  deleteVolume: 'delete',
  deleteSnapshot: 'delete',
  deleteImage: 'delete',
  detachVolume: 'detach',
  startInstance: 'start',
  stopInstance: 'stop',
  rebootInstance: 'reboot',
  hibernateInstance: 'hibernate',
  restoreInstance: 'restore',
};

/** Each with `what` it is done to: a name, or how many. */
interface VerbWords {
  /** As on a button, in title case. */
  readonly title: (what: string) => string;
  readonly ask: (what: string) => string;
  readonly doing: (what: string) => string;
  /** One of many, or itself alone. */
  readonly wasDone: (what: string) => string;
  readonly wereDone: (what: string) => string;
  readonly cannot: (what: string) => string;
  /** Heads what it can't be done to. */
  readonly notPossible: () => string;
}

const words: Readonly<Record<Verb, VerbWords>> = {
  delete: {
    title: (what) => l10n.t('Delete {0}', what),
    ask: (what) => l10n.t('Delete {0}?', what),
    doing: (what) => l10n.t('Deleting {0}', what),
    wasDone: (what) => l10n.t('{0} was deleted.', what),
    wereDone: (what) => l10n.t('{0} were deleted.', what),
    cannot: (what) => l10n.t('{0} can’t be deleted now.', what),
    notPossible: () => l10n.t('Cannot be deleted now'),
  },
  detach: {
    title: (what) => l10n.t('Detach {0}', what),
    ask: (what) => l10n.t('Detach {0}?', what),
    doing: (what) => l10n.t('Detaching {0}', what),
    wasDone: (what) => l10n.t('{0} was detached.', what),
    wereDone: (what) => l10n.t('{0} were detached.', what),
    cannot: (what) => l10n.t('{0} can’t be detached now.', what),
    notPossible: () => l10n.t('Cannot be detached now'),
  },
  start: {
    title: (what) => l10n.t('Start {0}', what),
    ask: (what) => l10n.t('Start {0}?', what),
    doing: (what) => l10n.t('Starting {0}', what),
    wasDone: (what) => l10n.t('{0} was started.', what),
    wereDone: (what) => l10n.t('{0} were started.', what),
    cannot: (what) => l10n.t('{0} can’t be started now.', what),
    notPossible: () => l10n.t('Cannot be started now'),
  },
  stop: {
    title: (what) => l10n.t('Shut Down {0}', what),
    ask: (what) => l10n.t('Shut down {0}?', what),
    doing: (what) => l10n.t('Shutting down {0}', what),
    wasDone: (what) => l10n.t('{0} was shut down.', what),
    wereDone: (what) => l10n.t('{0} were shut down.', what),
    cannot: (what) => l10n.t('{0} can’t be shut down now.', what),
    notPossible: () => l10n.t('Cannot be shut down now'),
  },
  reboot: {
    title: (what) => l10n.t('Reboot {0}', what),
    ask: (what) => l10n.t('Reboot {0}?', what),
    doing: (what) => l10n.t('Rebooting {0}', what),
    wasDone: (what) => l10n.t('{0} was rebooted.', what),
    wereDone: (what) => l10n.t('{0} were rebooted.', what),
    cannot: (what) => l10n.t('{0} can’t be rebooted now.', what),
    notPossible: () => l10n.t('Cannot be rebooted now'),
  },
  hibernate: {
    title: (what) => l10n.t('Hibernate {0}', what),
    ask: (what) => l10n.t('Hibernate {0}?', what),
    doing: (what) => l10n.t('Hibernating {0}', what),
    wasDone: (what) => l10n.t('{0} was hibernated.', what),
    wereDone: (what) => l10n.t('{0} were hibernated.', what),
    cannot: (what) => l10n.t('{0} can’t be hibernated now.', what),
    notPossible: () => l10n.t('Cannot be hibernated now'),
  },
  restore: {
    title: (what) => l10n.t('Restore {0}', what),
    ask: (what) => l10n.t('Restore {0} from hibernation?', what),
    doing: (what) => l10n.t('Restoring {0} from hibernation', what),
    wasDone: (what) => l10n.t('{0} was restored.', what),
    wereDone: (what) => l10n.t('{0} were restored.', what),
    cannot: (what) => l10n.t('{0} can’t be restored now.', what),
    notPossible: () => l10n.t('Cannot be restored now'),
  },
};

export function wordsOf(action: BulkAction): VerbWords {
  return words[verbs[action]];
}

/** `20 volumes`. */
export function countOf(action: BulkAction, count: number): string {
  return countLabel(listOf(kindOf(action)), count);
}

/** What stands in the place of an empty list. */
export function noneText(action: BulkAction): string {
  return action.startsWith('delete') ? noneOf(kindOf(action)) : noneToUse(kindOf(action));
}

type Named = Pick<Resource, 'kind' | 'id' | 'name'>;

/** One resource with its kind: `the volume training-data`; an instance goes by its name. */
export function named(resource: Named, store: NameStore): string {
  return withKind(resource, called(resource, store));
}

/** The same where it is destroyed: with the whole id where that is needed. */
export function namedWhole(resource: Named, store: NameStore): string {
  return withKind(resource, calledWhole(resource, store));
}

function withKind({ kind }: Named, name: string): string {
  switch (kind) {
    case 'volume':
      return l10n.t('the volume {0}', name);
    case 'snapshot':
      return l10n.t('the snapshot {0}', name);
    case 'image':
      return l10n.t('the image {0}', name);
    case 'instance':
      return name;
  }
}

/** What an action works on, as it is written on a button: `Volume`, `20 Volumes`. */
export function kindTitle(action: BulkAction, count: number): string {
  const kind = kindOf(action);
  return count === 1 ? kindLabel(kind) : `${count} ${listLabel(listOf(kind))}`;
}
