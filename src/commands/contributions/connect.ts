import type { Family } from './contribution.ts';
import { is, inResources, some } from './when.ts';

export const connect = {
  'barrack.openSsh': {
    icon: 'terminal',
    palette: some('instances'),
    context: [inResources('3_connect@1', is('instance'), is('hasIp'))],
  },
  'barrack.connectRemoteSsh': {
    icon: 'remote',
    palette: some('instances'),
    context: [inResources('3_connect@2', is('instance'), is('hasIp'))],
  },
} satisfies Family;
