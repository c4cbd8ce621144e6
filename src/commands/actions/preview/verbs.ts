import * as l10n from '@vscode/l10n';

export type Verb = 'delete' | 'detach' | 'start' | 'stop' | 'reboot' | 'hibernate' | 'restore';

/** Each with `what` it is done to: a name, or how many. */
export interface VerbWords {
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

/** What is done, in words, by the verb. */
export const verbWords: Readonly<Record<Verb, VerbWords>> = {
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
