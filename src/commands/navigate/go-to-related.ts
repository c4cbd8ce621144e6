import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import type { Resource, ResourceKind } from '../../domain/resources.ts';
import { listOf } from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Relation } from '../../lineage/lineage.ts';
import { kindsWith, linkedKinds } from '../../lineage/lineage.ts';
import { pick } from '../../ui/pick.ts';
import type { RelatedAs } from '../../ui/related.ts';
import { relatedAs } from '../../ui/related.ts';
import { messageText } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';
import { joined } from '../../ui/format/text.ts';
import { called } from '../../ui/format/names.ts';
import { choice, choose, loaded } from '../core/choose.ts';
import type { Services } from '../core/services.ts';
import type { Targets } from '../core/targets.ts';

type AllRelated = ReturnType<typeof relatedAs>;

/** What the command of a relation says. */
interface RelationWords {
  readonly title: string;
  /** Where nothing is known to be so related. */
  readonly none: (name: string) => string;
}

function wayOf(relation: Relation): RelationWords {
  switch (relation) {
    case 'instance':
      return {
        title: l10n.t('Go to Instance'),
        none: (name) =>
          l10n.t('Neither Barrack’s lists nor this list of operations tell of an instance of {0}.', name),
      };
    case 'volume':
      return {
        title: l10n.t('Go to Volume'),
        none: (name) => l10n.t('Barrack’s lists tell of no volume that is attached to {0}.', name),
      };
    case 'snapshot':
      return {
        title: l10n.t('Go to Snapshot'),
        none: (name) =>
          l10n.t('Neither Barrack’s lists nor this list of operations tell of a snapshot of {0}.', name),
      };
    case 'image':
      return {
        title: l10n.t('Go to Image'),
        none: (name) =>
          l10n.t('Neither Barrack’s lists nor this list of operations tell of an image of {0}.', name),
      };
    case 'source':
      return {
        title: l10n.t('Go to Source Volume'),
        none: (name) =>
          l10n.t(
            'Neither Barrack’s lists nor this list of operations tell which volume {0} was cloned from.',
            name,
          ),
      };
    case 'clone':
      return {
        title: l10n.t('Go to Clone'),
        none: (name) =>
          l10n.t('Neither Barrack’s lists nor this list of operations tell of a clone of {0}.', name),
      };
  }
}

/** What it was called on, else what is selected in the tree and has something so related, else what the user chooses. */
async function start(
  { store, lineage, explorer }: Services,
  { resources }: Targets,
  relation: Relation,
): Promise<Resource | undefined> {
  const { title, none } = wayOf(relation);
  const has = (resource: Resource): boolean => lineage.related(resource, relation).length > 0;
  const eligibility = (resource: Resource): Eligibility =>
    has(resource) ? { can: 'yes' } : { can: 'no', reason: none(called(resource, store)) };
  const selected = explorer.selection.flatMap((one) => (one.type === 'item' ? [one.resource] : [])).find(has);
  return (
    resources[0] ??
    selected ??
    choose<ResourceKind>(store, {
      kinds: kindsWith(relation),
      title,
      placeholder: l10n.t('Choose where to go from'),
      notPossible: l10n.t('Nothing known to go to'),
      none: l10n.t('There is nothing in this account to go from.'),
      eligibility,
    })
  );
}

/** What it is to what one comes from, where the command leaves that open; empty elsewhere. */
function asText(as: RelatedAs, from: string): string {
  switch (as) {
    case 'takenOf':
      return l10n.t('{0} was taken of it', from);
    case 'restoredAs':
      return l10n.t('restored from {0}', from);
    case 'taken':
      return l10n.t('taken of {0}', from);
    case 'restoredFrom':
      return l10n.t('{0} was restored from it', from);
    default:
      return '';
  }
}

function chooseAmong(
  title: string,
  from: Resource,
  related: AllRelated,
  store: ResourceStore,
): Promise<Resource | undefined> {
  const text = { title, placeholder: l10n.t('Choose where to go'), notPossible: '', none: '' };
  const choices = related.flatMap(([as, resources]) =>
    resources.map((resource) => {
      const row = choice(resource, { can: 'yes' }, store, { mixed: true });
      return { ...row, description: joined([asText(as, called(from, store)), row.description]) };
    }),
  );
  return pick(text, () => Promise.resolve(choices));
}

/** A command that goes to what is so related to something. */
function goTo(relation: Relation) {
  return async (services: Services, targets: Targets): Promise<void> => {
    const { title, none } = wayOf(relation);
    await loaded(services.store, linkedKinds.map(listOf));
    const from = await start(services, targets, relation);
    if (from === undefined) {
      return;
    }
    const related = relatedAs(from, relation, services.lineage);
    const all = related.flatMap(([, resources]) => resources);
    if (all.length === 0) {
      void showMessage('information', messageText(none(called(from, services.store))));
      return;
    }
    const chosen = all.length === 1 ? all[0] : await chooseAmong(title, from, related, services.store);
    if (chosen !== undefined) {
      await services.explorer.reveal(chosen);
    }
  };
}

export const goToInstance = goTo('instance');
export const goToVolume = goTo('volume');
export const goToSnapshot = goTo('snapshot');
export const goToImage = goTo('image');
export const goToSource = goTo('source');
export const goToClone = goTo('clone');
