import type { Resource } from '../../../../src/domain/resources.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { FakeBarrack, WriteName } from './fake-barrack.ts';

/** One write in an account in memory, and what can become of it. */
export interface WriteCase {
  readonly title: string;
  readonly order: Order;
  readonly call: WriteName;
  readonly list: 'volumes' | 'snapshots' | 'instances';
  /** Whether its list is read before it is sent; unless told, it is. */
  readonly readsList?: false;
  /** The account before. */
  before(barrack: FakeBarrack): void;
  /** What Barrack does at once. @returns what its answer shows */
  begun(barrack: FakeBarrack): Resource | undefined;
  ended(barrack: FakeBarrack): void;
  failed(barrack: FakeBarrack): void;
  /** It is so before anything is sent; undefined where that can't be. */
  readonly already?: ((barrack: FakeBarrack) => void) | undefined;
  /** Changed since the user saw it; what is said then. */
  readonly changed?: readonly [(barrack: FakeBarrack) => void, RegExp];
  /** Ruled out as things are now; what is said then. */
  readonly ruledOut: readonly [(barrack: FakeBarrack) => void, RegExp];
  readonly body: unknown;
  readonly done: string;
  readonly unknown: RegExp;
  /** After a lost answer that nothing came of. */
  readonly withoutTrace: 'notDone' | 'unknown';
}
