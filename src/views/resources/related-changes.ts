import type { AllLinks, Lineage } from '../../lineage/lineage.ts';
import { allLinks, linkEnds } from '../../lineage/links.ts';
import { elementId } from './elements.ts';

/** Tells whose relations have changed, so that just their rows are shown anew. */
export class RelatedChanges {
  readonly #lineage: Pick<Lineage, 'links'>;
  #seen: AllLinks;

  constructor(lineage: Pick<Lineage, 'links'>) {
    this.#lineage = lineage;
    this.#seen = lineage.links;
  }

  /** @returns the ids of the elements of resources that are related to others than the last time it was asked */
  update(): readonly string[] {
    const before = this.#seen;
    const now = this.#lineage.links;
    this.#seen = now;
    if (before === now) {
      return [];
    }
    const ids = allLinks.flatMap((link) => {
      const [from, to] = linkEnds[link];
      return now[link]
        .difference(before[link])
        .flatMap((pair) => [
          elementId.item({ kind: from, id: pair[0] }),
          elementId.item({ kind: to, id: pair[1] }),
        ]);
    });
    return [...new Set(ids)];
  }
}
