import * as z from 'zod/mini';

/**
 * What a form's page and its host say to each other. Both sides parse what they get; every form speaks it. The host is
 * the truth: the page shows the state it is sent and tells what the user did (from-page.ts).
 */

/** Far above every rule, so that what is refused is refused with its reason and nothing absurd gets in. */
export const typed = z.string().check(z.maxLength(1000));
const revision = z.int().check(z.gte(0));
const text = z.string();
const texts = z.array(text);

/**
 * What the user has entered. `choice` is the volume type, or the snapshot's id; `prepare`: what stands in the way is to
 * be done away with first; `restore`: and put right again afterwards. The rest is there for a new volume only; of its
 * image it is the value of the option.
 */
const draftSchema = z.strictObject({
  name: typed,
  choice: typed,
  prepare: z.boolean(),
  restore: z.boolean(),
  region: z.optional(typed),
  size: z.optional(typed),
  bootable: z.optional(z.boolean()),
  image: z.optional(typed),
});
export type Draft = z.infer<typeof draftSchema>;

/** A draft and how many changes the page has made to it, so that an older one never replaces a newer one. */
export const savedDraft = z.strictObject({ revision, draft: draftSchema });
export type SavedDraft = z.infer<typeof savedDraft>;

const actions = [
  'showInTree',
  'copyId',
  'openInBarrack',
  'copySupportDetails',
  'copyAsCurl',
  'refresh',
  'again',
  'close',
  'startInstance',
  'stopWatching',
  'showOperation',
  'signIn',
] as const;
export const actionSchema = z.enum(actions);
/** Everything a button of a form can ask for, besides submitting it. */
export type FormAction = z.infer<typeof actionSchema>;

const fact = z.object({ label: text, value: text });
const button = z.object({ action: actionSchema, label: text });

const option = z.object({
  value: text,
  label: text,
  description: text,
  /** Why it can't be used; empty where it can. */
  problem: text,
  facts: z.array(fact),
});

const check = z.object({
  id: text,
  label: text,
  outcome: z.enum(['passed', 'failed', 'server']),
  /** The outcome in words, for those who don't see the mark. */
  outcomeLabel: text,
  detail: text,
  remedy: text,
});

/**
 * @property tookMs absent: it is still running, and the page counts on from `startedAt`
 * @property until it counts down to that; milliseconds since 1970, as `startedAt`
 */
const elapsed = z.object({
  label: text,
  startedAt: z.number(),
  tookMs: z.optional(z.number()),
  until: z.optional(z.number()),
});

const alert = z.object({ title: text, lines: texts, facts: z.array(fact), buttons: z.array(button) });

/** What stands in the way, and what can be done about it as part of the same operation. */
const preparation = z.object({
  title: text,
  lines: texts,
  /** What the boxes to check say; empty where that can't be done here. */
  prepare: text,
  restore: text,
  buttons: z.array(button),
});

/** A field that only one of the forms has: to choose from a list, or to type into. */
const field = z.object({
  /** Those of one group follow each other; a group without a name is none. */
  options: z.array(z.object({ value: text, label: text, group: text })),
  note: text,
  problems: texts,
  buttons: z.array(button),
});

/** What came of it, from the moment Barrack has accepted it. */
const outcome = z.object({
  tone: z.enum(['progress', 'good', 'bad', 'unsure']),
  title: text,
  lines: texts,
  facts: z.array(fact),
  elapsed: z.optional(elapsed),
  buttons: z.array(button),
});

const formState = z.object({
  /** The volume or snapshot it was opened for; empty where it is chosen in the form. */
  sourceId: text,
  /** To be sent back with `submit`; each serves once. */
  submissionId: text,
  revision,
  draft: draftSchema,
  /**
   * `absent`: there is nothing to fill in; `over`: accepted by Barrack or never to be sent, so that the draft is of no
   * use any more; `checking`: it is being looked for whether it was carried out.
   */
  phase: z.enum(['loading', 'absent', 'editing', 'sending', 'checking', 'over', 'unknown']),
  facts: z.array(fact),
  nameProblems: texts,
  options: z.array(option),
  optionsNote: text,
  choiceHint: text,
  choiceProblems: texts,
  preparation: z.optional(preparation),
  /** Of a new volume. */
  fields: z.optional(z.object({ region: field, size: field, image: field })),
  checks: z.array(check),
  submit: z.object({ label: text, enabled: z.boolean(), sentence: text }),
  alert: z.optional(alert),
  outcome: z.optional(outcome),
  /** What a screen reader is told when it changes: checks, price, progress. */
  announcement: text,
});

/** From the host to the page. */
export const hostMessage = z.object({ type: z.literal('state'), state: formState });
export type HostMessage = z.infer<typeof hostMessage>;

/** What the page leaves with VS Code, so that the form comes back after the tab was hidden or the window reloaded. */
export const pageMemory = z.object({
  sourceId: text,
  over: z.boolean(),
  saved: z.optional(savedDraft),
});
export type PageMemory = z.infer<typeof pageMemory>;

export type FormState = z.infer<typeof formState>;
export type Fact = z.infer<typeof fact>;
export type FormButton = z.infer<typeof button>;
export type Option = z.infer<typeof option>;
export type Field = z.infer<typeof field>;
export type CheckView = z.infer<typeof check>;
export type Elapsed = z.infer<typeof elapsed>;
export type FormAlert = z.infer<typeof alert>;
export type Preparation = z.infer<typeof preparation>;
export type Outcome = z.infer<typeof outcome>;
