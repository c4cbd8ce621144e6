import type { WireId } from '../../domain/resources.ts';

/** One of Barrack's own images may have the id of one of the account's, but not its name as well. */
export function imageQualifier({
  id,
  name,
}: {
  readonly id: WireId;
  readonly name: string;
}): string | undefined {
  return name === String(id) ? undefined : name; // else only its id is known
}
