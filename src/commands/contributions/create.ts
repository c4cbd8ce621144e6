import type { Family } from './contribution.ts';
import { is, key, inResources, some } from './when.ts';

export const create = {
  'barrack.cloneVolume': {
    icon: 'copy',
    palette: some('volumes'),
    title: [inResources('2_create@2', key('barrack.signedIn'), some('volumes'))],
    context: [inResources('1_create@1', is('volume')), inResources('inline@1', is('cloneable'))],
  },
  'barrack.createImage': {
    icon: 'package',
    palette: some('snapshots'),
    title: [inResources('2_create@4', key('barrack.signedIn'), some('snapshots'))],
    context: [
      inResources('1_create@2', is('snapshot', 'images'), some('snapshots')),
      inResources('inline@1', is('imageable')),
    ],
  },
  'barrack.createVolume': {
    icon: 'add',
    title: [inResources('2_create@1', key('barrack.signedIn'))],
    context: [inResources('1_create@3', is('region', 'volumes')), inResources('inline@1', is('volumes'))],
  },
  'barrack.createSnapshot': {
    icon: 'device-camera',
    palette: some('instances'),
    title: [inResources('2_create@3', key('barrack.signedIn'), some('instances'))],
    context: [
      inResources('1_create@4', is('snapshots'), some('instances')),
      inResources('2_snapshot@1', is('instance')),
    ],
  },
  'barrack.restoreSnapshot': {
    palette: some('snapshots'),
    context: [inResources('1_create@5', is('snapshot'))],
  },
} satisfies Family;
