import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import type { Instance, ResourceRef, Volume } from '../../domain/resources.ts';
import type { Tier } from '../../domain/tiers.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { asTold } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import type { ExpectedResource, Order } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import type { ResourceUse } from '../model/resource-use.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { ChangePlan } from './change-plan.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';
import { changingVolume, sharing } from './uses.ts';

export type AttachmentOrder = Order<'attachVolume' | 'detachVolume'>;

/** Where a volume is, as far as that is told: at the instance of the order, at another one, or at one that is not told. */
type Place = 'here' | 'elsewhere' | 'somewhere';

/** In what attaching and detaching differ. */
export interface Direction {
  /** Whether it is so already. */
  isSo(volume: Volume, place: Place): boolean;
  eligibility(subject: {
    readonly volume: Volume;
    readonly instance: Instance;
    readonly tier: Tier;
  }): Eligibility;
  /** As `Change.tell`. */
  tell(volume: Volume, place: Place): ReturnType<Change<'volume'>['tell']>;
  whatToCheck(name: string, instance: string): string;
  texts(name: string, instance: string): StepTexts;
}

/** What a plan to attach or to detach has in common. It is done when the volume tells so itself. */
export function attachmentPlan(order: AttachmentOrder, context: PlanContext, direction: Direction): Plan {
  const { store } = context;
  const { volume: seen, instance: host } = order;
  const target = { kind: 'volume', id: seen.id, name: seen.name } as const;
  const seenHost = { kind: 'instance', id: host.id, name: host.name } as const;
  return new ChangePlan(
    {
      order,
      target,
      region: seen.region,
      recheck: async (source) => {
        const [volume, instance] = await Promise.all([
          readAgain(store, target, ['volumes'], () => source.volumes.get(seen.id)),
          readAgain(store, seenHost, ['instances'], () => source.instances.get(host.id)),
        ]);
        checkUnchanged(seen, volume);
        checkUnchanged({ ...host, region: instance.region }, instance);
        if (direction.isSo(volume, placeOf(volume, host, store))) {
          return undefined;
        }
        checkAllowed(direction.eligibility({ volume, instance, tier: store.tierOf(instance.region) }));
        return volume;
      },
      tell: (volume) => direction.tell(volume, placeOf(volume, host, store)),
      ifGone: 'error',
      get: (source) => source.volumes.get(seen.id),
      alsoIn: [],
      thenIn: ['instances'], // they tell their volumes
      whatToCheck: () => direction.whatToCheck(seen.name, host.name),
      texts: () => {
        const { volume, instance } = asTold(order, store);
        return direction.texts(volume.name, instance.name);
      },
    },
    context,
  );
}

export function attachmentUses({ volume, instance: { id, name } }: AttachmentOrder): readonly ResourceUse[] {
  const text = l10n.t('Another operation attaches a volume to {0}, or detaches one.', name);
  return [sharing('instance', id, text), changingVolume(volume)];
}

function placeOf(volume: Volume, host: ExpectedResource, store: ResourceStore): Place {
  const told: ResourceRef | undefined = store.instanceOf(volume);
  if (told?.id === undefined && told?.name === undefined) {
    return 'somewhere';
  }
  const isHere = told.id === undefined ? told.name === host.name : told.id === host.id;
  return isHere ? 'here' : 'elsewhere';
}
