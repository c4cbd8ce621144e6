import type { ResourceKind } from '../../domain/resources.ts';
import type { ListKind, ResourceOf } from '../../resources/kinds.ts';
import type { Order, Target } from './orders.ts';
import type { MonthlyCost } from './record.ts';
import type { Source } from './source.ts';
import type { StepTexts } from './step-texts.ts';

type List = Exclude<ListKind, 'regions'>;

/** What is particular to changing, or deleting, one kind of thing. */
export interface Change<K extends ResourceKind> {
  readonly order: Order;
  readonly target: Target<K>;
  readonly region: string | undefined;
  /**
   * Looks at the rules and at the target anew, and gives that. Undefined where it is so already; throws a BarrackError if
   * they forbid it.
   */
  readonly recheck: (source: Source) => Promise<ResourceOf<K> | undefined>;
  /** Called right before it is sent. */
  readonly sending?: () => void;
  /** Called when Barrack has said yes. */
  readonly accepted?: () => void;
  /**
   * What the target tells as it is now; `begun`: something goes on. Undefined where it may still be as it was before:
   * what was the wished state already must not be taken for the end.
   */
  readonly tell: (item: ResourceOf<K>) => 'begun' | 'done' | 'error' | undefined;
  readonly ifGone: 'done' | 'error';
  /** Where nothing stays of it that could be found after a lost answer. */
  readonly leavesNoTrace?: boolean;
  readonly looksEveryMs?: number;
  readonly get: (source: Source) => Promise<ResourceOf<K>>;
  /** Where it shows beside its own list: at once, or only when it has ended. */
  readonly alsoIn: readonly List[];
  readonly thenIn: readonly List[];
  readonly cost?: (item: ResourceOf<K>) => MonthlyCost | undefined;
  /** What the user has to look at where nobody can tell whether it was carried out. */
  readonly whatToCheck: () => string;
  readonly whatLasts?: string | undefined;
  readonly texts: () => StepTexts;
}
