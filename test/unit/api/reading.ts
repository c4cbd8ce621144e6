import assert from 'node:assert/strict';
import type { Reader } from '../../../src/api/schemas/common.ts';
import { Unreadable } from '../../../src/api/schemas/common.ts';

/** What a reader makes of a value it has to be able to read. */
export function good<T>(read: Reader<T>, value: unknown): T {
  const result = read(value);
  assert.ok(!(result instanceof Unreadable), result instanceof Unreadable ? result.reason : '');
  return result;
}

/** Why a reader cannot read a value. */
export function reasonOf(read: Reader<unknown>, value: unknown): string {
  const result = read(value);
  assert.ok(result instanceof Unreadable, 'it was read');
  return result.reason;
}
