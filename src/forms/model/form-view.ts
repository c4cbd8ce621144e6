import * as l10n from '@vscode/l10n';
import { called } from '../../ui/format/names.ts';
import type { Plain } from '../../ui/format/safe-text.ts';
import { plain } from '../../ui/format/safe-text.ts';
import { joined, readError, refusalAlert, signInFor, staleAlert, standing, withLeftDown } from './alerts.ts';
import { outcomeOf } from './outcome.ts';
import type { PlacedErrors } from './place-errors.ts';
import type { CheckView, Draft, FormState } from '../protocol/protocol.ts';
import type { Target } from '../../writes/model/orders.ts';
import type { Progress } from '../../writes/model/progress.ts';
import type { FormOperation, FormServices, FormStore } from './services.ts';
import type { Assessment, FormSubject, SubjectWords } from './subject.ts';
import type { Submission } from './submission.ts';
import { announcementOf, failedChecks, refusedByBarrack } from './words.ts';

export interface ViewInput {
  readonly subject: FormSubject;
  readonly submission: Submission;
  readonly store: FormStore;
  readonly assessment: Assessment;
  readonly revision: number;
  readonly draft: Draft;
  /** When the user last looked for what a lost answer may have made. */
  readonly lookedAt: number | undefined;
  readonly clock: FormServices['clock'];
}

type Here = Extract<Assessment, { is: 'here' }>;

function blank({ subject, submission, revision, draft }: ViewInput): FormState {
  return {
    sourceId: subject.sourceId,
    submissionId: submission.id,
    revision,
    draft,
    phase: 'loading',
    facts: [],
    nameProblems: [],
    options: [],
    optionsNote: '',
    choiceHint: subject.page.choiceHint,
    choiceProblems: [],
    checks: [],
    submit: { label: '', enabled: false, sentence: '' },
    announcement: '',
  };
}

function phaseOf({ progress, steps }: FormOperation): FormState['phase'] {
  switch (progress.step) {
    case 'refused':
    case 'notDone':
    case 'skipped':
      return 'editing';
    case 'sending':
      return 'sending';
    case 'checking':
      return 'checking';
    case 'unknown':
      return 'unknown';
    case 'waiting':
      return steps.length > 1 ? 'over' : 'sending';
    case 'running':
    case 'done':
    case 'error':
      return 'over';
  }
}

/** The lists that tell how it comes along. */
function awaitedIn(makes: FormSubject['makes'], { step }: Progress): FormSubject['lists'] {
  const own = makes === 'volume' ? 'volumes' : 'images';
  return step === 'waiting' ? [own, 'instances'] : [own]; // an instance is shut down before
}

/** What is left shut down, by the name that it is told by. */
function instanceLeftStoppedOf({
  submission,
  store,
}: Pick<ViewInput, 'submission' | 'store'>): Target | undefined {
  const { instanceLeftStopped } = submission;
  return instanceLeftStopped && { ...instanceLeftStopped, name: called(instanceLeftStopped, store) };
}

function progressView({
  subject,
  submission,
  store,
  lookedAt,
  clock,
}: ViewInput): Pick<FormState, 'phase' | 'outcome'> {
  const { stage } = submission;
  if (stage.at === 'editing') {
    return { phase: 'editing' };
  }
  const { draft, operation } = stage;
  const { makes } = subject;
  const { progress } = operation;
  const result = 'resource' in progress ? progress.resource : undefined;
  const unread = readError(
    store,
    operation.endedAt === undefined ? { lists: awaitedIn(makes, progress) } : subject,
  );
  const outcome = outcomeOf({
    makes,
    name: draft.name,
    words: subject.words(draft),
    operation,
    instanceLeftStopped: instanceLeftStoppedOf({ submission, store }),
    lookedAt,
    readError: unread,
    made: result && store.find(result.kind, result.id),
    clock,
  });
  const phase = phaseOf(operation);
  return outcome === undefined
    ? { phase }
    : { phase, outcome: { ...outcome, buttons: [...signInFor(unread), ...outcome.buttons] } };
}

