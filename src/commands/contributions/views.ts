import type texts from '../../../package.nls.json';
import type { ViewState } from '../../ui/format/context-key.ts';
import type { Clause } from './when.ts';
import { all, compare, key, some } from './when.ts';

/** What stands in package.json for a text of package.nls.json. */
const text = (name: keyof typeof texts): string => `%${name}%`;

const look = { contextualTitle: 'Barrack', icon: 'media/barrack.svg' };
const signedIn = key('barrack.signedIn');

/** The views, by the container they are in. */
export const views = {
  barrack: [
    {
      id: 'barrack.resources',
      name: text('view.resources'),
      ...look,
      accessibilityHelpContent: text('view.resources.help'),
      initialSize: 3,
    },
    {
      id: 'barrack.operations',
      name: text('view.operations'),
      ...look,
      when: signedIn,
      initialSize: 1,
      accessibilityHelpContent: text('view.operations.help'),
    },
  ],
};

/** What the view of resources says in each state that has nothing to show. */
const welcomes: Readonly<Record<Exclude<ViewState, 'loaded' | 'loading'>, string>> = {
  signedOut: text('welcome.signedOut'),
  unreadable: text('welcome.unreadable'),
  address: text('welcome.address'),
  noConnection: text('welcome.noConnection'),
  rejected: text('welcome.rejected'),
  empty: text('welcome.empty'),
};
const states = Object.keys(welcomes) as (keyof typeof welcomes)[];

const ofOperations = (contents: string, when: Clause) => ({ view: 'barrack.operations', contents, when });

export const viewsWelcome = [
  ...states.map((state) => ({
    view: 'barrack.resources',
    contents: welcomes[state],
    when: compare('barrack.state', '==', state),
  })),
  ofOperations(text('welcome.operations'), signedIn),
  ofOperations(text('welcome.operations.clone'), all(signedIn, some('volumes'))),
  ofOperations(text('welcome.operations.create'), all(signedIn, key('barrack.noVolumes'))),
  ofOperations(text('welcome.operations.image'), all(signedIn, some('snapshots'))),
];
