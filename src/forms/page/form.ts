import { startTimer } from '../../base/time.ts';
import type { Draft, FormState, Outcome, SavedDraft } from '../protocol/protocol.ts';
import { choiceField } from './choice.ts';
import { byId, element, fill, mark, say } from './dom.ts';
import { memoryOf } from './memory.ts';
import { onState, recall, remember, send } from './host.ts';
import type { MakePart } from './part.ts';
import {
  alertContent,
  buttonRow,
  checkItems,
  clock,
  factRows,
  paragraphs,
  problemItems,
  tickClocks,
} from './parts.ts';

/** How long typing has to rest before a screen reader is told what it led to. */
const announceAfterMs = 500;

const toneMarks = { progress: 'progress', good: 'passed', bad: 'failed', unsure: 'server' } as const;

function outcomeContent({ tone, title, lines, facts, elapsed, buttons }: Outcome): readonly Node[] {
  return [
    element('h2', { id: 'outcome-title', dir: 'auto' }, mark(toneMarks[tone]), title),
    ...(elapsed === undefined ? [] : [clock(elapsed)]),
    ...paragraphs(lines),
    ...(facts.length === 0 ? [] : [element('dl', {}, ...factRows(facts))]),
    ...buttonRow('outcome', buttons),
  ];
}

/** Says it once it has stayed the same for a moment. */
function announcer(): (text: string) => void {
  const place = byId('announcer', HTMLElement);
  let cancel = (): void => undefined;
  let latest = '';
  return (text) => {
    if (text === latest) {
      return;
    }
    latest = text;
    cancel();
    cancel = startTimer(announceAfterMs, () => say(place.id, latest));
  };
}

/** Runs a form's page: shows each state the host sends, and tells the host what the user does. */
export function startForm(makeParts: readonly MakePart[]): void {
  const editor = byId('editor', HTMLFormElement);
  const name = byId('name', HTMLInputElement);
  const submit = byId('submit', HTMLButtonElement);
  const refresh = byId('refresh', HTMLButtonElement);
  const curl = byId('copy-curl', HTMLButtonElement);
  const alert = byId('alert', HTMLElement);
  const outcome = byId('outcome', HTMLElement);
  const announce = announcer();
  const choice = choiceField(changed);
  const parts = makeParts.map((make) => make(changed));
  const memory = recall();
  let revision = memory?.saved?.revision ?? 0;
  let last: FormState | undefined;
  /** Submitted, and nothing was told or changed since. */
  let submitted = false;

  function saved(): SavedDraft {
    let draft: Draft = { name: name.value, choice: choice.value(), prepare: false, restore: true };
    for (const { value } of parts) {
      draft = { ...draft, ...value?.() };
    }
    return { revision, draft };
  }

  function keep(state: FormState): void {
    remember(memoryOf(state, saved()));
  }

  function changed(): void {
    revision += 1;
    submitted = false;
    send({ type: 'input', saved: saved() });
    if (last !== undefined) {
      keep(last);
    }
  }

  function takeDraft(state: FormState): void {
    if (state.revision < revision) {
      return; // the user has typed on since the host made this state
    }
    revision = state.revision;
    if (name.value !== state.draft.name) {
      name.value = state.draft.name;
    }
    choice.select(state.draft.choice);
    for (const { select } of parts) {
      select?.(state.draft);
    }
  }

  function showEditor(state: FormState): void {
    editor.hidden = state.phase !== 'editing' && state.phase !== 'sending';
    name.readOnly = state.phase === 'sending';
    name.setAttribute('aria-invalid', String(state.nameProblems.length > 0));
    fill(byId('name-problems', HTMLElement), state.nameProblems, problemItems);
    choice.show(state);
    fill(byId('checks', HTMLElement), state.checks, checkItems);
    byId('checks-block', HTMLElement).hidden = state.checks.length === 0; // nothing is chosen yet
    refresh.disabled = state.phase === 'sending';
    // While it is sent the button keeps the focus, and does nothing.
    submit.disabled = !state.submit.enabled && state.phase !== 'sending';
    submit.setAttribute('aria-disabled', String(!state.submit.enabled));
    say(submit.id, state.submit.label);
    curl.disabled = !state.submit.enabled;
    say('sentence', state.submit.sentence);
    fill(alert, state.alert, (shown) => (shown === undefined ? [] : alertContent(shown)));
  }

  /** After a submit the focus goes to what it led to: the field with the error, the error, or the outcome. */
  function moveFocus(before: FormState | undefined, state: FormState): void {
    // Without having been sent where the host had just learned what stands in the way.
    const wasOnItsWay = before?.phase === 'sending' || before?.phase === 'checking';
    const refused = wasOnItsWay || (submitted && !state.submit.enabled);
    submitted = false;
    if (!document.hasFocus()) {
      return; // the user is at work elsewhere
    }
    if (state.outcome !== undefined && before !== undefined && before.outcome === undefined) {
      outcome.focus();
    } else if (refused && state.phase === 'editing') {
      const own = parts.map(({ problem }) => problem?.(state)).find((place) => place !== undefined);
      if (state.nameProblems.length > 0) {
        name.focus();
      } else if (own !== undefined) {
        own.focus();
      } else if (state.choiceProblems.length > 0) {
        choice.focus();
      } else if (wasOnItsWay) {
        alert.focus();
      }
    } else if (before?.outcome !== undefined && state.phase === 'editing') {
      name.focus();
    }
  }

  function show(state: FormState): void {
    const before = last;
    last = state;
    byId('loading', HTMLElement).hidden = state.phase !== 'loading';
    byId('source', HTMLElement).hidden = state.facts.length === 0;
    fill(byId('facts', HTMLElement), state.facts, factRows);
    showEditor(state);
    takeDraft(state);
    for (const part of parts) {
      part.show(state);
    }
    outcome.hidden = state.outcome === undefined;
    outcome.className = state.outcome?.tone ?? '';
    fill(outcome, state.outcome, (shown) => (shown === undefined ? [] : outcomeContent(shown)));
    announce(state.announcement);
    moveFocus(before, state);
    keep(state);
  }

  name.addEventListener('input', changed);
  curl.addEventListener('click', () => send({ type: 'action', action: 'copyAsCurl' }));
  refresh.addEventListener('click', () => send({ type: 'action', action: 'refresh' }));
  editor.addEventListener('submit', (event) => {
    event.preventDefault();
    if (last !== undefined && submit.getAttribute('aria-disabled') === 'false') {
      submit.setAttribute('aria-disabled', 'true'); // until the host has answered: a double click submits once
      submitted = true;
      send({ type: 'submit', saved: saved(), submissionId: last.submissionId });
    }
  });
  onState(show);
  setInterval(tickClocks, 1000);
  send({ type: 'ready', ...(memory?.saved === undefined ? {} : { saved: memory.saved }) });
}
