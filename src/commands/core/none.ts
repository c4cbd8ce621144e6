import * as l10n from '@vscode/l10n';
import type { ResourceKind } from '../../domain/resources.ts';

/** Why there is nothing to choose from, as where a key calls a command that no menu offers then. */
export function noneOf(kind: ResourceKind): string {
  switch (kind) {
    case 'volume':
      return l10n.t('There are no volumes in this account.');
    case 'snapshot':
      return l10n.t('There are no snapshots in this account.');
    case 'image':
      return l10n.t('There are no images in this account.');
    case 'instance':
      return l10n.t('There are no instances in this account.');
  }
}

/** The same for a command that uses it: with how to get one. */
export function noneToUse(kind: ResourceKind): string {
  return [noneOf(kind), wayToOne(kind)].join(' ');
}

function wayToOne(kind: ResourceKind): string {
  switch (kind) {
    case 'volume':
      return l10n.t('Create a volume first.');
    case 'snapshot':
      return l10n.t('Create one of an instance first.');
    case 'image':
      return l10n.t('Create one from a snapshot first.');
    case 'instance':
      return l10n.t('Deploy one at barrack.ai first.');
  }
}
