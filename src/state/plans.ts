import { ClonePlan } from './clone-plan.ts';
import { ImageDeletionPlan } from './image-deletion-plan.ts';
import { ImagePlan } from './image-plan.ts';
import { InstancePlan } from './instance-plan.ts';
import type { Claims } from './new-result.ts';
import type { Order } from './orders.ts';
import type { Plan } from './plan.ts';
import type { Notes } from './record.ts';
import type { ResourceStore } from './store.ts';

export interface PlanContext {
  readonly store: ResourceStore;
  readonly claims: Claims;
  /** Of whoever began it; empty for a new one. */
  readonly notes: Notes;
}

/** How an order is carried out. To add an operation: its order, its plan, and its words. */
export function planFor(order: Order, context: PlanContext): Plan {
  switch (order.kind) {
    case 'clone':
      return new ClonePlan(order, context);
    case 'createImage':
      return new ImagePlan(order, context);
    case 'deleteImage':
      return new ImageDeletionPlan(order, context);
    case 'stopInstance':
    case 'startInstance':
      return new InstancePlan(order, context);
  }
}
