import * as l10n from '@vscode/l10n';
import type { Resource } from '../../domain/resources.ts';
import { inTransition, stateOf } from '../../domain/status.ts';
import { visibleName } from '../../domain/visible.ts';
import type { Known } from '../../kinds/kind.ts';
import { kindLabel } from '../../kinds/labels.ts';
import { definitionOf } from '../../kinds/registry.ts';
import { kindData } from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Icon, Appearance } from '../../ui/format/appearance.ts';
import { colors } from '../../ui/format/appearance.ts';
import type { ContextValue } from '../../ui/format/item-flags.ts';
import { contextValue } from '../../ui/format/item-flags.ts';
import { idBeside } from '../../ui/format/names.ts';
import type { MonthlyText } from '../../ui/format/price-caveats.ts';
import { monthly, priceUnknown } from '../../ui/format/price-caveats.ts';
import { joined } from '../../ui/format/text.ts';
import { plain } from '../../ui/format/safe-text.ts';
import { hasInstanceChildren } from './instance-children.ts';
import { relatedFlags } from './item-flags.ts';
import type { UnderWay } from './under-way.ts';

/** Undefined for what is not billed, or no more, and while there are no prices at all. */
function priceText(resource: Resource, store: ResourceStore): MonthlyText | undefined {
  const { cost } = definitionOf(resource);
  const { prices } = store;
  if (prices === undefined || cost?.price === undefined || cost.isOver?.(resource) === true) {
    return undefined;
  }
  const price = cost.price(resource, store);
  return price === undefined ? priceUnknown() : monthly(price, prices.currency);
}

export function iconOf({ kind, status }: Resource, underWay?: UnderWay): Icon {
  if (inTransition(status) || underWay?.course === 'going') {
    return { name: 'loading~spin', color: colors.working };
  }
  if (underWay?.course === 'unknown') {
    return { name: 'search', color: colors.warning };
  }
  switch (stateOf(status)) {
    case 'error':
      return { name: 'error', color: colors.error };
    case 'unknown':
      return { name: 'question', color: colors.warning };
    case 'ACTIVE':
      return { name: 'vm-running', color: colors.good };
    case 'SHUTOFF':
      return { name: 'vm-outline' };
    case 'HIBERNATED': // it costs little, and one that is SHUTOFF its full price: they are told apart at a glance
      return { name: 'debug-pause' };
    case 'attached':
      return { name: 'plug', color: colors.good };
    default:
      return { name: definitionOf({ kind }).icon };
  }
}

function flagsOf(
  resource: Resource,
  { store, lineage }: Known,
  underWay: UnderWay | undefined,
): ContextValue {
  return contextValue(
    resource.kind,
    ...definitionOf(resource).flags(resource, store),
    ...relatedFlags(resource, lineage),
    underWay !== undefined && 'underWay',
  );
}

/** Undefined for what is of the account as a whole. */
function regionText({ kind, region }: Resource): string | undefined {
  return kindData(kind).scope === 'account' ? undefined : (region ?? l10n.t('no region'));
}

/** Where a resource is shown, and what is being done to it. */
interface Circumstances {
  /** Whether the place in the tree leaves open in which region it is. */
  readonly withRegion?: boolean;
  readonly underWay?: UnderWay | undefined;
}

export function itemAppearance(
  resource: Resource,
  known: Known,
  { withRegion = false, underWay }: Circumstances = {},
): Appearance {
  const facts = definitionOf(resource)
    .facts.filter((fact) => 'row' in fact)
    .map((fact) => fact.row?.(resource, known));
  const price = priceText(resource, known.store);
  const region = regionText(resource);
  const label = plain(visibleName(resource.name));
  const id = idBeside(resource, known.store);
  const spoken = [
    label,
    kindLabel(resource.kind),
    id && l10n.t('id {0}', id),
    underWay?.label,
    ...facts,
    price?.words,
    region,
  ];
  // What is going on first, and the price before the fact that tells least: narrow views cut off what comes last.
  const shown = [
    id,
    underWay?.label,
    ...facts.slice(0, -1),
    price?.short,
    ...facts.slice(-1),
    withRegion ? region : undefined,
  ];
  return {
    label,
    description: plain(joined(shown)),
    icon: iconOf(resource, underWay),
    contextValue: flagsOf(resource, known, underWay),
    spoken: plain(spoken.filter((part) => part !== undefined && part !== '').join(', ')),
    expandable: resource.kind === 'instance' && hasInstanceChildren(resource, known),
  };
}
