import type { Resource } from '../domain/resources.ts';
import { timeText } from '../ui/text.ts';

/** When a resource was created, as the user's machine writes it; what is no time stands as Barrack wrote it. */
export function createdText({ createdAt }: Pick<Resource, 'createdAt'>): string | undefined {
  const time = createdAt === undefined ? NaN : Date.parse(createdAt);
  return Number.isNaN(time) ? createdAt : timeText(time);
}
