import type { ResourceStore } from '../../../resources/store.ts';

/** What is told of what an action is done to. */
export type BulkStore = Pick<
  ResourceStore,
  | 'find'
  | 'imageOf'
  | 'instanceOf'
  | 'needsId'
  | 'shortId'
  | 'prices'
  | 'priceOf'
  | 'pricesOfInstance'
  | 'tierOf'
>;
