import { resourceKinds } from '../../resources/kinds.ts';
import type { Family } from './contribution.ts';
import { compare, is, inOperations, inResources, some } from './when.ts';

export const copy = {
  'barrack.copyLink': {
    palette: compare('barrack.state', '!=', 'empty'),
    context: [inResources('5_copy@4', is(...resourceKinds))],
  },
  'barrack.copyAsCurl': {
    context: [inResources('5_copy@5', is(...resourceKinds)), inOperations('5_copy@4', is('operation'))],
  },
  'barrack.copyId': {
    palette: compare('barrack.state', '!=', 'empty'),
    context: [inResources('5_copy@1', is(...resourceKinds)), inOperations('5_copy@1', is('showable'))],
  },
  'barrack.copyName': {
    palette: compare('barrack.state', '!=', 'empty'),
    context: [
      inResources('5_copy@2', is(...resourceKinds, 'region')),
      inOperations('5_copy@2', is('showable')),
    ],
  },
  'barrack.copyIp': {
    palette: some('instances'),
    context: [inResources('5_copy@3', is('instance'), is('hasIp'))],
  },
  'barrack.copySupportDetails': {
    context: [
      inResources('5_copy@6', is(...resourceKinds, 'error', 'unreadable')),
      inOperations('5_copy@3', is('operation', 'step', 'unreadable')),
    ],
  },
} satisfies Family;
