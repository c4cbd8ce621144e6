import * as l10n from '@vscode/l10n';
import type { Check } from './checks.ts';
import { formatMoney } from './money.ts';
import type { Balance } from './resources.ts';

/** The minimum balance by currency, which may be an older one, so Barrack decides (docs/platform.md, "Credits"). */
const minimumBalance: Readonly<Record<string, number>> = { USD: 1, EUR: 1, INR: 100 };

const hoursPerDay = 24;

function runway(balance: Balance, hourlyCost: number): string {
  const hours = balance.amount / hourlyCost;
  return hours >= 2 * hoursPerDay
    ? l10n.t('about {0} days of this volume', Math.floor(hours / hoursPerDay))
    : l10n.t('about {0} hours of this volume', Math.floor(hours));
}

/**
 * Whether the account's credits suffice for something billed by the hour. What Barrack asks for is not documented, so
 * only what can't be enough fails here.
 */
export function creditsCheck(balance: Balance | undefined, hourlyCost: number | undefined): Check<'credits'> {
  const id = 'credits';
  if (balance === undefined) {
    return { id, outcome: 'server', detail: l10n.t('Barrack will check: your balance is not known.') };
  }
  const shown = formatMoney(balance.amount, balance.currency);
  if (balance.amount <= 0 || (hourlyCost !== undefined && balance.amount < hourlyCost)) {
    return {
      id,
      outcome: 'failed',
      detail:
        balance.amount <= 0
          ? l10n.t('Your balance is {0}.', shown)
          : l10n.t('Your balance of {0} does not pay for one hour.', shown),
      remedy: l10n.t('Add credits at barrack.ai, then try again.'),
    };
  }
  const minimum = balance.currency === undefined ? undefined : minimumBalance[balance.currency];
  if (minimum !== undefined && balance.amount < minimum) {
    return {
      id,
      outcome: 'server',
      detail: l10n.t(
        'Barrack will check: your balance of {0} is below the {1} it has asked for.',
        shown,
        formatMoney(minimum, balance.currency),
      ),
    };
  }
  if (hourlyCost === undefined) {
    return {
      id,
      outcome: 'server',
      detail: l10n.t('Barrack will check: the price is unknown. Your balance is {0}.', shown),
    };
  }
  const detail =
    hourlyCost <= 0
      ? l10n.t('Your balance is {0}.', shown)
      : l10n.t('Your balance is {0}: {1}, if nothing else were billed.', shown, runway(balance, hourlyCost));
  return { id, outcome: 'passed', detail };
}
