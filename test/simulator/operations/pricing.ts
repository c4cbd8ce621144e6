/** GET and POST /pricing/: the documented `pricing_data`, narrowed by what was asked for. */
import type { Currency, Tier } from '../model.ts';
import {
  currencies,
  gpuPrices,
  minimumVolumeSize,
  type Prices,
  snapshotBilledSize,
  snapshotPrices,
  volumePrices,
} from '../prices.ts';
import { fieldRefusal } from '../refusal.ts';
import { volumeTypesOf } from '../regions.ts';
import type { Handler, OperationRequest } from '../request.ts';
import { requireVolumeSize } from '../rules/account.ts';

const tiers: readonly Tier[] = ['legacy', 'advanced'];
const resourceTypes = ['gpus', 'volumes', 'snapshots'] as const;
const volumeTypes = ['SSD', 'NVMe', 'HDD'] as const;

interface Selection {
  readonly tiers: readonly Tier[];
  readonly currencies: readonly Currency[];
  readonly resources: readonly string[];
  readonly types: readonly string[];
}

/** One value of a closed list, or the whole list if none is asked for. */
function choice<T extends string>(asked: unknown, field: string, all: readonly T[]): readonly T[] {
  if (asked === undefined || asked === null || asked === 'all') return all;
  const text = typeof asked === 'string' ? asked.toLowerCase() : '';
  const known = all.filter((value) => value.toLowerCase() === text || value.toLowerCase() === `${text}s`);
  if (known.length === 0) throw fieldRefusal(400, field, `${JSON.stringify(asked)} is not a valid choice.`);
  return known;
}

function selectionOf({ body, query }: OperationRequest): Selection {
  const asked = { ...Object.fromEntries(query), ...body };
  const size = asked['volume_size_gb'];
  if (size !== undefined) {
    const gigabytes = Number(size);
    if (!Number.isInteger(gigabytes))
      throw fieldRefusal(400, 'volume_size_gb', 'A valid integer is required.');
    requireVolumeSize(gigabytes, 'volume_size_gb');
  }
  return {
    tiers: choice(asked['tier'], 'tier', tiers),
    currencies: choice(asked['currency'], 'currency', currencies),
    resources: choice(asked['resource_type'], 'resource_type', resourceTypes),
    types: choice(asked['volume_type'], 'volume_type', volumeTypes),
  };
}

function only(prices: Prices, wanted: readonly Currency[]): Partial<Prices> {
  return Object.fromEntries(wanted.map((currency) => [currency, prices[currency]]));
}

function byTier<T>(selection: Selection, priced: (tier: Tier) => T): Record<string, T> {
  return Object.fromEntries(selection.tiers.map((tier) => [tier, priced(tier)]));
}

function volumesOf(selection: Selection, withdrawn: readonly string[]): object {
  const priced = (tier: Tier): object =>
    Object.fromEntries(
      volumeTypesOf(tier, withdrawn)
        .filter((type) => selection.types.includes(type))
        .map((type) => {
          const prices = volumePrices[tier][type];
          return [type, prices && { prices: only(prices, selection.currencies), unit: 'per TB per hour' }];
        }),
    );
  return { pricing: byTier(selection, priced), minimum_size_gb: minimumVolumeSize };
}

function gpusOf(selection: Selection): object {
  const priced = (tier: Tier): object =>
    Object.fromEntries(
      Object.entries(gpuPrices[tier]).map(([model, prices]) => [
        model,
        { prices: only(prices, selection.currencies), unit: 'per GPU per hour' },
      ]),
    );
  return { pricing: byTier(selection, priced) };
}

function snapshotsOf(selection: Selection): object {
  const legacy = {
    prices: only(snapshotPrices, selection.currencies),
    unit: 'per hour',
    fixed_size_gb: snapshotBilledSize,
  };
  return { pricing: selection.tiers.includes('legacy') ? { legacy } : {} };
}

export const pricing: Handler = (request) => {
  const selection = selectionOf(request);
  const wants = (resource: string): boolean => selection.resources.includes(resource);
  return {
    message: 'Pricing information retrieved successfully',
    payload: {
      pricing_data: {
        ...(wants('gpus') && { gpus: gpusOf(selection) }),
        ...(wants('volumes') && { volumes: volumesOf(selection, request.world.settings.withdrawnTypes) }),
        ...(wants('snapshots') && { snapshots: snapshotsOf(selection) }),
        metadata: {
          supported_currencies: currencies,
          supported_tiers: tiers,
          authenticated_user: request.account.user,
          authentication_type: 'api_key',
          timestamp: new Date().toISOString(),
        },
      },
    },
  };
};
