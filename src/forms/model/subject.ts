import type { Resource } from '../../domain/resources.ts';
import type { Event } from '../../base/emitter.ts';
import type { Order } from '../../writes/model/orders.ts';
import type { PageWords } from '../html/html.ts';
import type { FieldNames } from './place-errors.ts';
import type {
  CheckView,
  Draft,
  Fact,
  FormAlert,
  FormState,
  Option,
  Preparation,
} from '../protocol/protocol.ts';
import type { Confirmation, FormList } from './services.ts';

/** Why there is nothing to fill in. */
export interface Absence {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a form says of its draft, worked out anew from what is known now. */
export type Assessment =
  | { readonly is: 'loading' }
  | ({ readonly is: 'absent' } & Absence)
  | {
      readonly is: 'here';
      readonly facts: readonly Fact[];
      readonly options: readonly Option[];
      readonly optionsNote: string;
      /** In place of the page's own, where it depends on the draft. */
      readonly choiceHint?: string;
      readonly nameProblems: readonly string[];
      readonly choiceProblems: readonly string[];
      /** What is still to be chosen; no error, but nothing can be sent before. Empty where nothing is. */
      readonly missing: string;
      readonly checks: readonly CheckView[];
      readonly preparation: Preparation | undefined;
      readonly fields?: FormState['fields'];
      /** What could not be read for it, besides what it depends on. */
      readonly alert?: FormAlert | undefined;
      /** What it costs, or what it does, beside the button. */
      readonly sentence: string;
    };

/** What a form says of the thing it makes. `name` is that thing's name. */
export interface SubjectWords {
  readonly submit: string;
  /** Heads an error after which nothing was made, such as "The volume was not cloned." */
  readonly notMade: string;
  /** The button that begins another one; empty where that makes no sense. */
  readonly another: string;
  /** What was tried, for support. */
  tried(name: string): string;
  /** While something else is done first. */
  readonly inSteps: string;
  readonly running: readonly string[];
  readonly done: readonly string[];
  readonly error: readonly string[];
  /** What to mind before it is sent again, while nobody knows whether the first one made it. */
  readonly sentAgain: string;
}

/** What is to be done, in that order. */
export interface Orders {
  readonly orders: readonly Order[];
  /** Which of them the others are there for, from 0. */
  readonly main: number;
}

/** What makes one form different from the others. */
export interface FormSubject {
  readonly makes: 'volume' | 'image';
  /** Id of the volume or snapshot, or the region, it was opened for; empty where that is chosen in the form. */
  readonly sourceId: string;
  /** What it depends on. */
  readonly lists: readonly FormList[];
  /** Whether it shows prices that should be read again. */
  readonly pricesAreOld: boolean;
  /** How the API calls its fields, besides the name. */
  readonly fieldNames: FieldNames;
  readonly page: PageWords;
  /** Fires when something it has read by itself has come. */
  readonly onDidChange?: Event<undefined>;
  words(draft: Draft): SubjectWords;
  /** The name of what it is about, for the tab; undefined where that is not known (yet). */
  about(draft: Draft): string | undefined;
  /** The draft with a valid and free name, and with a choice where one is plain. */
  suggest(draft: Draft): Draft;
  assess(draft: Draft): Assessment;
  /** What is sent for it. Only for a draft in which nothing has failed. */
  orders(draft: Draft): Orders;
  /** The draft with which that was begun, where it is what this form is about; undefined where it is not. */
  leftAs(order: Order, draft: Draft): Draft | undefined;
  /** The volume or snapshot of the draft. */
  source(draft: Draft): Resource | undefined;
  /** What the user has to confirm before that draft is sent. */
  question(draft: Draft): Confirmation | undefined;
  /** Begins to read what that draft needs and nobody has asked for yet. */
  need?(draft: Draft): void;
  /** Reads what it depends on again. Never rejects: what failed is in the `error` of its kind. */
  readAgain(draft: Draft): Promise<void>;
}
