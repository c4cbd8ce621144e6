import * as l10n from '@vscode/l10n';
import { attachmentOf } from '../../domain/attachment.ts';
import { formatSize } from '../../domain/sizes.ts';
import type { InstanceRef, Volume } from '../../domain/resources.ts';
import { statusLabel } from '../../domain/status.ts';
import type { Tier } from '../../domain/tiers.ts';
import { visibleName } from '../../domain/visible.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { mentioned } from '../../ui/format/names.ts';
import type { Fact } from '../protocol/protocol.ts';
import { notKnown } from './words.ts';

const tierWords: Readonly<Record<Tier, () => string>> = {
  advanced: () => l10n.t('advanced tier'),
  legacy: () => l10n.t('legacy tier'),
  unknown: () => l10n.t('tier not known'),
};

export function regionText(region: string | undefined, tier: Tier): string {
  return region === undefined ? notKnown(region) : l10n.t('{0} ({1})', region, tierWords[tier]());
}

function attachedText(volume: Volume, instance: InstanceRef | undefined, store: NameStore): string {
  if (instance === undefined) {
    return attachmentOf(volume, instance) === 'none' ? l10n.t('Nothing') : notKnown(undefined);
  }
  const name = notKnown(mentioned('instance', instance, store));
  return instance.status === undefined ? name : l10n.t('{0} ({1})', name, statusLabel(instance.status));
}

function yesNo(value: boolean | undefined): string {
  return value === undefined ? notKnown(undefined) : value ? l10n.t('Yes') : l10n.t('No');
}

/** The source of a clone as the form shows it. */
export function volumeFacts(
  volume: Volume,
  tier: Tier,
  instance: InstanceRef | undefined,
  store: NameStore,
): readonly Fact[] {
  return [
    { label: l10n.t('Name'), value: visibleName(volume.name) },
    { label: l10n.t('ID'), value: volume.id },
    { label: l10n.t('Region'), value: regionText(volume.region, tier) },
    {
      label: l10n.t('Size'),
      value: volume.sizeGb === undefined ? notKnown(undefined) : formatSize(volume.sizeGb),
    },
    { label: l10n.t('Type'), value: notKnown(volume.volumeType) },
    { label: l10n.t('Bootable'), value: yesNo(volume.bootable) },
    { label: l10n.t('Status'), value: statusLabel(volume.status) },
    { label: l10n.t('Attached to'), value: attachedText(volume, instance, store) },
  ];
}
