import { billedKinds, listsWithPage } from '../../kinds/registry.ts';
import { kindIn, listOf, resourceKinds } from '../../resources/kinds.ts';
import type { Family } from './contribution.ts';
import type { Placed } from './when.ts';
import { any, compare, is, key, inOperations, inResources, some } from './when.ts';

/** Where a row can lead, in the order of the submenu. */
const ways = ['hasInstance', 'hasVolume', 'hasSnapshot', 'hasImage', 'hasSource', 'hasClone'] as const;
type Way = (typeof ways)[number];

const leads = (way: Way): Placed<Way> => ({ when: is(way), group: `1_goto@${ways.indexOf(way) + 1}` });

/** The submenu "Go to" in the context menus of rows. */
export const goToMenu = { submenu: 'barrack.goTo', ...inResources('4_open@4', is(...ways)) };

export const navigate = {
  'barrack.goToResource': {
    icon: 'search',
    palette: compare('barrack.state', '!=', 'empty'),
    title: [inResources('3_find@1', key('barrack.signedIn'), compare('barrack.state', '!=', 'empty'))],
  },
  'barrack.goToInstance': {
    palette: any(some('volumes'), some('snapshots'), some('images')),
    goTo: [leads('hasInstance')],
  },
  'barrack.goToVolume': {
    palette: some('instances'),
    goTo: [leads('hasVolume')],
  },
  'barrack.goToSnapshot': {
    palette: any(some('images'), some('instances')),
    goTo: [leads('hasSnapshot')],
  },
  'barrack.goToImage': {
    palette: any(some('snapshots'), some('instances')),
    goTo: [leads('hasImage')],
  },
  'barrack.goToSource': {
    palette: some('volumes'),
    goTo: [leads('hasSource')],
  },
  'barrack.goToClone': {
    palette: some('volumes'),
    goTo: [leads('hasClone')],
  },
  'barrack.showDetails': {
    icon: 'json',
    palette: compare('barrack.state', '!=', 'empty'),
    context: [
      inResources('4_open@1', is(...resourceKinds, 'region', 'unreadable')),
      inOperations('2_open@2', is('showable')),
    ],
  },
  'barrack.showBilling': {
    palette: any(...billedKinds.map((kind) => some(listOf(kind)))),
    context: [inResources('4_open@2', is(...billedKinds))],
  },
  'barrack.openInBarrack': {
    icon: 'link-external',
    context: [inResources('4_open@3', is(...listsWithPage.flatMap((list) => [kindIn(list), list])))],
  },
} satisfies Family;