/** What can't be filled in: not read yet, could not be read, or not there (any more). */
function absentView(input: ViewInput, assessment: Exclude<Assessment, Here>): FormState {
  const error = readError(input.store, input.subject);
  const absence =
    assessment.is === 'absent'
      ? assessment
      : error && { title: l10n.t('It could not be loaded.'), lines: [error.message, error.remedy] };
  if (absence === undefined) {
    return { ...blank(input), announcement: l10n.t('Loading…') };
  }
  const buttons = [
    ...signInFor(error),
    { action: 'refresh' as const, label: l10n.t('Look Again') },
    { action: 'close' as const, label: l10n.t('Close') },
  ];
  return {
    ...blank(input),
    phase: 'absent',
    outcome: { tone: 'bad', title: absence.title, lines: [...absence.lines], facts: [], buttons },
    announcement: absence.title,
  };
}

/** The fields that only a new volume has, with what Barrack found wrong in them. */
function fieldsOf({ fields }: Here, placed: PlacedErrors): FormState['fields'] {
  return (
    fields && {
      region: { ...fields.region, problems: [...fields.region.problems, ...placed.region] },
      size: { ...fields.size, problems: [...fields.size.problems, ...placed.size] },
      image: { ...fields.image, problems: [...fields.image.problems, ...placed.image] },
    }
  );
}

function editingSubmit(assessment: Here, checks: CheckView[], placed: PlacedErrors, words: SubjectWords) {
  const failed = failedChecks(checks);
  const sentence =
    failed.length > 0
      ? l10n.t('Not possible yet. See the checks: {0}.', failed.map(({ label }) => label).join(', '))
      : assessment.missing || assessment.sentence;
  const fields = Object.values(fieldsOf(assessment, placed) ?? {});
  const atFields = [assessment.choiceProblems, placed.choice, ...fields.map(({ problems }) => problems)];
  const noProblem = atFields.every((problems) => problems.length === 0);
  const enabled = failed.length === 0 && noProblem && assessment.missing === '';
  return { label: words.submit, enabled, sentence };
}

function sendingSubmit(): FormState['submit'] {
  return {
    label: l10n.t('Sending…'),
    enabled: false,
    sentence: l10n.t('Please wait. It is checked once more, then sent once.'),
  };
}

function hereView(input: ViewInput, assessment: Here): FormState {
  const { subject, submission, store, draft } = input;
  const words = subject.words(draft);
  const progress = progressView(input);
  const editing = progress.phase === 'editing';
  const refusal = editing ? submission.refusal : undefined;
  const placed = standing(refusal, draft, subject);
  const checks = refusedByBarrack(assessment.checks, placed);
  const refused = refusal && refusalAlert(refusal, placed, words);
  const alert = editing
    ? withLeftDown(
        refused ?? joined(assessment.alert, staleAlert(store, subject)),
        instanceLeftStoppedOf(input),
      )
    : undefined;
  const fields = fieldsOf(assessment, placed);
  const submit = editing ? editingSubmit(assessment, checks, placed, words) : sendingSubmit();
  return {
    ...blank(input),
    ...progress,
    facts: [...assessment.facts],
    nameProblems: [...assessment.nameProblems, ...placed.name],
    options: [...assessment.options],
    optionsNote: assessment.optionsNote,
    choiceHint: assessment.choiceHint ?? subject.page.choiceHint,
    choiceProblems: [...assessment.choiceProblems, ...placed.choice],
    ...(assessment.preparation === undefined ? {} : { preparation: assessment.preparation }),
    ...(fields === undefined ? {} : { fields }),
    checks,
    submit,
    ...(alert === undefined ? {} : { alert }),
    announcement:
      progress.outcome?.title ?? (editing ? announcementOf(checks, submit.sentence) : submit.sentence),
  };
}

/** Of the tab, with the name of what the form is about once that is known. */
export function titleOf(subject: FormSubject, draft: Draft): Plain {
  const name = subject.about(draft);
  const { title } = subject.page;
  return plain(name === undefined ? title : l10n.t('{0}: {1}', title, name));
}

/** Everything the page shows. */
export function formView(input: ViewInput): FormState {
  const { assessment } = input;
  if (assessment.is === 'here') {
    return hereView(input, assessment);
  }
  const progress = progressView(input);
  if (progress.phase === 'editing') {
    return absentView(input, assessment);
  }
  const submit = sendingSubmit();
  return { ...blank(input), ...progress, submit, announcement: progress.outcome?.title ?? submit.sentence };
}
