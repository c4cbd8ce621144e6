import { byId } from './dom.ts';
import type { Part } from './part.ts';

/** From this many options on, a list can be filtered. */
const longList = 9;

/** Narrows a long list of options to those in whose text the filter is found. */
export function optionsFilter(): Part {
  const input = byId('filter', HTMLInputElement);
  const options = byId('options', HTMLElement);
  const count = byId('filter-count', HTMLElement);

  const apply = () => {
    const wanted = input.value.trim().toLowerCase();
    const cards = Array.from(options.children);
    for (const card of cards) {
      card.toggleAttribute('hidden', !card.textContent.toLowerCase().includes(wanted));
    }
    const shown = cards.filter((card) => !card.hasAttribute('hidden')).length;
    count.textContent = wanted === '' ? '' : `${shown} / ${cards.length}`;
  };
  input.addEventListener('input', apply);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault(); // it must not create anything
    }
  });
  return {
    show: ({ options: all }) => {
      byId('filter-row', HTMLElement).hidden = all.length < longList;
      apply();
    },
  };
}
