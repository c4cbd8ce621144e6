import { regions } from '../regions.ts';
import type { Handler } from '../request.ts';

export const balance: Handler = ({ world, account }) => {
  const amount = Number(world.balanceOf(account).toFixed(4));
  const { currency } = account;
  return {
    message: 'Balance retrieved successfully',
    payload: {
      balance: world.settings.balance === 'object' ? { amount, currency } : amount,
      currency,
    },
  };
};

export const listRegions: Handler = ({ keyTier }) => ({
  message: 'Regions retrieved successfully',
  list: { key: 'regions', items: regions.filter(({ tier }) => keyTier === 'both' || keyTier === tier) },
});
