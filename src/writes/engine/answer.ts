import { BarrackError } from '../../api/errors.ts';
import type { Resource } from '../../domain/resources.ts';
import type { Plan } from '../model/plan.ts';
import type { Sent, Source } from '../model/source.ts';
import { answerBroke } from '../model/step-errors.ts';

/** What came of sending a write; `lost`: Barrack may or may not have carried it out. */
export type Answer<T> =
  | ({ readonly outcome: 'accepted' } & Sent<T>)
  | { readonly outcome: 'refused' | 'lost'; readonly error: BarrackError };

/** Sends it, once. An error of this program's own leaves open what Barrack did, so it counts as a lost answer. */
export async function answerTo(plan: Pick<Plan, 'send'>, source: Source): Promise<Answer<Resource>> {
  try {
    return { outcome: 'accepted', ...(await plan.send(source)) };
  } catch (error) {
    if (!BarrackError.is(error)) {
      return { outcome: 'lost', error: answerBroke(error) };
    }
    return { outcome: error.outcome === 'unknown' ? 'lost' : 'refused', error };
  }
}
