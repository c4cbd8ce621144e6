import { contextValue } from '../../ui/format/item-flags.ts';
import * as l10n from '@vscode/l10n';
import type { Instant } from '../../base/time.ts';
import { ageOf } from '../../resources/age.ts';
import type { ListKind } from '../../resources/kinds.ts';
import { isGap } from '../../domain/resources.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { ActionElement, ErrorElement, UnreadableElement } from './elements.ts';
import type { Appearance } from '../../ui/format/appearance.ts';
import { colors } from '../../ui/format/appearance.ts';
import { ageLabel, joined } from '../../ui/format/text.ts';
import { listLabel } from '../../kinds/labels.ts';
import { plain } from '../../ui/format/safe-text.ts';

/** What could not be read, why, and how old what is shown is. */
export function errorAppearance(
  { lists, error }: ErrorElement,
  store: ResourceStore,
  now: Instant,
): Appearance {
  const names = lists.map(listLabel).join(', ');
  const age = ageOf(lists, store, now);
  const label =
    age === undefined ? l10n.t('{0}: not loaded', names) : l10n.t('{0}: {1}', names, ageLabel(age));
  return {
    label: plain(label),
    description: plain(error.message),
    icon: { name: 'warning', color: age === undefined ? colors.error : colors.warning },
    contextValue: contextValue('error'),
    spoken: plain([l10n.t('Error'), label, error.message].join(', ')),
    expandable: true,
  };
}

const actionLabels = (): Readonly<
  Record<ActionElement['action'], readonly [label: string, icon: string]>
> => ({
  signIn: [l10n.t('Sign In'), 'sign-in'],
  retry: [l10n.t('Retry'), 'refresh'],
  showLog: [l10n.t('Show Log'), 'output'],
});

export function actionAppearance({ action }: ActionElement): Appearance {
  const [label, icon] = actionLabels()[action];
  return {
    label: plain(label),
    description: plain(''),
    icon: { name: icon },
    contextValue: contextValue('action'),
    spoken: plain(label),
    expandable: false,
  };
}

function gapAppearance(list: ListKind, reason: string): Appearance {
  const label = l10n.t('{0}: incomplete', listLabel(list));
  return {
    label: plain(label),
    description: plain(reason),
    icon: { name: 'warning', color: colors.warning },
    contextValue: contextValue('incomplete'),
    spoken: plain([label, reason].join(', ')),
    expandable: false,
  };
}

/** A record that is there but could not be read, by what is known of it. */
export function unreadableAppearance({ list, record }: UnreadableElement): Appearance {
  if (isGap(record)) {
    return gapAppearance(list, record.reason);
  }
  const known = record.name ?? record.id;
  const label = known ?? l10n.t('Record {0}', record.index + 1);
  return {
    label: plain(label),
    description: plain(joined([l10n.t('unreadable'), record.reason])),
    icon: { name: 'warning', color: colors.warning },
    contextValue: contextValue('unreadable'),
    spoken: plain([label, l10n.t('unreadable record'), record.reason].join(', ')),
    expandable: false,
  };
}
