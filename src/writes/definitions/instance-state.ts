import * as l10n from '@vscode/l10n';
import type { PowerAction } from '../../domain/power.ts';
import { powerEligibility } from '../../domain/power.ts';
import type { Instance } from '../../domain/resources.ts';
import type { InstanceState } from '../../domain/status.ts';
import { asTold } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import type { WriteDefinition, WriteWords } from '../model/definition.ts';
import { withoutResult } from '../model/definition.ts';
import type { Order } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { ChangePlan } from './change-plan.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';

export type PowerOrderKind =
  'stopInstance' | 'startInstance' | 'rebootInstance' | 'hibernateInstance' | 'restoreInstance';

/** How a change of state is followed to its end. */
export type Course = Pick<
  Change<'instance'>,
  'accepted' | 'leavesNoTrace' | 'looksEveryMs' | 'sending' | 'tell'
>;

/** What is particular to one change of an instance's state. */
export interface StateChange {
  readonly action: PowerAction;
  /** The state it ends in; undefined where it begins in the same, so that this tells nothing. */
  readonly end?: InstanceState;
  readonly course: (context: PlanContext) => Course;
  readonly texts: (name: string) => StepTexts;
  readonly whatToCheck: (name: string) => string;
  /** What lasts after it; absent where nothing has to be said. */
  readonly whatLasts?: () => string;
  readonly words: WriteWords<PowerOrderKind>;
}

/** Changes the state of an instance. */
export function stateChange(change: StateChange): WriteDefinition<PowerOrderKind> {
  return {
    send: ({ instance }, { instances }) => withoutResult(instances[change.action](instance.id)),
    plan: (order, context) => new ChangePlan(changeOf(order, change, context), context),
    uses: ({ instance: { id, name } }) => [
      {
        kind: 'instance',
        id,
        exclusive: true,
        text: l10n.t('Another operation changes the state of {0}.', name),
      },
    ],
    intent: ({ instance }) => [instance.id],
    words: change.words,
  };
}

function changeOf(
  order: Order<PowerOrderKind>,
  { action, end, course, texts, whatToCheck, whatLasts }: StateChange,
  context: PlanContext,
): Change<'instance'> {
  const { store } = context;
  const { instance: seen } = order;
  const target = { kind: 'instance', id: seen.id, name: seen.name } as const;
  return {
    order,
    target,
    region: seen.region,
    recheck: async (source) => {
      const now = await readAgain(store, target, ['instances'], () => source.instances.get(seen.id));
      checkUnchanged({ ...seen, region: now.region }, now);
      if (now.status.state === end) {
        return undefined;
      }
      checkAllowed(powerEligibility(action, now));
      return now;
    },
    ...course(context),
    ifGone: 'error',
    get: (source) => source.instances.get(seen.id),
    alsoIn: [],
    thenIn: ['volumes'], // they tell their instance's status
    whatToCheck: () => whatToCheck(seen.name),
    whatLasts: whatLasts?.(),
    texts: () => texts(asTold(order, store).instance.name),
  };
}

/** It is done when the instance is in a state. */
export function towards(end: InstanceState): Pick<StateChange, 'end' | 'course' | 'whatToCheck'> {
  const tell: Course['tell'] = ({ status }) => (status.state === end ? 'done' : tellOnTheWay(status));
  return {
    end,
    course: () => ({ tell }),
    whatToCheck: (name) => l10n.t('See at barrack.ai whether {0} is {1}.', name, end),
  };
}

/** What an instance tells that is not where it is to come to. */
export function tellOnTheWay({ state }: Instance['status']): 'begun' | 'error' | undefined {
  switch (state) {
    case 'error':
    case 'DELETED':
      return 'error';
    case 'transition':
      return 'begun';
    default:
      return undefined;
  }
}
