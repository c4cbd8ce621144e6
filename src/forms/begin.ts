import { isSameIntent } from '../state/intents.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Draft } from './protocol.ts';
import type { FormOperation, FormServices } from './services.ts';
import type { FormSubject } from './subject.ts';
import type { Submission } from './submission.ts';

/** What a form consists of. */
export interface FormParts {
  readonly services: FormServices;
  readonly subject: FormSubject;
  readonly submission: Submission;
  readonly kept: DraftKeeper;
}

/** Begins what a draft orders; where just that was begun before, and nobody knows what came of it, gives that first. */
export function begin({ services, subject, submission }: FormParts, draft: Draft): FormOperation {
  const { orders, main } = subject.orders(draft);
  const mine = orders[main];
  const before = services.unfinished((order) => mine !== undefined && isSameIntent(order, mine));
  return before === undefined || submission.shows(before) ? services.begin(orders, main) : before;
}

/** Goes on where a form of the same was left, so that nothing is sent twice. */
export function goOn({ services, subject, submission, kept }: FormParts): void {
  const left = services.unfinished((order) => subject.isLeft(order, kept.draft));
  if (left !== undefined && submission.stage.at === 'editing') {
    const draft = { ...kept.draft, name: left.name };
    kept.pin(draft);
    submission.adopt(draft, left);
  }
}
