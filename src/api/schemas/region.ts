import * as z from 'zod/mini';
import type { Region } from '../../domain/resources.ts';
import { tierOf } from '../../domain/tiers.ts';
import type { Reader } from './common.ts';
import { detail, exactText, reader } from './common.ts';

const schema = z.object({ name: exactText.check(z.regex(/\S/u)), tier: detail, country: detail });

const readRecord = reader(schema, (fields, record): Region => ({
  name: fields.name.trim(),
  tier: tierOf(fields.name.trim(), fields.tier),
  country: fields.country,
  record,
}));

/** A region may also be just its name. */
export const readRegion: Reader<Region> = (value) =>
  readRecord(typeof value === 'string' ? { name: value } : value);
