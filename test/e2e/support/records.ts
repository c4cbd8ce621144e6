import type { Account } from '../../simulator/model.ts';
import type { OperationName } from '../../simulator/operation-names.ts';
import type { Simulator } from '../../simulator/server.ts';

type Lists = Pick<Account, 'volumes' | 'instances' | 'snapshots' | 'images'>;
type RecordOf<K extends keyof Lists> = Lists[K] extends Map<string, infer R> ? R : never;

/** The platform's own record of something of the USD account; throws if there is none. */
export function recordNamed<K extends keyof Lists>(simulator: Simulator, list: K, name: string): RecordOf<K> {
  const records = [...simulator.state.accounts.usd[list].values()];
  const found = records.find((record) => record.name === name);
  if (found === undefined) {
    throw new Error(`The simulator has no ${name} in its ${list}`);
  }
  return found as RecordOf<K>;
}

/** How often an operation was asked for, whatever came of it. */
export function asked(simulator: Simulator, name: OperationName): number {
  return simulator.requests.filter(({ operation }) => operation === name).length;
}
