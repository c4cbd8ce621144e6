/** Reading the fields of a request body, with DRF's texts for what is missing or of the wrong kind. */
import { fieldRefusal } from '../refusal.ts';
import type { OperationRequest } from '../request.ts';

type Body = OperationRequest['body'];

/** A text field, trimmed as DRF does; `otherwise` if it is absent, or a refusal if there is no such value. */
export function textField(body: Body, field: string, otherwise?: string): string {
  const value = body[field] ?? otherwise;
  if (value === undefined) throw fieldRefusal(400, field, 'This field is required.');
  if (typeof value !== 'string') throw fieldRefusal(400, field, 'Not a valid string.');
  return value.trim();
}

export function integerField(body: Body, field: string): number {
  const value = body[field];
  if (value === undefined) throw fieldRefusal(400, field, 'This field is required.');
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw fieldRefusal(400, field, 'A valid integer is required.');
  return value;
}

export function booleanField(body: Body, field: string): boolean {
  const value = body[field] ?? false;
  if (typeof value !== 'boolean') throw fieldRefusal(400, field, 'Must be a valid boolean.');
  return value;
}

/** A list of ids, each a text or a number, without duplicates. */
export function idsField(body: Body, field: string): string[] {
  const value = body[field];
  if (!Array.isArray(value)) throw fieldRefusal(400, field, 'Expected a list of items.');
  if (value.length === 0) throw fieldRefusal(400, field, 'This list may not be empty.');
  return [...new Set(value.map((item: unknown) => idOf(item, field)))];
}

function idOf(value: unknown, field: string): string {
  if (typeof value !== 'string' && typeof value !== 'number')
    throw fieldRefusal(400, field, 'Not a valid id.');
  return String(value);
}

/** Refuses a name that breaks its rule. */
export function goodName(name: string, error: (name: string) => string | undefined): string {
  const text = error(name);
  if (text) throw fieldRefusal(400, 'name', text);
  return name;
}
