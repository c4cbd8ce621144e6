import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import type { Resource } from '../../domain/resources.ts';
import { stateOf } from '../../domain/status.ts';
import type { ResourceOf } from '../../resources/kinds.ts';
import { toldName } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import type { WriteWords } from '../model/definition.ts';
import type { ExpectedVolume, Order, OrderKind, Target } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { ChangePlan } from './change-plan.ts';
import { checkAllowed, checkUnchanged, readIfThere } from './recheck.ts';

type Deletable = 'volume' | 'snapshot' | 'image';

/** What is particular to the deletion of one kind. */
export interface Deletion<K extends Deletable> {
  readonly kind: K;
  readonly order: Order;
  readonly seen: ExpectedVolume;
  /** What of that must not have changed; all of it, where this is absent. */
  expected?(now: ResourceOf<K>): ExpectedVolume;
  get(source: Source): Promise<ResourceOf<K>>;
  /** The lists that are read before, since the rules need them. */
  readonly otherLists: Change<K>['alsoIn'];
  eligibility(now: ResourceOf<K>): Eligibility;
  /** What may go with it; nothing, where this is absent. */
  readonly alsoGone?: () => readonly Pick<Resource, 'kind' | 'id'>[];
  readonly alsoIn: Change<K>['alsoIn'];
  readonly thenIn: Change<K>['thenIn'];
  /** What to look for where it may have been carried out. */
  whatToCheck(name: string): string;
  texts(name: string): StepTexts;
}

/** A deletion of whichever kind is done when what is deleted is gone. */
export function deletionPlan<K extends Deletable>(deletion: Deletion<K>, context: PlanContext): Plan {
  const { kind, order, seen, otherLists, alsoIn, thenIn } = deletion;
  const { store } = context;
  const target: Target<K> = { kind, id: seen.id, name: seen.name };
  const get: Deletion<K>['get'] = (source) => deletion.get(source);
  return new ChangePlan<K>(
    {
      order,
      target,
      region: seen.region,
      recheck: async (source) => {
        const now = await readIfThere(store, target, otherLists, () => get(source));
        if (now === undefined) {
          return undefined;
        }
        checkUnchanged(deletion.expected?.(now) ?? seen, now);
        checkAllowed(deletion.eligibility(now));
        return now;
      },
      sending: () => {
        for (const gone of [target, ...(deletion.alsoGone?.() ?? [])]) {
          store.expectGone(gone.kind, gone.id);
        }
      },
      tell,
      ifGone: 'done',
      get,
      alsoIn,
      thenIn,
      whatToCheck: () => {
        const isListed = store.find(kind, seen.id) !== undefined;
        return `${isListed ? stillListed() : unlisted()} ${deletion.whatToCheck(seen.name)}`;
      },
      texts: () => deletion.texts(toldName(target, store)),
    },
    context,
  );
}

function tell({ status }: Pick<Resource, 'status'>): 'begun' | 'error' | undefined {
  switch (stateOf(status)) {
    case 'deleting':
      return 'begun';
    case 'error':
      return 'error';
    default:
      return undefined;
  }
}

const stillListed = () => l10n.t('It was still listed when last looked for.');
const unlisted = () =>
  l10n.t('It is not seen in the list any more, but Barrack does not say that it is gone.');

/** What to look for where a deletion may have been carried out. */
export const seeWhetherThere = (name: string) => l10n.t('See at barrack.ai whether {0} is there.', name);
export const seeWhetherBilled = (name: string) =>
  l10n.t('See at barrack.ai whether {0} is there: if it is, it is billed.', name);

/** The words that are the same for all kinds. */
export const deletionWords: Omit<WriteWords<OrderKind>, 'label'> = {
  goal: () => l10n.t('it to be gone'),
  checking: () => l10n.t('checking whether it was deleted'),
  begun: () => l10n.t('being deleted…'),
  toCome: () => l10n.t('to be deleted'),
};
