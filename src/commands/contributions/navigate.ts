import { billedKinds, listsWithPage } from '../../kinds/registry.ts';
import { kindIn, listOf, resourceKinds } from '../../resources/kinds.ts';
import type { Contribution } from './contribution.ts';
import { any, anywhere, compare, is, key, inOperations, inResources, some } from './when.ts';

export const navigate = {
  'barrack.goToResource': {
    icon: 'search',
    palette: compare('barrack.state', '!=', 'empty'),
    title: [inResources('3_find@1', key('barrack.signedIn'), compare('barrack.state', '!=', 'empty'))],
  },
  'barrack.goToInstance': {
    palette: any(some('volumes'), some('snapshots'), some('images')),
    goTo: [anywhere('1_goto@1', is('hasInstance'))],
  },
  'barrack.goToVolume': {
    palette: some('instances'),
    goTo: [anywhere('1_goto@2', is('hasVolume'))],
  },
  'barrack.goToSnapshot': {
    palette: any(some('images'), some('instances')),
    goTo: [anywhere('1_goto@3', is('hasSnapshot'))],
  },
  'barrack.goToImage': {
    palette: any(some('snapshots'), some('instances')),
    goTo: [anywhere('1_goto@4', is('hasImage'))],
  },
  'barrack.goToSource': {
    palette: some('volumes'),
    goTo: [anywhere('1_goto@5', is('hasSource'))],
  },
  'barrack.goToClone': {
    palette: some('volumes'),
    goTo: [anywhere('1_goto@6', is('hasClone'))],
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
} as const satisfies Readonly<Record<string, Contribution>>;
