import type { Snapshot } from '../../domain/resources.ts';
import { snapshotEligibility, snapshotNameProblems } from '../../domain/snapshot.ts';
import { asTold } from '../model/as-told.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { snapshotTexts, whatToCheckOfSnapshot } from './creation-texts.ts';
import type { SnapshotOrder } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';

/** Makes a snapshot of an instance. A lost answer is looked for as a new snapshot of that name. */
export function snapshotPlan(order: SnapshotOrder, context: PlanContext): Plan {
  const { store } = context;
  const { instance: seen, name } = order;
  const target = { kind: 'instance', id: seen.id, name: seen.name } as const;
  const mayBeIt = (snapshot: Snapshot): boolean => snapshot.name === name.trim();
  return new CreationPlan(
    {
      makes: 'snapshot',
      order,
      target,
      region: seen.region,
      isIt: (snapshot) => mayBeIt(snapshot) && (snapshot.instance?.id ?? seen.id) === seen.id,
      mayBeIt,
      comesFromIt: (snapshot) => snapshot.instance?.id === seen.id,
      recheck: async (source) => {
        const lists = ['instances', 'snapshots'] as const;
        const now = await readAgain(store, target, lists, () => source.instances.get(seen.id));
        checkUnchanged(seen, now);
        checkAllowed(snapshotEligibility({ instance: now, tier: store.tierOf(now.region) }));
      },
      nameProblems: () => snapshotNameProblems(name, namesOf(store.snapshots.items)),
      get: (source, id) => source.snapshots.get(id),
      alsoIn: [],
      whatToCheck: whatToCheckOfSnapshot(name),
      texts: () => snapshotTexts(asTold(order, store)),
    },
    context,
  );
}
