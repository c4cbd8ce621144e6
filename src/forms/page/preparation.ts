import { byId, fill, say } from './dom.ts';
import type { Part } from './part.ts';
import { buttonRow, paragraphs } from './parts.ts';

/** What stands in the way, and the boxes to have it done away with. */
export function preparationField(onChange: () => void): Part {
  const place = byId('preparation', HTMLElement);
  const prepare = byId('prepare', HTMLInputElement);
  const restore = byId('restore', HTMLInputElement);

  function row(box: HTMLInputElement, label: string, shown: boolean): void {
    byId(`${box.id}-row`, HTMLElement).hidden = label === '' || !shown;
    say(`${box.id}-label`, label);
  }

  for (const box of [prepare, restore]) {
    box.addEventListener('change', () => {
      row(restore, byId('restore-label', HTMLElement).textContent, prepare.checked);
      onChange();
    });
  }

  return {
    value: () => ({ prepare: prepare.checked, restore: restore.checked }),
    select: (draft) => {
      prepare.checked = draft.prepare;
      restore.checked = draft.restore;
    },
    show: ({ preparation, phase, draft }) => {
      const hadFocus = place.contains(document.activeElement);
      place.hidden = preparation === undefined;
      prepare.disabled = restore.disabled = phase !== 'editing';
      say('preparation-title', preparation?.title ?? '');
      fill(byId('preparation-about', HTMLElement), preparation, (shown) =>
        shown === undefined ? [] : [...paragraphs(shown.lines), ...buttonRow('preparation', shown.buttons)],
      );
      row(prepare, preparation?.prepare ?? '', true);
      row(restore, preparation?.restore ?? '', draft.prepare);
      if (hadFocus && preparation === undefined) {
        byId('name', HTMLInputElement).focus(); // it stands in the way no more, and the form goes on
      }
    },
  };
}
