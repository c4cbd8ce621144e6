import { makesTheSame } from '../../writes/engine/intents.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Draft } from '../protocol/protocol.ts';
import type { Confirmation, FormServices } from './services.ts';
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
  if (!goOnWith(parts, draft)) {
    const { orders, main } = subject.orders(draft);
    submission.submit(submissionId, draft, () => services.begin(orders, main));
  }
}

/** What has to be confirmed before a draft is begun; undefined where nothing has. */
export function questionFor(
  { services, subject, submission }: FormParts,
  draft: Draft,
): Confirmation | undefined {
  const { orders } = subject.orders(draft);
  return services.withEarlierTries(subject.question(draft), orders, (one) => submission.shows(one));
}

/** True where just what a draft orders was begun before and may still come to something: that is shown. */
export function goOnWith(parts: FormParts, draft: Draft): boolean {
  const { orders, main } = parts.subject.orders(draft);
  const mine = orders[main];
  return goOn(parts, (order) => mine !== undefined && makesTheSame(order, mine));
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
