import type { Family } from './contribution.ts';
import { is, inOperations, inResources } from './when.ts';

export const operations = {
  'barrack.showResource': {
    icon: 'go-to-file',
    context: [inOperations('inline@3', is('showable')), inOperations('2_open@1', is('showable'))],
  },
  'barrack.showOperation': {
    icon: 'tasklist',
    context: [inResources('9_operation@1', is('underWay'))],
  },
  'barrack.tryAgain': {
    icon: 'debug-restart',
    context: [inOperations('inline@2', is('retryable')), inOperations('1_create@2', is('retryable'))],
  },
  'barrack.stopWatching': {
    icon: 'eye-closed',
    context: [
      inResources('9_operation@2', is('underWay')),
      inOperations('inline@4', is('running')),
      inOperations('7_list@1', is('running')),
    ],
  },
  'barrack.startInstanceAgain': {
    icon: 'play',
    context: [inOperations('inline@1', is('leftDown')), inOperations('1_create@1', is('leftDown'))],
  },
  'barrack.continueOperations': {
    icon: 'debug-continue',
    context: [inOperations('inline@1', is('paused')), inOperations('1_create@1', is('paused'))],
  },
  'barrack.removeFromList': {
    icon: 'close',
    context: [inOperations('7_list@2', is('ended', 'paused', 'unreadable'))],
  },
  'barrack.clearFinished': {
    icon: 'clear-all',
    title: [inOperations('navigation@1')],
  },
  'barrack.exportOperations': {
    icon: 'export',
    title: [inOperations('navigation@2')],
  },
} satisfies Family;
