import * as z from 'zod';

const authStyles = ['X-API-Key', 'Bearer', 'Api-Key'] as const;
export type AuthStyle = (typeof authStyles)[number];

/** How the platform behaves where its documentation leaves it open. All of it can be changed while it runs. */
export const settingsSchema = z.strictObject({
  /** The header styles in which a key is accepted; in any other it is not seen. */
  auth: z.array(z.enum(authStyles)).min(1),
  /** Keys that are accepted no more. */
  revokedKeys: z.array(z.string()),
  /**
   * Lists whole; as `{count, next, previous, results}`; with a `pagination` object; with `meta.pagination` as
   * `next_page` and `total_entries`; with `links.pages.next`; with no more than `has_more`; with `has_more` and a cursor;
   * or in pages that tell nothing of each other.
   */
  paging: z.enum(['plain', 'results', 'pagination', 'meta', 'links', 'hasMore', 'cursor', 'silent']),
  pageSize: z.int().min(1).max(1000),
  /** Whether deleting a snapshot deletes its image too. */
  snapshotTakesImage: z.boolean(),
  /** Volume types that are no longer sold. */
  withdrawnTypes: z.array(z.string()),
  /** The field of a refusal that holds its text. */
  refusalField: z.enum(['message', 'error']),
  /** Balance as a number, or as `{amount, currency}`. */
  balance: z.enum(['number', 'object']),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  auth: ['X-API-Key'],
  revokedKeys: [],
  paging: 'plain',
  pageSize: 20,
  snapshotTakesImage: true,
  withdrawnTypes: [],
  refusalField: 'message',
  balance: 'number',
};
