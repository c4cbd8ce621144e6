import * as z from 'zod/mini';
import { actionSchema, savedDraft, typed } from './protocol.ts';

/** From the page to the host. */
export const pageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), saved: z.optional(savedDraft) }),
  z.strictObject({ type: z.literal('input'), saved: savedDraft }),
  z.strictObject({ type: z.literal('submit'), saved: savedDraft, submissionId: typed }),
  z.strictObject({ type: z.literal('action'), action: actionSchema }),
]);
export type PageMessage = z.infer<typeof pageMessage>;
