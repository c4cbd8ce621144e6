import type { Placed, When } from './when.ts';

/** What package.json says of a command beside its id; its title is in package.nls.json as `command.` and its name. */
export interface Contribution {
  /** A codicon. */
  readonly icon?: string;
  /** When the command palette offers it; always, where that is absent. */
  readonly palette?: When;
  /** In the title bars of the views. */
  readonly title?: readonly Placed[];
  /** In the context menus of their rows. */
  readonly context?: readonly Placed[];
  /** In the submenu "Go to" of those. */
  readonly goTo?: readonly Placed[];
}
