import type { FormState, Option } from '../protocol/protocol.ts';
import { byId, element, fill, mark, say } from './dom.ts';
import { factRows, problemItems } from './parts.ts';

/** The volume types or snapshots as radio cards. */
export interface ChoiceField {
  readonly value: () => string;
  readonly show: (state: FormState) => void;
  readonly select: (value: string) => void;
  readonly focus: () => void;
}

function card(option: Option, index: number): Node {
  const id = `option-${index}`;
  const input = element('input', {
    type: 'radio',
    name: 'choice',
    id,
    value: option.value,
    'aria-describedby': `${id}-about`,
  });
  const about = element('div', { id: `${id}-about`, class: 'about' });
  if (option.description !== '') {
    about.append(element('p', { class: 'hint', dir: 'auto' }, option.description));
  }
  if (option.problem !== '') {
    about.append(element('p', { class: 'why-not', dir: 'auto' }, mark('failed'), option.problem));
  }
  if (option.facts.length > 0) {
    about.append(element('dl', { class: 'prices' }, ...factRows(option.facts)));
  }
  const name = element('label', { for: id, dir: 'auto' }, option.label);
  const whole = element(
    'div',
    { class: option.problem === '' ? 'card' : 'card unusable' },
    input,
    name,
    about,
  );
  whole.addEventListener('click', () => input.click());
  input.addEventListener('click', (event) => event.stopPropagation());
  name.addEventListener('click', (event) => event.stopPropagation());
  return whole;
}

export function choiceField(onChange: () => void): ChoiceField {
  const field = byId('choice', HTMLFieldSetElement);
  const options = byId('options', HTMLDivElement);
  const problems = byId('choice-problems', HTMLUListElement);
  let selected = '';

  const inputs = () => Array.from(options.querySelectorAll<HTMLInputElement>('input'));
  const check = () => {
    for (const input of inputs()) {
      input.checked = input.value === selected;
    }
  };
  options.addEventListener('change', () => {
    selected = inputs().find((input) => input.checked)?.value ?? '';
    onChange();
  });

  return {
    value: () => selected,
    select: (value) => {
      selected = value;
      check();
    },
    show: (state) => {
      field.hidden = state.options.length === 0;
      field.disabled = state.phase !== 'editing';
      field.setAttribute('aria-invalid', String(state.choiceProblems.length > 0));
      fill(problems, state.choiceProblems, problemItems);
      fill(options, state.options, (all) => all.map(card));
      say('options-note', state.optionsNote);
      say('choice-hint', state.choiceHint);
      check();
    },
    focus: () => {
      const all = inputs();
      (all.find((input) => input.checked) ?? all[0])?.focus();
    },
  };
}
