import * as l10n from '@vscode/l10n';
import type { Resource } from '../../domain/resources.ts';
import type { Tier } from '../../domain/tiers.ts';
import { visibleName } from '../../domain/visible.ts';
import { definitionOf } from '../../kinds/registry.ts';
import { notKnown } from '../../ui/format/text.ts';
import type { Fact } from '../protocol/protocol.ts';
import type { FormStore } from './services.ts';
import { factIf } from './words.ts';

const tierWords: Readonly<Record<Tier, () => string>> = {
  advanced: () => l10n.t('advanced tier'),
  legacy: () => l10n.t('legacy tier'),
  unknown: () => l10n.t('tier not known'),
};

export function regionText(region: string | undefined, tier: Tier): string {
  return region === undefined ? notKnown(region) : l10n.t('{0} ({1})', region, tierWords[tier]());
}

/** What a form begins with, as it shows it. */
export function factsOf(resource: Resource, store: FormStore): readonly Fact[] {
  return [
    { label: l10n.t('Name'), value: visibleName(resource.name) },
    { label: l10n.t('ID'), value: resource.id },
    { label: l10n.t('Region'), value: regionText(resource.region, store.tierOf(resource.region)) },
    ...definitionOf(resource).facts.flatMap(({ line }) =>
      line?.form === undefined ? [] : factIf(line.label(), line.form(resource, store)),
    ),
  ];
}
