import type { ItemFlag, ResourceFlag } from '../../ui/format/item-flags.ts';
import type { CommandId } from '../core/ids.ts';
import type { Choice, Clause, Placed } from './when.ts';

/** What package.json says of a command beside its id; its title is in package.nls.json as `command.` and its name. */
export interface Contribution {
  /** A codicon. */
  readonly icon?: string;
  /** When the command palette offers it; always, where that is absent. */
  readonly palette?: Clause | Choice;
  /** In the title bars of the views. */
  readonly title?: readonly Placed[];
  /** In the context menus of their rows. */
  readonly context?: readonly Placed<ItemFlag>[];
  /** In the submenu "Go to" of those. */
  readonly goTo?: readonly Placed<ResourceFlag>[];
}

/** Commands that belong together. */
export type Family = Readonly<Partial<Record<CommandId, Contribution>>>;
