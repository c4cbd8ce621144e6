import { listOf, resourceKinds } from '../../resources/kinds.ts';
import type { Family } from './contribution.ts';
import { compare, is, key, never, not, inOperations, inResources } from './when.ts';

export const view = {
  'barrack.refresh': {
    icon: 'refresh',
    title: [inResources('navigation@1', key('barrack.signedIn'))],
    context: [
      inResources(
        '7_refresh@1',
        is(...resourceKinds.flatMap((kind) => [kind, listOf(kind)]), 'region', 'error'),
      ),
    ],
  },
  'barrack.filter': {
    icon: 'filter',
    title: [inResources('navigation@2', key('barrack.signedIn'), not('barrack.filtered'))],
  },
  'barrack.changeFilter': {
    icon: 'filter-filled',
    palette: never,
    title: [inResources('navigation@2', key('barrack.signedIn'), key('barrack.filtered'))],
  },
  'barrack.clearFilter': {
    icon: 'clear-all',
    palette: key('barrack.filtered'),
    title: [inResources('navigation@3', key('barrack.filtered'))],
  },
  'barrack.groupByRegion': {
    palette: compare('config.barrack.explorer.groupBy', '==', 'kind'),
    title: [inResources('1_group@1', compare('config.barrack.explorer.groupBy', '==', 'kind'))],
  },
  'barrack.groupByKind': {
    palette: compare('config.barrack.explorer.groupBy', '!=', 'kind'),
    title: [inResources('1_group@2', compare('config.barrack.explorer.groupBy', '!=', 'kind'))],
  },
  'barrack.showLog': {
    icon: 'output',
    title: [inResources('9_log@1'), inOperations('9_log@1')],
    context: [inResources('7_refresh@2', is('error'))],
  },
} satisfies Family;
