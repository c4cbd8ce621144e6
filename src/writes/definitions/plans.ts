import type { PlanContext } from './plan-context.ts';
import { attachmentPlan } from './attachment-plan.ts';
import { clonePlan } from './clone-plan.ts';
import { deletionPlan } from './deletion-plan.ts';
import { imagePlan } from './image-plan.ts';
import { instancePlan } from './instance-plan.ts';
import type { Order } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import { resizePlan } from './resize-plan.ts';
import { restorationPlan } from './restoration-plan.ts';
import { snapshotPlan } from './snapshot-plan.ts';
import { volumePlan } from './volume-plan.ts';

/** How an order is carried out. To add an operation: its order, its request, its plan, and its words. */
export function planFor(order: Order, context: PlanContext): Plan {
  switch (order.kind) {
    case 'createVolume':
      return volumePlan(order, context);
    case 'clone':
      return clonePlan(order, context);
    case 'resizeVolume':
      return resizePlan(order, context);
    case 'attachVolume':
    case 'detachVolume':
      return attachmentPlan(order, context);
    case 'createSnapshot':
      return snapshotPlan(order, context);
    case 'restoreSnapshot':
      return restorationPlan(order, context);
    case 'createImage':
      return imagePlan(order, context);
    case 'deleteVolume':
    case 'deleteSnapshot':
    case 'deleteImage':
      return deletionPlan(order, context);
    case 'stopInstance':
    case 'startInstance':
    case 'rebootInstance':
    case 'hibernateInstance':
    case 'restoreInstance':
      return instancePlan(order, context);
  }
}
