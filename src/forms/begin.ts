import { makesTheSame } from '../state/intents.ts';
import type { Order } from '../state/orders.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Draft } from './protocol.ts';
import type { FormServices } from './services.ts';
import type { FormSubject } from './subject.ts';
import type { Submission } from './submission.ts';

/** What a form consists of. */
export interface FormParts {
  readonly services: FormServices;
  readonly subject: FormSubject;
  readonly submission: Submission;
  readonly kept: DraftKeeper;
}

/** What a draft orders is begun; where just that was begun before, and nobody knows what came of it, that is shown. */
export function begin(parts: FormParts, submissionId: string, draft: Draft): void {
  const { services, subject, submission } = parts;
  const { orders, main } = subject.orders(draft);
  const mine = orders[main];
  if (!goOn(parts, (order) => mine !== undefined && makesTheSame(order, mine))) {
    submission.submit(submissionId, draft, () => services.begin(orders, main));
  }
}

/**
 * Goes on where a form of the same was left, so that nothing is sent twice; not with what this form has shown already.
 * @param isIt whether it is such an order
 */
export function goOn(
  { services, subject, submission, kept }: FormParts,
  isIt = (order: Order) => subject.leftAs(order, kept.draft) !== undefined,
): boolean {
  const left = services.unfinished(isIt);
  if (left === undefined || submission.stage.at !== 'editing' || submission.shows(left)) {
    return false;
  }
  const draft = subject.leftAs(left.main.plan.order, kept.draft) ?? kept.draft;
  kept.pin(draft);
  submission.adopt(draft, left);
  return true;
}
