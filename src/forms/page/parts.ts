import type { CheckView, Elapsed, Fact, FormAlert, FormButton } from '../protocol.ts';
import { element, mark } from './dom.ts';
import { send } from './host.ts';

/** Rows of a definition list. */
export function factRows(facts: readonly Fact[]): readonly Node[] {
  return facts.map(({ label, value }) =>
    element('div', {}, element('dt', {}, label), element('dd', { dir: 'auto' }, value)),
  );
}

export function paragraphs(lines: readonly string[]): readonly Node[] {
  return lines.map((line) => element('p', { dir: 'auto' }, line));
}

export function problemItems(problems: readonly string[]): readonly Node[] {
  return problems.map((problem) => element('li', { dir: 'auto' }, problem));
}

/** Buttons that tell the host what was asked for. `place` keeps their ids apart. */
export function buttonRow(place: string, buttons: readonly FormButton[]): readonly Node[] {
  if (buttons.length === 0) {
    return [];
  }
  const made = buttons.map(({ action, label }) => {
    const button = element('button', { type: 'button', id: `${place}-${action}` }, label);
    button.addEventListener('click', () => send({ type: 'action', action }));
    return button;
  });
  return [element('div', { class: 'buttons' }, ...made)];
}

export function checkItems(checks: readonly CheckView[]): readonly Node[] {
  return checks.map(({ label, outcome, outcomeLabel, detail, remedy }) =>
    element(
      'li',
      { class: `check ${outcome}` },
      mark(outcome),
      element(
        'div',
        {},
        element('strong', {}, label),
        element('span', { class: 'outcome-label' }, outcomeLabel),
        ...paragraphs([detail, remedy].filter((line) => line !== '')),
      ),
    ),
  );
}

export function alertContent({ title, lines, facts, buttons }: FormAlert): readonly Node[] {
  return [
    mark('failed'),
    element(
      'div',
      {},
      element('strong', {}, title),
      ...paragraphs(lines),
      ...(facts.length === 0 ? [] : [element('dl', {}, ...factRows(facts))]),
      ...buttonRow('alert', buttons),
    ),
  ];
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `0:07`, `12:40`, `1:02:03`. */
function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes % 60)}:${rest}` : `${minutes}:${rest}`;
}

/** Time since something started, or until it ends; `tickClocks` moves it on. */
export function clock({ label, startedAt, endedAt, until }: Elapsed): Node {
  const time = element('span', { role: 'timer', class: 'clock', 'aria-label': label });
  if (until !== undefined) {
    time.dataset['until'] = String(until);
  } else if (endedAt === undefined) {
    time.dataset['since'] = String(startedAt);
  } else {
    time.textContent = duration(endedAt - startedAt);
  }
  tick(time);
  return element('p', { class: 'elapsed' }, `${label} `, time);
}

function tick(time: HTMLElement): void {
  const { since, until } = time.dataset;
  if (since !== undefined) {
    time.textContent = duration(Date.now() - Number(since));
  } else if (until !== undefined) {
    time.textContent = duration(Number(until) - Date.now());
  }
}

export function tickClocks(): void {
  for (const time of document.querySelectorAll<HTMLElement>('.clock')) {
    tick(time);
  }
}
