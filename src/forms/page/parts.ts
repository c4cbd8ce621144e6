import type { CheckView, Elapsed, Fact, FormAlert, FormButton } from '../protocol/protocol.ts';
import type { Instant } from '../../base/time.ts';
import { before, now, passedBetween, wallTime } from '../../base/time.ts';
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

/** Points in time that are counted from or to, by how they were told: from then on no setting of the clock matters. */
const instants = new Map<number, Instant>();
/** What each clock shows. */
const running = new Map<HTMLElement, () => number>();

/** @param at milliseconds since 1970 */
function instantOf(at: number): Instant {
  const instant = instants.get(at) ?? before(now(), wallTime() - at);
  instants.set(at, instant);
  return instant;
}

/** Time since something started, or until it ends; where it hasn't ended, `tickClocks` moves it on. */
export function clock({ label, startedAt, tookMs, until }: Elapsed): Node {
  const time = element('span', { role: 'timer', class: 'clock', 'aria-label': label });
  running.clear(); // there is one at a time
  if (until !== undefined) {
    const end = instantOf(until);
    running.set(time, () => passedBetween(now(), end));
  } else if (tookMs === undefined) {
    const start = instantOf(Math.min(startedAt, wallTime()));
    running.set(time, () => passedBetween(start, now()));
  }
  time.textContent = duration(tookMs ?? 0);
  tickClocks();
  return element('p', { class: 'elapsed' }, `${label} `, time);
}

export function tickClocks(): void {
  for (const [time, shown] of running) {
    time.textContent = duration(shown());
  }
}
