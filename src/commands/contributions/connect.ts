import type { Contribution } from './contribution.ts';
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
} as const satisfies Readonly<Record<string, Contribution>>;
