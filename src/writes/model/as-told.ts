import * as l10n from '@vscode/l10n';
import type { ResourceKind } from '../../domain/resources.ts';
import type { Order, ExpectedResource, Target } from './orders.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** What is listed tells whether a name is enough. */
export type NameStore = Pick<ResourceStore, 'needsId' | 'shortId'>;

/** What is named in a sentence: `prod`, or `prod (17)` where the name leaves open what it is now. */
export function toldName(thing: Target, names: NameStore): string {
  return names.needsId(thing) ? l10n.t('{0} ({1})', thing.name, names.shortId(thing)) : thing.name;
}

/** The things an order may be about, by where it names them. */
const places = {
  source: 'volume',
  volume: 'volume',
  snapshot: 'snapshot',
  image: 'image',
  instance: 'instance',
} as const;

/** An order to be told, not sent: what there is already goes by names that tell it from what else is listed. */
export function asTold<O extends Order>(order: O, names: NameStore): O {
  if (order.kind === 'createVolume') {
    return order; // of an image of a region's list, which is not among what the names are told from
  }
  const told = Object.entries(places).map(([place, kind]: [string, ResourceKind]) => {
    const thing = (order as unknown as Readonly<Record<string, ExpectedResource | undefined>>)[place];
    return thing === undefined ? {} : { [place]: { ...thing, name: toldName({ ...thing, kind }, names) } };
  });
  return Object.assign({}, order, ...told) as O;
}
