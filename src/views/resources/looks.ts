import type { Instant } from '../../base/time.ts';
import type { Element } from './elements.ts';
import { itemLook } from './item-look.ts';
import type { Look } from '../../ui/format/appearance.ts';
import { groupLook, regionLook } from './place-look.ts';
import { errorTooltip, regionTooltip, unreadableTooltip } from './place-tooltip.ts';
import { itemTooltip } from './tooltip.ts';
import type { Seen } from './seen.ts';
import { actionLook, errorLook, unreadableLook } from './trouble-look.ts';
import type { Markdown } from '../../ui/format/safe-text.ts';

/** How an element looks now. */
export function lookOf(element: Element, seen: Seen, now: Instant): Look {
  const { tree, store } = seen;
  switch (element.type) {
    case 'region':
      return regionLook(tree.placeOf(element), store);
    case 'group':
      return groupLook(element, tree.placeOf(element), store);
    case 'item':
      return itemLook(element.resource, seen, {
        withRegion: tree.grouping === 'kind' && element.within === undefined,
        underWay: seen.underWay.of(element.resource),
      });
    case 'unreadable':
      return unreadableLook(element);
    case 'error':
      return errorLook(element, store, now);
    case 'action':
      return actionLook(element);
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
