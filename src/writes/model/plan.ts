import type { Resource } from '../../domain/resources.ts';
import type { ListKind } from '../../resources/kinds.ts';
import type { Order, Target } from './orders.ts';
import type { Progress } from './progress.ts';
import type { MonthlyCost, Notes } from './record.ts';
import type { Sent, Source } from './source.ts';

/**
 * `doubtful`: Barrack has to be asked for it by itself. The list, read whole, lacks what must have been there, or tells
 * of the end what it told already before anything was sent.
 */
export type Observation = Progress | 'doubtful';

/** What Barrack says of a result when asked for it by itself; `untold`: nothing that tells whether it was begun. */
export type Confirmed =
  | { readonly step: 'running' | 'done' | 'error'; readonly resource: Resource | undefined }
  | { readonly step: 'untold'; readonly resource: Resource | undefined };

/** What is particular to one kind of write; its life is the same for all (see Step). */
export interface Plan {
  readonly order: Order;
  readonly target: Target;
  /** Of what it makes, or works on. */
  readonly name: string;
  readonly region: string | undefined;
  /** The list in which its result shows. */
  readonly list: Exclude<ListKind, 'regions'>;
  /** What has to be kept for whoever goes on with it. */
  readonly notes: Notes;
  /**
   * Looks at the target and the rules again, right before sending; throws a BarrackError if they rule it out now.
   * @returns whether there is anything to send: false where it is so already
   */
  recheck(source: Source): Promise<boolean>;
  send(source: Source): Promise<Sent<Resource>>;
  /** Called once when Barrack has said yes. */
  accepted(made: Resource | undefined): void;
  /** Called once when it is done or has ended in an error. */
  ended?(): void;
  /** What the lists, as they are now, tell of its result; undefined while they tell nothing. */
  observe(): Observation | undefined;
  /** How often to look while nothing seems to be going on, though nothing changes in the lists; in milliseconds. */
  readonly looksEveryMs?: number | undefined;
  /** Whether its list, as it is now, may hide its result: a record can't be read, or a status is not known. */
  mayBeHidden(): boolean;
  /**
   * Asks for what is doubtful by itself. What is missing has ended only if Barrack knows nothing of it; else the resource
   * is given where it is to be shown again.
   */
  confirm(source: Source): Promise<Confirmed>;
  /** What its result costs; undefined where there is none, or where it is not known. */
  cost?(): MonthlyCost | undefined;
  /** What the user has to look at where nobody can tell whether it was carried out. */
  readonly whatToCheck: string;
  /** What has to be known of how things are once it is done, and that a later step may change; absent where nothing has. */
  readonly whatLasts?: string | undefined;
  /** How it stands, in the user's words. */
  describe(progress: Progress): string;
}
