import * as z from 'zod/mini';
import { authStyles } from '../api/http/auth.ts';

/** An account as stored: a key, and the only address that it may be sent to. */
export const storedAccount = z.object({
  version: z.literal(1),
  baseUrl: z.string(),
  key: z.string().check(z.minLength(1)),
  authStyle: z.enum(authStyles),
});
export type StoredAccount = z.infer<typeof storedAccount>;
