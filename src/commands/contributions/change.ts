import type { Family } from './contribution.ts';
import { all, is, inResources, some } from './when.ts';

export const change = {
  'barrack.resizeVolume': {
    palette: some('volumes'),
    context: [inResources('2_change@1', is('volume'))],
  },
  'barrack.attachVolume': {
    palette: all(some('volumes'), some('instances')),
    context: [inResources('2_change@2', is('volume'), is('free'), some('instances'))],
  },
  'barrack.detachVolume': {
    palette: some('volumes'),
    context: [inResources('2_change@3', is('volume'), is('attached'))],
  },
  'barrack.deleteVolume': {
    icon: 'trash',
    palette: some('volumes'),
    context: [inResources('8_delete@1', is('volume'))],
  },
  'barrack.deleteSnapshot': {
    icon: 'trash',
    palette: some('snapshots'),
    context: [inResources('8_delete@1', is('snapshot'))],
  },
  'barrack.deleteImage': {
    icon: 'trash',
    palette: some('images'),
    context: [inResources('8_delete@1', is('image'))],
  },
  'barrack.startInstance': {
    icon: 'play',
    palette: some('instances'),
    context: [inResources('2_change@1', is('instance'), is('shutoff'))],
  },
  'barrack.stopInstance': {
    icon: 'debug-stop',
    palette: some('instances'),
    context: [inResources('2_change@2', is('instance'), is('active'))],
  },
  'barrack.rebootInstance': {
    icon: 'debug-restart',
    palette: some('instances'),
    context: [inResources('2_change@3', is('instance'), is('active'))],
  },
  'barrack.hibernateInstance': {
    palette: some('instances'),
    context: [inResources('2_change@4', is('active', 'shutoff'), is('instance'))],
  },
  'barrack.restoreInstance': {
    palette: some('instances'),
    context: [inResources('2_change@5', is('instance'), is('hibernated'))],
  },
} satisfies Family;
