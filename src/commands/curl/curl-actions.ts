import * as l10n from '@vscode/l10n';
import type { Groups } from '../../api/groups/groups.ts';
import { attachableVolume } from '../../domain/attachment.ts';
import type { Eligibility } from '../../domain/checks.ts';
import { cloneEligibility } from '../../domain/clone.ts';
import { imageEligibility } from '../../domain/image.ts';
import { resizeEligibility } from '../../domain/resize.ts';
import type { Image, Instance, Resource, ResourceKind, Snapshot, Volume } from '../../domain/resources.ts';
import { restoreEligibility, snapshotEligibility } from '../../domain/snapshot.ts';
import { definitionOf } from '../../kinds/registry.ts';
import type { ResourceOf } from '../../resources/kinds.ts';
import { listOf } from '../../resources/kinds.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { BulkAction } from '../actions/preview/bulk-actions.ts';
import { bulkEligibility, ordersFor } from '../actions/preview/bulk-actions.ts';
import {
  askAttach,
  askCloneName,
  askImageName,
  askResize,
  askRestore,
  askSnapshot,
} from '../actions/change/ask.ts';
import type { Services } from '../core/services.ts';
import { firstPage } from './curl-text.ts';
import { curlOf, curlOfRequest } from './curl.ts';

/** Something that a curl command can do with a resource. */
export interface CurlAction {
  /** As the menus name it. */
  readonly label: string;
  readonly eligibility: Eligibility;
  /** Asks for what it needs; undefined where the user gives up. */
  readonly text: () => Promise<string | undefined>;
}

type Asked = Order | readonly Order[] | undefined;

/** What makes actions that differ in little. */
class Actions {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** A request that only reads. */
  read(label: string, act: (requests: Groups) => Promise<unknown>): CurlAction {
    return { label, eligibility: { can: 'yes' }, text: () => curlOfRequest(act, this.#services) };
  }

  /** A request for a list, of which Barrack may give no more than a first page. */
  list(label: string, act: (requests: Groups) => Promise<unknown>): CurlAction {
    const text = async (): Promise<string> => firstPage(await curlOfRequest(act, this.#services));
    return { label, eligibility: { can: 'yes' }, text };
  }

  write(label: string, eligibility: Eligibility, ask: () => Promise<Asked>): CurlAction {
    const text = async (): Promise<string | undefined> => {
      const orders = await ask();
      return orders && curlOf(Array.isArray(orders) ? orders : [orders as Order], this.#services);
    };
    return { label, eligibility, text };
  }

  /** What needs nothing to be asked. */
  plain(label: string, action: BulkAction, resource: Resource): CurlAction {
    const { store } = this.#services;
    const orders = ordersFor(action, resource, store);
    return this.write(label, bulkEligibility(action, resource, store), () => Promise.resolve(orders));
  }
}

function volumeActions(volume: Volume, services: Services): readonly CurlAction[] {
  const { store } = services;
  const actions = new Actions(services);
  const tier = store.tierOf(volume.region);
  return [
    actions.write(
      l10n.t('Clone Volume'),
      cloneEligibility({ volume, tier, instance: store.instanceOf(volume) }),
      () => askCloneName(volume, services),
    ),
    actions.write(l10n.t('Resize Volume'), resizeEligibility({ volume, tier }), () =>
      askResize(volume, services),
    ),
    actions.write(l10n.t('Attach to Instance'), attachableVolume(volume), () => askAttach(volume, services)),
    actions.plain(l10n.t('Detach from Instance'), 'detachVolume', volume),
    actions.plain(l10n.t('Delete Volume'), 'deleteVolume', volume),
  ];
}

function snapshotActions(snapshot: Snapshot, services: Services): readonly CurlAction[] {
  const actions = new Actions(services);
  return [
    actions.write(l10n.t('Create Image'), imageEligibility(snapshot, services.store.imageOf(snapshot)), () =>
      askImageName(snapshot, services),
    ),
    actions.write(l10n.t('Restore as New Instance'), restoreEligibility(snapshot), () =>
      askRestore(snapshot, services),
    ),
    actions.plain(l10n.t('Delete Snapshot'), 'deleteSnapshot', snapshot),
  ];
}

function imageActions(image: Image, services: Services): readonly CurlAction[] {
  const actions = new Actions(services);
  return [actions.plain(l10n.t('Delete Image'), 'deleteImage', image)];
}

function instanceActions(instance: Instance, services: Services): readonly CurlAction[] {
  const actions = new Actions(services);
  const tier = services.store.tierOf(instance.region);
  return [
    actions.write(l10n.t('Create Snapshot'), snapshotEligibility({ instance, tier }), () =>
      askSnapshot(instance, services),
    ),
    actions.plain(l10n.t('Start Instance'), 'startInstance', instance),
    actions.plain(l10n.t('Shut Down Instance'), 'stopInstance', instance),
    actions.plain(l10n.t('Reboot Instance'), 'rebootInstance', instance),
    actions.plain(l10n.t('Hibernate Instance'), 'hibernateInstance', instance),
    actions.plain(l10n.t('Restore from Hibernation'), 'restoreInstance', instance),
  ];
}

/** What changes one of a kind; absent where nothing does. */
const writes: {
  readonly [K in ResourceKind]?: (resource: ResourceOf<K>, services: Services) => readonly CurlAction[];
} = {
  volume: volumeActions,
  snapshot: snapshotActions,
  image: imageActions,
  instance: instanceActions,
};

function readActions({ kind, id }: Resource, services: Services): readonly CurlAction[] {
  const { words, get, billing } = definitionOf({ kind });
  const actions = new Actions(services);
  return [
    ...(get ? [actions.read(get.label(), (requests) => get.send(requests, id))] : []),
    ...(billing ? [actions.read(l10n.t('Show Billing'), (requests) => billing(requests, id, {}))] : []),
    actions.list(words.list(), (requests) => requests[listOf(kind)].list()),
  ];
}

/** All that the menus and forms do with a resource, and what reads it; the reason where it can't be done now. */
export function curlActions(resource: Resource, services: Services): readonly CurlAction[] {
  const write = writes[resource.kind] as
    ((one: Resource, services: Services) => readonly CurlAction[]) | undefined;
  return [...(write?.(resource, services) ?? []), ...readActions(resource, services)];
}
