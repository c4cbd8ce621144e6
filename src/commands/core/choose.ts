import * as l10n from '@vscode/l10n';
import { now } from '../../base/time.ts';
import type { Eligibility } from '../../domain/checks.ts';
import type { Resource, ResourceKind, Snapshot, Volume } from '../../domain/resources.ts';
import { visibleName } from '../../domain/visible.ts';
import { statusLabel } from '../../domain/status.ts';
import type { PriceStore } from '../../kinds/kind.ts';
import { definitionOf, priceOf } from '../../kinds/registry.ts';
import { imaging } from '../../kinds/snapshot.ts';
import { cloning } from '../../kinds/volume.ts';
import { joined } from '../../ui/format/text.ts';
import { kindLabel } from '../../kinds/labels.ts';
import { monthly } from '../../ui/format/price-caveats.ts';
import { refreshOld } from '../../resources/age.ts';
import type { ListKind, ResourceOf } from '../../resources/kinds.ts';
import { listOf, resourceKinds } from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Choice, PickText } from '../../ui/pick.ts';
import { pickAt } from '../../ui/pick.ts';
import type { Answer, Place } from '../../ui/steps.ts';
import { alone, back } from '../../ui/steps.ts';
import { noneToUse } from '../../kinds/labels.ts';

/** What is billed a month, of which snapshots and images have no price of their own. */
function priceText(resource: Resource, store: PriceStore): string | undefined {
  const price = priceOf(resource, store);
  return price && store.prices && monthly(price, store.prices.currency).short;
}

/** @param kind where not all that can be chosen are of one */
function describe(resource: Resource, store: PriceStore, kind: string | undefined): string {
  return joined([
    kind,
    ...definitionOf(resource).facts.map((fact) => fact.picker?.(resource)),
    priceText(resource, store),
    resource.region,
    statusLabel(resource.status),
    resource.id,
  ]);
}

/** A row of a picker in which all are of one kind, or, `mixed`, of several. */
export function choice<T extends Resource>(
  value: T,
  eligibility: Eligibility,
  store: PriceStore,
  { mixed }: { readonly mixed: boolean },
): Choice<T> {
  const kind = mixed ? kindLabel(value.kind) : undefined;
  return { value, label: visibleName(value.name), description: describe(value, store, kind), eligibility };
}

/** Those that can be chosen without a word first, then by name. */
function inOrder(a: Choice<Resource>, b: Choice<Resource>): number {
  return (
    Number(b.eligibility.can === 'yes') - Number(a.eligibility.can === 'yes') ||
    a.label.localeCompare(b.label, undefined, { numeric: true })
  );
}

/** Makes sure that these lists were read, and not long ago, if they can be; throws why none of them can. */
export async function loaded(store: ResourceStore, lists: readonly ListKind[]): Promise<void> {
  await refreshOld(lists, store, now()); // what was deleted elsewhere is not to be offered
  const [error] = lists.map((list) => store[list].error).filter((one) => one !== undefined);
  if (error !== undefined && lists.every((list) => store[list].loadedAt === undefined)) {
    throw error;
  }
}

/** What can be chosen from: resources of which kinds, and which of them. */
export interface Offer<K extends ResourceKind> extends PickText {
  readonly kinds: readonly K[];
  /** The reason is shown: why not, or what is to be known of it. */
  readonly eligibility: (resource: ResourceOf<K>) => Eligibility;
}

/** Lets the user choose a resource, as one of several boxes; those that can't be chosen are shown with the reason. */
export function chooseAt<K extends ResourceKind>(
  store: ResourceStore,
  { kinds, eligibility, ...text }: Offer<K>,
  place: Place,
): Promise<Answer<ResourceOf<K>>> {
  const load = async (): Promise<readonly Choice<ResourceOf<K>>[]> => {
    const lists = kinds.map(listOf);
    await loaded(store, lists);
    const items = lists.flatMap((list) => store[list].items as readonly ResourceOf<K>[]);
    return items
      .map((resource) => choice(resource, eligibility(resource), store, { mixed: kinds.length > 1 }))
      .sort(inOrder);
  };
  const isWhole = (): boolean => kinds.every((kind) => store[listOf(kind)].unreadable.length === 0);
  const shown = {
    ...text,
    get none() {
      return isWhole() ? text.none : l10n.t('Nothing found, but the list is incomplete.');
    },
  };
  return pickAt(shown, load, place);
}

/** The same as the only box, or as the first. */
export async function choose<K extends ResourceKind>(
  store: ResourceStore,
  offer: Offer<K>,
  place = alone,
): Promise<ResourceOf<K> | undefined> {
  const answer = await chooseAt(store, offer, place);
  return answer === back ? undefined : answer;
}

export function chooseVolumeToClone(store: ResourceStore): Promise<Volume | undefined> {
  return choose(store, {
    kinds: ['volume'],
    title: l10n.t('Clone Volume'),
    placeholder: l10n.t('Choose the volume to clone'),
    notPossible: l10n.t('Cannot be cloned now'),
    none: noneToUse('volume'),
    eligibility: (volume) => cloning(volume, store),
  });
}

export function chooseSnapshotToImage(store: ResourceStore): Promise<Snapshot | undefined> {
  return choose(store, {
    kinds: ['snapshot'],
    title: l10n.t('Create Image'),
    placeholder: l10n.t('Choose the snapshot to create an image from'),
    notPossible: l10n.t('Cannot be used now'),
    none: noneToUse('snapshot'),
    eligibility: (snapshot) => imaging(snapshot, store),
  });
}

/** Lets the user choose any resource. */
export function chooseResource(store: ResourceStore, title: string): Promise<Resource | undefined> {
  return choose(store, {
    kinds: resourceKinds,
    title,
    placeholder: l10n.t('Type a name, an id, a region or a status'),
    notPossible: '',
    none: l10n.t('There is nothing in this account.'),
    eligibility: () => ({ can: 'yes' }),
  });
}
