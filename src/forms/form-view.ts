import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../api/errors.ts';
import { outcomeOf } from './outcome.ts';
import type { PlacedErrors } from './place-errors.ts';
import { placeErrors } from './place-errors.ts';
import type { Draft, FormAlert, FormState } from './protocol.ts';
import type { FormStore } from './services.ts';
import type { Assessment, FormSubject, SubjectWords } from './subject.ts';
import type { Refusal, Submission } from './submission.ts';
import { checksAnnouncement, factIf } from './words.ts';

export interface ViewInput {
  readonly subject: FormSubject;
  readonly submission: Submission;
  readonly store: FormStore;
  readonly revision: number;
  readonly draft: Draft;
  readonly held: readonly string[];
  readonly lookedAt: number | undefined;
}

type Here = Extract<Assessment, { is: 'here' }>;

const nothingPlaced: PlacedErrors = { name: [], choice: [], other: [] };

/** The errors of a refusal that still concern the draft: one about a field is over once that field is changed. */
function standing(refusal: Refusal, draft: Draft, subject: FormSubject): PlacedErrors {
  const placed = placeErrors(refusal.error, subject.choiceNames);
  return {
    name: draft.name.trim() === refusal.draft.name ? placed.name : [],
    choice: draft.choice === refusal.draft.choice ? placed.choice : [],
    other: placed.other,
  };
}

function refusalAlert({ error }: Refusal, placed: PlacedErrors, words: SubjectWords): FormAlert | undefined {
  const atFields = placed.name.length + placed.choice.length > 0;
  if (!atFields && placed.other.length === 0) {
    return undefined;
  }
  return {
    title: words.notMade,
    lines: [
      ...(atFields ? [l10n.t('See the message at the field.')] : []),
      ...placed.other,
      error.remedy,
    ].filter((line) => line !== ''),
    facts: factIf(l10n.t('Request ID'), error.requestId),
    buttons: [{ action: 'copySupportDetails', label: l10n.t('Copy Support Details') }],
  };
}

/** What was held back because something changed after the click; then what could not be read. */
function noticeAlert(input: ViewInput): FormAlert | undefined {
  const { held } = input;
  if (held.length > 0) {
    return {
      title: l10n.t('Nothing was sent: something has changed.'),
      lines: [...held],
      facts: [],
      buttons: [],
    };
  }
  const error = readError(input);
  return error === undefined
    ? undefined
    : {
        title: l10n.t('What is shown here may be out of date.'),
        lines: [error.message, error.remedy].filter((line) => line !== ''),
        facts: factIf(l10n.t('Request ID'), error.requestId),
        buttons: [],
      };
}

/** Why one of the lists could not be read again. */
function readError({ store, subject }: ViewInput): BarrackError | undefined {
  return subject.lists.map((kind) => store[kind].error).find((error) => error !== undefined);
}

function submitLabel(submission: Submission, words: SubjectWords): string {
  if (submission.stage.at === 'editing') {
    return words.submit;
  }
  return submission.stage.at === 'taken' ? l10n.t('Checking…') : l10n.t('Sending…');
}

function sendingSentence(submission: Submission): string {
  return submission.progress?.step === 'checking'
    ? l10n.t('The answer was lost. Looking whether it was created…')
    : l10n.t('Please wait. It is sent once.');
}

function phaseOf(submission: Submission, looked: boolean): FormState['phase'] {
  switch (submission.progress?.step) {
    case undefined:
      return submission.stage.at === 'editing' ? 'editing' : 'sending';
    case 'sending':
    case 'checking':
      return 'sending';
    case 'refused':
      return 'editing';
    case 'unknown':
      return looked ? 'over' : 'unknown';
    case 'running':
    case 'done':
    case 'error':
      return 'over';
  }
}

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
    choiceProblems: [],
    checks: [],
    submit: { label: '', enabled: false, sentence: '' },
    announcement: '',
  };
}

function outcomeView(input: ViewInput): Pick<FormState, 'phase' | 'outcome'> {
  const { subject, submission, lookedAt } = input;
  const { stage } = submission;
  if (stage.at !== 'sent') {
    return { phase: phaseOf(submission, false) };
  }
  const found = lookedAt === undefined ? undefined : subject.find(stage.draft);
  const outcome = outcomeOf({
    makes: subject.makes,
    name: stage.draft.name,
    words: subject.words(stage.draft),
    operation: stage.operation,
    looked: lookedAt === undefined ? undefined : { found, at: lookedAt },
  });
  return { phase: phaseOf(submission, found !== undefined), ...(outcome === undefined ? {} : { outcome }) };
}

/** What can't be filled in: not read yet, could not be read, or not there (any more). */
function absentView(input: ViewInput, assessment: Exclude<Assessment, Here>): FormState {
  const error = readError(input);
  const absence =
    assessment.is === 'absent'
      ? assessment
      : error && { title: l10n.t('It could not be loaded.'), lines: [error.message, error.remedy] };
  if (absence === undefined) {
    return { ...blank(input), announcement: l10n.t('Loading…') };
  }
  const buttons = [
    { action: 'refresh' as const, label: l10n.t('Look Again') },
    { action: 'close' as const, label: l10n.t('Close') },
  ];
  return {
    ...blank(input),
    outcome: { tone: 'bad', title: absence.title, lines: [...absence.lines], facts: [], buttons },
    announcement: absence.title,
  };
}

/** Everything the page shows. */
export function formView(input: ViewInput): FormState {
  const { subject, submission, draft } = input;
  const assessment = subject.assess(draft);
  const after = outcomeView(input);
  if (assessment.is !== 'here') {
    return after.outcome === undefined
      ? absentView(input, assessment)
      : { ...blank(input), ...after, announcement: after.outcome.title };
  }
  const words = subject.words(draft);
  const editing = after.phase === 'editing';
  const refusal = editing ? submission.refusal : undefined;
  const placed = refusal === undefined ? nothingPlaced : standing(refusal, draft, subject);
  const alert =
    (refusal && refusalAlert(refusal, placed, words)) ?? (editing ? noticeAlert(input) : undefined);
  const sentence = editing ? assessment.sentence : sendingSentence(submission);
  const failed =
    assessment.checks.some(({ outcome }) => outcome === 'failed') || assessment.choiceProblems.length > 0;
  return {
    ...blank(input),
    ...after,
    facts: [...assessment.facts],
    nameProblems: [...assessment.nameProblems, ...placed.name],
    options: [...assessment.options],
    optionsNote: assessment.optionsNote,
    choiceProblems: [...assessment.choiceProblems, ...placed.choice],
    ...(assessment.existing === undefined ? {} : { existing: assessment.existing }),
    checks: [...assessment.checks],
    submit: { label: submitLabel(submission, words), enabled: editing && !failed, sentence },
    ...(alert === undefined ? {} : { alert }),
    announcement:
      after.outcome?.title ?? (editing ? checksAnnouncement(assessment.checks, sentence) : sentence),
  };
}
