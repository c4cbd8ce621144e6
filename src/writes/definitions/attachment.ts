import * as l10n from '@vscode/l10n';
import type { Instance, ResourceRef, Volume } from '../../domain/resources.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { asTold } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import type { ExpectedResource, Order } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import type { ResourceUse } from '../model/resource-use.ts';
import type { Source } from '../model/source.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { ChangePlan } from './change-plan.ts';
import { checkUnchanged, readAgain } from './recheck.ts';
import { changingVolume, sharing } from './uses.ts';

export type AttachmentOrder = Order<'attachVolume' | 'detachVolume'>;

/** Reads the volume and the instance anew. Throws a BarrackError where they are not what the user saw. */
export type ReadBoth = (source: Source) => Promise<readonly [Volume, Instance]>;

/** In what attaching and detaching differ. */
export interface Direction extends Pick<Change<'volume'>, 'recheck' | 'tell' | 'whatToCheck'> {
  readonly texts: (name: string, instance: string) => StepTexts;
}

/** What a plan to attach or to detach has in common. It is done when the volume tells so itself. */
export function attachmentPlan(
  order: AttachmentOrder,
  context: PlanContext,
  directionOf: (host: ExpectedResource, store: ResourceStore, read: ReadBoth) => Direction,
): Plan {
  const { store } = context;
  const { volume: seen, instance: host } = order;
  const target = { kind: 'volume', id: seen.id, name: seen.name } as const;
  const read: ReadBoth = async (source) => {
    const seenHost = { kind: 'instance', id: host.id, name: host.name } as const;
    const [volume, instance] = await Promise.all([
      readAgain(store, target, ['volumes'], () => source.volumes.get(seen.id)),
      readAgain(store, seenHost, ['instances'], () => source.instances.get(host.id)),
    ]);
    checkUnchanged(seen, volume);
    checkUnchanged({ ...host, region: instance.region }, instance);
    return [volume, instance];
  };
  const { texts, ...direction } = directionOf(host, store, read);
  return new ChangePlan(
    {
      ...direction,
      order,
      target,
      region: seen.region,
      ifGone: 'error',
      get: (source) => source.volumes.get(seen.id),
      alsoIn: [],
      thenIn: ['instances'], // they tell their volumes
      texts: () => {
        const { volume, instance } = asTold(order, store);
        return texts(volume.name, instance.name);
      },
    },
    context,
  );
}

export function attachmentUses({ volume, instance: { id, name } }: AttachmentOrder): readonly ResourceUse[] {
  const text = l10n.t('Another operation attaches a volume to {0}, or detaches one.', name);
  return [sharing('instance', id, text), changingVolume(volume)];
}

/** Whether a volume is attached as far as it is told: to that instance, to another one, to one that is not told. */
export function placeOf(
  volume: Volume,
  host: ExpectedResource,
  store: ResourceStore,
): 'here' | 'elsewhere' | 'somewhere' {
  const told: ResourceRef | undefined = store.instanceOf(volume);
  if (told?.id === undefined && told?.name === undefined) {
    return 'somewhere';
  }
  const isHere = told.id === undefined ? told.name === host.name : told.id === host.id;
  return isHere ? 'here' : 'elsewhere';
}
