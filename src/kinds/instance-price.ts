import type { Instance } from '../domain/resources.ts';
import type { HourAndMonth } from '../domain/prices.ts';
import type { ResourceStore } from '../resources/store.ts';

/**
 * What an instance costs as it is now: in SHUTOFF, and on its way to another state, as much as when it runs; undefined
 * where that is not known.
 */
export function priceNow(
  instance: Instance,
  store: Pick<ResourceStore, 'pricesOfInstance'>,
): HourAndMonth | undefined {
  const prices = store.pricesOfInstance(instance);
  switch (instance.status.state) {
    case 'ACTIVE':
    case 'SHUTOFF':
    case 'transition':
      return prices?.running;
    case 'HIBERNATED':
      return prices?.hibernated;
    case 'DELETED':
    case 'error':
    case 'unknown':
      return undefined;
  }
}
