/** What the bench asks of the extension host: by name, what is given and what comes back. Times are `Date.now()`. */
export interface Calls {
  /** Activates an extension that is not active yet. */
  activate(id: string): Activated;
  /** Waits for what an activated extension loads behind its activation; the times are since that was asked for. */
  whole(id: string): Activated;
  /** Runs a command of VS Code. */
  command(id: string): undefined;
  /** Waits until the resources have been read. */
  loaded(): undefined;
  /** Scrolls to a volume, so that its group is expanded. */
  reveal(volume: string): undefined;
  /** Runs the refresh command and waits until VS Code asks for no more rows; if the last volume changed, for it too. */
  refresh(lastVolume: string, changed: boolean): Refreshed;
  /** Fills a bare tree with the list of volumes, in a view of that id, and scrolls to its last row. */
  openBare(viewId: string): undefined;
  /** Fills it anew; gives when that began. */
  refreshBare(): number;
  /** The processor's time that the extension host has used, in milliseconds. */
  cpu(): number;
  /** Collects garbage; gives what then is in use, in bytes. */
  heap(): number;
  /** Lets the extension host end. */
  end(): undefined;
}

/** How long an activation took, in milliseconds. */
export interface Activated {
  readonly wall: number;
  /** The processor's time that the extension host used meanwhile. */
  readonly cpu: number;
}

export interface Refreshed {
  readonly startedAt: number;
  /** When the command was done. */
  readonly doneAt: number;
  /** When the store last told the tree of other volumes; undefined if it did not. */
  readonly volumesReadAt: number | undefined;
  /** For how many rows VS Code asked how they look. */
  readonly rows: number;
}

/** Names the environment variable with the port at which the bench listens. */
export const portVariable = 'BARRACK_BENCH_PORT';

export interface Request {
  readonly id: number;
  readonly name: keyof Calls;
  readonly args: readonly unknown[];
}

export type Answer =
  { readonly id: number; readonly value?: unknown } | { readonly id: number; readonly error: string };
