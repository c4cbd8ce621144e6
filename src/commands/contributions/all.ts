import type { CommandId } from '../core/ids.ts';
import { account } from './account.ts';
import { change } from './change.ts';
import { connect } from './connect.ts';
import type { Contribution } from './contribution.ts';
import { copy } from './copy.ts';
import { create } from './create.ts';
import { navigate } from './navigate.ts';
import { operations } from './operations.ts';
import { view } from './view.ts';

/** What package.json says of every command. Nothing of this is in the bundle: `npm run manifest` writes it there. */
export const contributions: Readonly<Record<CommandId, Contribution>> = {
  ...account,
  ...view,
  ...create,
  ...change,
  ...connect,
  ...navigate,
  ...copy,
  ...operations,
};

export const commandIds = Object.keys(contributions) as readonly CommandId[];
