import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import { formatSize } from '../../domain/sizes.ts';
import type { Snapshot } from '../../domain/resources.ts';
import { statusLabel } from '../../domain/status.ts';
import type { Tier } from '../../domain/tiers.ts';
import { visibleName } from '../../domain/visible.ts';
import { dateText, dayText } from '../../ui/format/dates.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { called, mentioned } from '../../ui/format/names.ts';
import { regionText } from '../model/facts.ts';
import type { Fact, Option } from '../protocol/protocol.ts';
import type { FormStore } from '../model/services.ts';
import { factIf, notKnown } from '../model/words.ts';

export function snapshotFacts(snapshot: Snapshot, tier: Tier, store: NameStore): readonly Fact[] {
  return [
    { label: l10n.t('Name'), value: visibleName(snapshot.name) },
    { label: l10n.t('ID'), value: snapshot.id },
    { label: l10n.t('Region'), value: regionText(snapshot.region, tier) },
    ...factIf(l10n.t('Size'), snapshot.sizeGb === undefined ? undefined : formatSize(snapshot.sizeGb)),
    { label: l10n.t('Status'), value: statusLabel(snapshot.status) },
    { label: l10n.t('Made of'), value: notKnown(mentioned('instance', snapshot.instance, store)) },
    ...factIf(l10n.t('Created'), dateText(snapshot.createdAt)),
    ...factIf(l10n.t('Description'), snapshot.description),
  ];
}

/** A snapshot in the list to choose from; an unusable one says why. */
export function snapshotOption(
  snapshot: Snapshot,
  eligibility: Eligibility,
  store: Pick<FormStore, 'needsId' | 'shortId'>,
): Option {
  const instance = mentioned('instance', snapshot.instance, store);
  const parts = [
    snapshot.region,
    snapshot.sizeGb === undefined ? undefined : formatSize(snapshot.sizeGb),
    instance === undefined ? undefined : l10n.t('of {0}', instance),
    dayText(snapshot.createdAt),
    eligibility.can === 'server' && eligibility.isPrepared === true ? eligibility.reason : undefined,
  ];
  return {
    value: snapshot.id,
    label: called(snapshot, store),
    description: parts.filter((part) => part !== undefined && part !== '').join(' · '),
    problem: eligibility.can === 'no' ? eligibility.reason : '',
    facts: [],
  };
}
