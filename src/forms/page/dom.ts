import { piecesOf } from '../../domain/direction.ts';

/** Small helpers over the page's document. Text only ever goes in as text, never as markup, and with nothing hidden. */

export type Attributes = Readonly<Record<string, string>>;

/** The element of the page's own HTML with that id; it is a defect of this program if there is none of that type. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) {
    throw new Error(`The page has no ${type.name} "${id}".`);
  }
  return found;
}

/** What is written from right to left gets an element, so that numbers beside it don't change places with it. */
function textNodes(text: string): readonly (Node | string)[] {
  return piecesOf(text).map((piece) => {
    if (!piece.isRightToLeft) {
      return piece.text;
    }
    const isolate = document.createElement('bdi');
    isolate.append(piece.text);
    return isolate;
  });
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children.flatMap((child) => (typeof child === 'string' ? textNodes(child) : child)));
  return made;
}

/** Says something in an element of the page's own HTML, in the place of what it said. */
export function say(id: string, text: string): void {
  byId(id, HTMLElement).replaceChildren(...textNodes(text));
}

const drawn = new WeakMap<Element, string>();

/**
 * Fills an element again only when what it shows has changed, so that focus, selection and a reader's place stay; the
 * focus is given back to the element of the same id when it was rebuilt under it, or to the whole where that is gone.
 */
export function fill<T>(into: HTMLElement, shown: T, build: (shown: T) => readonly Node[]): void {
  const now = JSON.stringify(shown);
  if (drawn.get(into) === now) {
    return;
  }
  drawn.set(into, now);
  const focused = into.contains(document.activeElement) ? document.activeElement?.id : undefined;
  into.replaceChildren(...build(shown));
  if (focused) {
    (document.getElementById(focused) ?? into).focus();
  }
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Marks by shape, so that nothing depends on color: a tick, a cross, a question in a ring, a ring. */
const paths = {
  passed: 'M3 8.5 6.5 12 13 4.5',
  failed: 'M4 4 12 12 M12 4 4 12',
  server: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8 M5 8h.01 M8 8h.01 M11 8h.01',
  progress: 'M8 1.8a6.2 6.2 0 1 1-6.2 6.2',
} as const;
export type Mark = keyof typeof paths;

/** A decoration: what it says is also there in words. */
export function mark(name: Mark): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `mark mark-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
