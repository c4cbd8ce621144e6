import { BarrackError, type ErrorDetails } from '../../../src/api/errors.ts';
import type { PriceList } from '../../../src/domain/prices.ts';
import { documentedPrices } from '../../../src/domain/prices.ts';
import type { Image, InstanceRef, Region, Snapshot, Volume } from '../../../src/domain/resources.ts';
import { tierOf } from '../../../src/domain/tiers.ts';
import { buildStatus, instanceStatus, volumeStatus } from '../../../src/domain/status.ts';
import type { KindState } from '../../../src/resources/kinds.ts';

const common = { createdAt: '2026-03-02T10:00:00Z', record: {} };

export function volume(changes: Partial<Volume> & { readonly word?: string } = {}): Volume {
  const { word = 'available', ...rest } = changes;
  return {
    ...common,
    kind: 'volume',
    id: 'v1',
    wireId: 'v1',
    name: 'training-data',
    status: volumeStatus(word),
    region: 'FINLAND-1',
    sizeGb: 500,
    volumeType: 'NVMe',
    bootable: false,
    instance: undefined,
    ...rest,
  };
}

export function snapshot(changes: Partial<Snapshot> & { readonly word?: string } = {}): Snapshot {
  const { word = 'available', ...rest } = changes;
  return {
    ...common,
    kind: 'snapshot',
    id: 's1',
    wireId: 's1',
    name: 'nightly',
    status: buildStatus(word),
    region: 'CANADA-1',
    description: undefined,
    sizeGb: 100,
    instance: undefined,
    hasImage: undefined,
    image: undefined,
    ...rest,
  };
}

export function image(changes: Partial<Image> & { readonly word?: string } = {}): Image {
  const { word = 'available', ...rest } = changes;
  return {
    ...common,
    kind: 'image',
    id: 'i1',
    wireId: 'i1',
    name: 'base-image',
    status: buildStatus(word),
    region: 'CANADA-1',
    sizeGb: 100,
    snapshot: undefined,
    ...rest,
  };
}

export function region(name: string): Region {
  return { name, tier: tierOf(name), country: undefined, record: {} };
}

export function instanceRef(word: string, name = 'trainer'): InstanceRef {
  return { id: `of-${name}`, name, status: instanceStatus(word) };
}

export function barrackError(changes: Partial<ErrorDetails> = {}): BarrackError {
  return new BarrackError({
    kind: 'invalid',
    message: 'Barrack refused it.',
    remedy: '',
    outcome: 'refused',
    ...changes,
  });
}

export function loaded<T>(...items: readonly T[]): KindState<T> {
  return {
    items,
    unreadable: [],
    loadedAt: { awakeMs: 1_000_000, passedMs: 1_000_000 },
    error: undefined,
    loading: false,
  };
}

export function notLoaded<T>(error?: BarrackError): KindState<T> {
  return { items: [], unreadable: [], loadedAt: undefined, error, loading: error === undefined };
}

export function apiPrices(currency: string): PriceList {
  const list = documentedPrices(currency);
  if (list === undefined) {
    throw new Error(`No documented prices in ${currency}.`);
  }
  return { ...list, source: 'api' };
}
