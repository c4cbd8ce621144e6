import * as z from 'zod/mini';
import type { Balance } from '../../domain/resources.ts';
import { detail, number, reader } from './common.ts';

const schema = z.object({
  balance: z.union([number, z.object({ amount: number, currency: detail })]),
  currency: detail,
});

/** `{ balance: 12.5, currency }` or `{ balance: { amount, currency } }`; amounts may be texts. */
export const readBalance = reader(schema, ({ balance, currency }): Balance => {
  const nested = typeof balance === 'number' ? undefined : balance;
  return {
    amount: typeof balance === 'number' ? balance : balance.amount,
    currency: (nested?.currency ?? currency)?.trim().toUpperCase(),
  };
});
