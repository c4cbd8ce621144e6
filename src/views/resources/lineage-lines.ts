import * as l10n from '@vscode/l10n';
import type { Resource, ResourceRef } from '../../domain/resources.ts';
import type { Line } from '../../ui/format/markdown.ts';
import { listedName, nameOf } from './item-appearance.ts';
import type { Known } from './known.ts';

/** More names than this are counted. */
const mostNames = 8;

/** Undefined where there is none. */
export function namesOf(resources: readonly ResourceRef[]): string | undefined {
  const first = resources.slice(0, mostNames).map(nameOf);
  const more = resources.length - first.length;
  const text = first.length === 0 ? undefined : first.join(', ');
  return text !== undefined && more > 0 ? l10n.t('{0} and {1} more', text, more) : text;
}

/** Where a resource comes from and what was made of it, but for what its other lines tell. */
export function lineageLines(resource: Resource, { store, lineage }: Known): readonly Line[] {
  switch (resource.kind) {
    case 'volume':
      return [
        [
          l10n.t('Cloned from'),
          namesOf(lineage.of('cloned', resource)) ?? listedName('volume', resource.source, store),
        ],
        [l10n.t('Clones'), namesOf(lineage.on('cloned', resource))],
      ];
    case 'snapshot':
      return [[l10n.t('Instances made from it'), namesOf(lineage.on('restored', resource))]];
    case 'image':
      return [[l10n.t('Instances made from it'), namesOf(lineage.on('deployed', resource))]];
    case 'instance':
      return [
        [l10n.t('Snapshots'), namesOf(lineage.on('taken', resource))],
        [
          l10n.t('Restored from'),
          namesOf(lineage.of('restored', resource)) ?? listedName('snapshot', resource.snapshot, store),
        ],
        [l10n.t('Image'), resource.image?.name ?? listedName('image', resource.image, store)],
      ];
  }
}
