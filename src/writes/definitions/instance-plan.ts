import { awakeBetween } from '../../base/time.ts';
import type { PowerAction } from '../../domain/power.ts';
import { powerEligibility } from '../../domain/power.ts';
import type { Instance } from '../../domain/resources.ts';
import type { InstanceState } from '../../domain/status.ts';
import { asTold } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import { ChangePlan } from './change-plan.ts';
import { instanceTexts, whatLasts, whatToCheckOfInstance } from './instance-texts.ts';
import type { InstanceOrder } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';

type Kind = InstanceOrder['kind'];

const actions: Readonly<Record<Kind, PowerAction>> = {
  stopInstance: 'stop',
  startInstance: 'start',
  rebootInstance: 'reboot',
  hibernateInstance: 'hibernate',
  restoreInstance: 'restore',
};

/** What each ends in. A reboot begins in the same state, so that this tells nothing. */
const ends: Readonly<Record<Exclude<Kind, 'rebootInstance'>, InstanceState>> = {
  stopInstance: 'SHUTOFF',
  startInstance: 'ACTIVE',
  hibernateInstance: 'HIBERNATED',
  restoreInstance: 'ACTIVE',
};

/** An instance that has been ACTIVE for so long after a reboot was accepted has rebooted, in milliseconds. */
const rebootsWithinMs = 60 * 1000;
const looksEveryMs = 10 * 1000;

/** Changes the state of an instance. */
export function instancePlan(order: InstanceOrder, context: PlanContext): Plan {
  const { store } = context;
  const { instance: seen, kind } = order;
  const target = { kind: 'instance', id: seen.id, name: seen.name } as const;
  const course = kind === 'rebootInstance' ? reboot(context) : towards(ends[kind]);
  return new ChangePlan(
    {
      order,
      target,
      region: seen.region,
      recheck: async (source) => {
        const now = await readAgain(store, target, ['instances'], () => source.instances.get(seen.id));
        checkUnchanged({ ...seen, region: now.region }, now);
        if (kind !== 'rebootInstance' && now.status.state === ends[kind]) {
          return undefined;
        }
        checkAllowed(powerEligibility(actions[kind], now));
        return now;
      },
      ...course,
      ifGone: 'error',
      get: (source) => source.instances.get(seen.id),
      alsoIn: [],
      thenIn: ['volumes'], // they tell their instance's status
      whatToCheck: whatToCheckOfInstance(kind, seen.name),
      whatLasts: whatLasts(kind),
      texts: () => instanceTexts(kind, asTold(order, store).instance.name),
    },
    context,
  );
}

type Course = Pick<Change<'instance'>, 'accepted' | 'leavesNoTrace' | 'looksEveryMs' | 'sending' | 'tell'>;

function towards(end: InstanceState): Course {
  return { tell: ({ status }) => (status.state === end ? 'done' : tellOnTheWay(status)) };
}

function tellOnTheWay({ state }: Instance['status']): 'begun' | 'error' | undefined {
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

/** It ends as it begins: with an instance that was in another state meanwhile, or long enough in none. */
function reboot({ store, clock, notes }: PlanContext): Course {
  let acceptedAt = notes.accepted === true ? clock.now() : undefined;
  let wasElse = false;
  const isLongActive = (): boolean => {
    const { loadedAt } = store.instances;
    return (
      acceptedAt !== undefined &&
      loadedAt !== undefined &&
      awakeBetween(acceptedAt, loadedAt) >= rebootsWithinMs
    );
  };
  return {
    leavesNoTrace: true,
    looksEveryMs,
    sending: () => {
      wasElse = false; // what it told before does not count
    },
    accepted: () => {
      acceptedAt = clock.now();
    },
    tell: ({ status }) => {
      if (status.state === 'ACTIVE') {
        return wasElse || isLongActive() ? 'done' : undefined;
      }
      wasElse ||= acceptedAt !== undefined || status.state === 'transition';
      return tellOnTheWay(status);
    },
  };
}
