import * as l10n from '@vscode/l10n';
import type { Resource } from '../../domain/resources.ts';
import type { AnyStatus } from '../../domain/status.ts';
import { statusLabel, wordOf } from '../../domain/status.ts';
import type { Known } from '../../kinds/kind.ts';
import { kindLabel } from '../../kinds/labels.ts';
import { definitionOf } from '../../kinds/registry.ts';
import { kindData } from '../../resources/kinds.ts';
import { dateText } from '../../ui/format/dates.ts';
import type { Line } from '../../ui/format/markdown.ts';
import { markdown } from '../../ui/format/markdown.ts';
import type { Markdown } from '../../ui/format/safe-text.ts';
import type { UnderWay } from './under-way.ts';

function statusText(status: AnyStatus | undefined): string | undefined {
  const label = statusLabel(status);
  const word = wordOf(status) ?? '';
  return label === undefined || label.toLowerCase() === word.toLowerCase() || word === ''
    ? label
    : l10n.t('{0} (Barrack: {1})', label, word);
}

function regionLine({ kind, region }: Resource): readonly Line[] {
  return kindData(kind).scope === 'account' ? [] : [[l10n.t('Region'), region ?? l10n.t('not known')]];
}

/** Everything known of a resource. */
export function itemTooltip(resource: Resource, known: Known, underWay?: UnderWay): Markdown {
  const definition = definitionOf(resource);
  const facts = definition.facts.flatMap(({ line }): Line[] =>
    line?.tooltip === undefined ? [] : [[line.label(), line.tooltip(resource, known)]],
  );
  const lines: readonly Line[] = [
    [l10n.t('Status'), statusText(resource.status)],
    [l10n.t('Under way'), underWay?.text],
    ...regionLine(resource),
    ...facts,
    [l10n.t('ID'), resource.id],
    [l10n.t('Created'), dateText(resource.createdAt)],
  ];
  return markdown(
    l10n.t('{0} {1}', kindLabel(resource.kind), resource.name),
    lines,
    definition.notes(resource, known.store),
  );
}
