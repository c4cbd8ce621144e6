import * as l10n from '@vscode/l10n';
import type { ResourceStore } from '../../resources/store.ts';
import type { Order, Target } from './orders.ts';
import { withResources } from './orders.ts';

/** What is listed tells whether a name is enough. */
export type NameStore = Pick<ResourceStore, 'needsId' | 'shortId'>;

/** What is named in a sentence: `prod`, or `prod (17)` where the name leaves open what it is now. */
export function toldName(thing: Target, names: NameStore): string {
  return names.needsId(thing) ? l10n.t('{0} ({1})', thing.name, names.shortId(thing)) : thing.name;
}

/** An order to be told, not sent: what it names goes by names that tell it from what else is listed. */
export function asTold<O extends Order>(order: O, names: NameStore): O {
  return withResources(order, (thing, kind) => ({ ...thing, name: toldName({ ...thing, kind }, names) }));
}
