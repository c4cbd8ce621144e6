import type { Instant } from '../../base/time.ts';
import type { Element } from './elements.ts';
import { itemAppearance } from './item-appearance.ts';
import type { Appearance } from '../../ui/format/appearance.ts';
import { groupAppearance, regionAppearance } from './place-appearance.ts';
import { errorTooltip, regionTooltip, unreadableTooltip } from './place-tooltip.ts';
import { itemTooltip } from './tooltip.ts';
import type { Seen } from './seen.ts';
import { actionAppearance, errorAppearance, unreadableAppearance } from './trouble-appearance.ts';
import type { Markdown } from '../../ui/format/safe-text.ts';

/** How an element looks now. */
export function appearanceOf(element: Element, seen: Seen, now: Instant): Appearance {
  const { tree, store } = seen;
  switch (element.type) {
    case 'region':
      return regionAppearance(tree.placeOf(element), store);
    case 'group':
      return groupAppearance(element, tree.placeOf(element), store);
    case 'item':
      return itemAppearance(element.resource, seen, {
        withRegion: tree.grouping === 'kind' && element.within === undefined,
        underWay: seen.underWay.of(element.resource),
      });
    case 'unreadable':
      return unreadableAppearance(element);
    case 'error':
      return errorAppearance(element, store, now);
    case 'action':
      return actionAppearance(element);
  }
}

/** What is shown when the pointer rests on it, as Markdown; undefined where the look says it all. */
export function tooltipOf(element: Element, seen: Seen, now: Instant): Markdown | undefined {
  const { tree, store, underWay } = seen;
  switch (element.type) {
    case 'region':
      return regionTooltip(tree.placeOf(element), store);
    case 'item':
      return itemTooltip(element.resource, seen, underWay.of(element.resource));
    case 'unreadable':
      return unreadableTooltip(element);
    case 'error':
      return errorTooltip(element, store, now);
    case 'group':
    case 'action':
      return undefined;
  }
}
