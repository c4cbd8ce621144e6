import * as z from 'zod/mini';
import { currencyOf } from '../../domain/money.ts';
import type { Balance } from '../../domain/resources.ts';
import { detail, number, reader } from './common.ts';

const amounts = z.object({ amount: number, currency: detail });
const schema = z.object({
  balance: z.union([number, amounts, z.object({ balance: number, currency: detail })]),
  currency: detail,
});

/** `{ balance: 12.5, currency }` or `{ balance: { amount, currency } }`; amounts may be texts. */
export const readBalance = reader(schema, (fields): Balance => {
  const given = typeof fields.balance === 'number' ? { amount: fields.balance } : fields.balance;
  const nested = 'currency' in given ? given.currency : undefined;
  return {
    amount: 'amount' in given ? given.amount : given.balance,
    currency: currencyOf(nested ?? fields.currency ?? ''),
  };
});
