import * as l10n from '@vscode/l10n';
import type { Groups } from '../../api/groups/groups.ts';
import { attachableVolume } from '../../domain/attachment.ts';
import type { Eligibility } from '../../domain/checks.ts';
import { cloneEligibility } from '../../domain/clone.ts';
import { imageEligibility } from '../../domain/image.ts';
import { resizeEligibility } from '../../domain/resize.ts';
import type { Image, Instance, Resource, Snapshot, Volume } from '../../domain/resources.ts';
import { restoreEligibility, snapshotEligibility } from '../../domain/snapshot.ts';
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
  const { id } = volume;
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
    actions.read(l10n.t('Show Volume'), ({ volumes }) => volumes.get(id)),
    actions.read(l10n.t('Show Billing'), ({ volumes }) => volumes.billing(id)),
    actions.list(l10n.t('List Volumes'), ({ volumes }) => volumes.list()),
  ];
}

function snapshotActions(snapshot: Snapshot, services: Services): readonly CurlAction[] {
  const { id } = snapshot;
  const actions = new Actions(services);
  return [
    actions.write(l10n.t('Create Image'), imageEligibility(snapshot, services.store.imageOf(snapshot)), () =>
      askImageName(snapshot, services),
    ),
    actions.write(l10n.t('Restore as New Instance'), restoreEligibility(snapshot), () =>
      askRestore(snapshot, services),
    ),
    actions.plain(l10n.t('Delete Snapshot'), 'deleteSnapshot', snapshot),
    actions.read(l10n.t('Show Snapshot'), ({ snapshots }) => snapshots.get(id)),
    actions.read(l10n.t('Show Billing'), ({ snapshots }) => snapshots.billing(id)),
    actions.list(l10n.t('List Snapshots'), ({ snapshots }) => snapshots.list()),
  ];
}

function imageActions(image: Image, services: Services): readonly CurlAction[] {
  const actions = new Actions(services);
  return [
    actions.plain(l10n.t('Delete Image'), 'deleteImage', image),
    actions.read(l10n.t('Show Image'), ({ images }) => images.get(image.id)),
    actions.list(l10n.t('List Images'), ({ images }) => images.list()),
  ];
}

function instanceActions(instance: Instance, services: Services): readonly CurlAction[] {
  const { id } = instance;
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
    actions.read(l10n.t('Show Instance'), ({ instances }) => instances.get(id)),
    actions.read(l10n.t('Show Billing'), ({ instances }) => instances.billing(id)),
    actions.list(l10n.t('List Instances'), ({ instances }) => instances.list()),
  ];
}

/** All that the menus and forms do with a resource, and what reads it; the reason where it can't be done now. */
export function curlActions(resource: Resource, services: Services): readonly CurlAction[] {
  switch (resource.kind) {
    case 'volume':
      return volumeActions(resource, services);
    case 'snapshot':
      return snapshotActions(resource, services);
    case 'image':
      return imageActions(resource, services);
    case 'instance':
      return instanceActions(resource, services);
  }
}
