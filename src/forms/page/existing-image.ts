import type { FormState } from '../protocol.ts';
import { byId, element, fill } from './dom.ts';
import type { Part } from './form.ts';
import { buttonRow, clock, paragraphs } from './parts.ts';

/** The image a snapshot already has, with the button that deletes it. */
export function existingImage(): Part {
  const place = byId('existing', HTMLElement);
  return {
    show: ({ existing }: FormState) => {
      const hadFocus = place.contains(document.activeElement);
      place.hidden = existing === undefined;
      fill(place, existing, (shown) =>
        shown === undefined
          ? []
          : [
              element('h2', { id: 'existing-title', dir: 'auto' }, shown.title),
              ...(shown.elapsed === undefined ? [] : [clock(shown.elapsed)]),
              ...paragraphs(shown.lines),
              ...buttonRow('existing', shown.buttons),
            ],
      );
      if (hadFocus && existing === undefined) {
        byId('name', HTMLInputElement).focus(); // the image is gone, and the form goes on
      }
    },
  };
}
