import * as l10n from '@vscode/l10n';
import type { Volume } from '../../domain/resources.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { called } from '../../ui/format/names.ts';
import { plainLines } from '../../ui/format/safe-text.ts';
import type { ExpectedResource } from '../../writes/model/orders.ts';
import type { Preparation } from '../protocol/protocol.ts';
import type { Confirmation } from '../model/services.ts';

/** To shut it down first and start it again afterwards, as part of the cloning. */
export function shutDownFirst(instance: ExpectedResource, store: NameStore): Preparation {
  const name = called({ kind: 'instance', ...instance }, store);
  return {
    title: l10n.t('{0} has to be shut down first', name),
    lines: [
      l10n.t('What runs on {0} ends, and it stays down until the clone is Available.', name),
      l10n.t('An instance in SHUTOFF is still billed in full.'),
    ],
    prepare: l10n.t('Shut down {0} first', name),
    restore: l10n.t('Start {0} again when the clone is Available', name),
    buttons: [],
  };
}

export function shutDownQuestion(
  instance: ExpectedResource,
  volume: Volume,
  restore: boolean,
  store: NameStore,
): Confirmation {
  const host = called({ kind: 'instance', ...instance }, store);
  const detail = restore
    ? l10n.t(
        'What runs on {0} ends now. It is started again when the clone is Available, and billed all the time.',
        host,
      )
    : l10n.t('What runs on {0} ends now. It stays in SHUTOFF, and is still billed in full.', host);
  return {
    message: l10n.t('Shut down {0} and clone {1}?', host, called(volume, store)),
    detail: plainLines([detail]),
    confirm: l10n.t('Shut Down and Clone'),
    name: undefined,
  };
}
