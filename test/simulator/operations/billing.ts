import { hoursOf } from '../ledger.ts';
import type { Account } from '../model.ts';
import { find, type Handler, type OperationRequest, type OperationResult } from '../request.ts';

const round = (amount: number): number => Number(amount.toFixed(4));

function billingOf(
  { world, account }: OperationRequest,
  { id, name }: { id: string; name: string },
  kind: string,
): OperationResult {
  const now = world.clock.now();
  const periods = account.ledger.periods(id);
  const records = periods.map((period) => ({
    start_time: world.clock.date(period.from),
    end_time: period.to === undefined ? null : world.clock.date(period.to),
    hours: round(hoursOf(period, now)),
    hourly_rate: round(period.rate),
    cost: round(period.rate * hoursOf(period, now)),
  }));
  const sum = (pick: (record: (typeof records)[number]) => number): number =>
    round(records.reduce((total, record) => total + pick(record), 0));
  return {
    message: 'Billing retrieved successfully',
    payload: {
      billing: {
        [`${kind}_id`]: id,
        [`${kind}_name`]: name,
        currency: account.currency,
        hourly_rate: round(periods.at(-1)?.rate ?? 0),
        total_hours: sum(({ hours }) => hours),
        total_cost: sum(({ cost }) => cost),
        records,
      },
    },
  };
}

function billing(kind: 'volume' | 'instance' | 'snapshot', title: string): Handler {
  const recordsOf = (account: Account): ReadonlyMap<string, { id: string; name: string }> =>
    account[`${kind}s`];
  return (request) => billingOf(request, find(recordsOf(request.account), request.id, title), kind);
}

export const volumeBilling = billing('volume', 'Volume');
export const instanceBilling = billing('instance', 'Instance');
export const snapshotBilling = billing('snapshot', 'Snapshot');
