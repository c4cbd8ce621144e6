import type { Resource, ResourceKind, ResourceRef } from '../../domain/resources.ts';
import type { Order, OrderKind, ExpectedVolume } from './orders.ts';
import type { PlanContext } from './plan-context.ts';
import type { Plan } from './plan.ts';
import type { ResourceUse } from './resource-use.ts';
import type { Sent, Writes } from './source.ts';

/** The instance that a volume is attached to, as far as that is known. */
export type HostOf = (volume: ExpectedVolume) => ResourceRef | undefined;

/** An order in the user’s words. The names in it are told as the place wants them where they are shown. */
export interface WriteWords<K extends OrderKind> {
  /** What is to be done, short enough for a narrow row: without the name of what is made. */
  label(order: Order<K>): string;
  /** What comes of it: the name of what is made, the new size, or the instance; absent where nothing is to be said. */
  outcome?(order: Order<K>): string;
  /** What it waits for, in Barrack’s words. */
  goal(): string;
  /** What is looked for while nobody knows whether Barrack did it. */
  checking(): string;
  /** Beside the resource it works on, while it goes on and before that. */
  begun(): string;
  toCome(): string;
  /** Beside what it makes; absent where it makes nothing. */
  making?(order: Order<K>): string;
}

/** All there is to a kind of write, but for what it costs and what is asked before it. */
export interface WriteDefinition<K extends OrderKind> {
  /** The one request that carries it out. Nothing is checked. */
  send(order: Order<K>, source: Writes): Promise<Sent<Resource>>;
  /** What it needs, how its result is found and followed, and how it stands in words. */
  plan(order: Order<K>, context: PlanContext): Plan;
  /** What it makes; absent where it makes nothing. */
  readonly makes?: ResourceKind;
  /** The region in which the name of what it makes has to be the only one; absent where it is in the account. */
  nameRegion?(order: Order<K>): string | undefined;
  /** What it needs, beside that name, while it is carried out. */
  uses(order: Order<K>, hostOf: HostOf): readonly ResourceUse[];
  /** What tells it from others of its kind. */
  intent(order: Order<K>): readonly (string | number | undefined)[];
  readonly words: WriteWords<K>;
}

/** For requests whose answers hold no resource. */
export async function withoutResult(answer: Promise<Sent<unknown>>): Promise<Sent<Resource>> {
  const { requestId } = await answer;
  return { value: undefined, requestId };
}
