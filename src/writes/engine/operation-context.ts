import type { Clock } from '../../base/clock.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from '../model/plan-context.ts';
import { planFor } from '../definitions/registry.ts';
import type { StepRecord } from '../model/record.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { InTurn } from '../../base/concurrency-limiter.ts';

/** What an operation is carried out with. */
export interface OperationContext extends Omit<PlanContext, 'notes' | 'send'> {
  readonly store: ResourceStore;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** For checking and sending. */
  readonly inTurn: InTurn;
  /** Called with an operation's id right before its main step is sent. */
  readonly sends: (id: string) => void;
  /** Called when another window has taken over: the journal tells how it stands there. */
  readonly lost: () => void;
}

/** How a step goes on, in the journal or begun just now. */
export function planOf({ order, notes }: StepRecord, context: OperationContext): Plan {
  return planFor(order, { ...context, notes });
}
