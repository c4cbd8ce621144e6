import type { Family } from './contribution.ts';
import { key, not, inResources } from './when.ts';

export const account = {
  'barrack.signIn': {
    icon: 'sign-in',
    title: [inResources('8_account@2', not('barrack.signedIn'))],
  },
  'barrack.signOut': {
    icon: 'sign-out',
    title: [inResources('8_account@3', key('barrack.signedIn'))],
  },
  'barrack.showAccount': {
    icon: 'account',
    title: [inResources('8_account@1', key('barrack.signedIn'))],
  },
} satisfies Family;
