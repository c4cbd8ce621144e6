import type { Resource } from '../../domain/resources.ts';
import type { WriteDefinition } from '../model/definition.ts';
import type { Order, OrderKind } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import type { Sent, Writes } from '../model/source.ts';
import { attachVolume } from './attach-volume.ts';
import { cloneVolume } from './clone-volume.ts';
import { createImage } from './create-image.ts';
import { createSnapshot } from './create-snapshot.ts';
import { createVolume } from './create-volume.ts';
import { deleteImage } from './delete-image.ts';
import { deleteSnapshot } from './delete-snapshot.ts';
import { deleteVolume } from './delete-volume.ts';
import { detachVolume } from './detach-volume.ts';
import { hibernateInstance } from './hibernate-instance.ts';
import { rebootInstance } from './reboot-instance.ts';
import { resizeVolume } from './resize-volume.ts';
import { restoreInstance } from './restore-instance.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { startInstance } from './start-instance.ts';
import { stopInstance } from './stop-instance.ts';

const definitions: { readonly [K in OrderKind]: WriteDefinition<K> } = {
  clone: cloneVolume,
  createVolume,
  resizeVolume,
  attachVolume,
  detachVolume,
  deleteVolume,
  createSnapshot,
  restoreSnapshot,
  deleteSnapshot,
  createImage,
  deleteImage,
  stopInstance,
  startInstance,
  rebootInstance,
  hibernateInstance,
  restoreInstance,
};

/** What a kind of write is: see `WriteDefinition`. */
export function definitionOf<K extends OrderKind>({ kind }: Pick<Order<K>, 'kind'>): WriteDefinition<K> {
  return definitions[kind] as WriteDefinition<K>;
}

/**
 * The one request that carries an order out. Nothing is checked.
 * @returns what it made or changed, where the answer may tell
 */
export function sendOrder(order: Order, source: Writes): Promise<Sent<Resource>> {
  return definitionOf(order).send(order, source);
}

/** How an order is carried out. */
export function planFor(order: Order, context: Omit<PlanContext, 'send'>): Plan {
  return definitionOf(order).plan(order, { ...context, send: (source) => sendOrder(order, source) });
}
