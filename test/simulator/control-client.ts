import type { Change } from './change.ts';
import type { Fault } from './faults.ts';
import type { RequestEntry } from './http/log.ts';
import type { Account, AccountName, Image, Instance, Snapshot, Volume } from './model.ts';
import type { OperationName } from './operation-names.ts';
import type { Seed } from './seeds/seed.ts';
import type { AuthStyle, Settings } from './settings.ts';

/** An account as the control address shows it. */
export interface AccountState extends Pick<Account, 'currency' | 'profileComplete'> {
  readonly balance: number;
  readonly volumes: readonly Volume[];
  readonly instances: readonly Instance[];
  readonly snapshots: readonly Snapshot[];
  readonly images: readonly Image[];
}

/** Controls a simulator in another process. Every method rejects with the simulator's own words if it refuses. */
export class SimulatorControl {
  readonly #url: string;

  /** @param url the simulator's `controlUrl` */
  constructor(url: string) {
    this.#url = url;
  }

  async addFaults(...faults: readonly Fault[]): Promise<void> {
    await this.#send('POST', 'faults', { faults });
  }

  async faults(): Promise<readonly Fault[]> {
    return (await this.#send('GET', 'faults')) as readonly Fault[];
  }

  async clearFaults(): Promise<void> {
    await this.#send('DELETE', 'faults');
  }

  async requests(): Promise<readonly RequestEntry[]> {
    return (await this.#send('GET', 'requests')) as readonly RequestEntry[];
  }

  async clearRequests(): Promise<void> {
    await this.#send('DELETE', 'requests');
  }

  /** How many times an operation has changed something since the last reset. */
  async effects(operation: OperationName): Promise<number> {
    const effects = (await this.#send('GET', 'effects')) as Partial<Record<OperationName, number>>;
    return effects[operation] ?? 0;
  }

  async state(): Promise<Readonly<Record<AccountName, AccountState>>> {
    return (await this.#send('GET', 'state')) as Readonly<Record<AccountName, AccountState>>;
  }

  /** Changes a record or an account from outside the API. */
  async change(change: Change): Promise<void> {
    await this.#send('POST', 'state', change);
  }

  /** Sets the header styles in which keys are accepted. */
  async acceptAuth(...accept: readonly AuthStyle[]): Promise<void> {
    await this.#send('POST', 'auth', { accept });
  }

  async configure(settings: Partial<Settings>): Promise<void> {
    await this.#send('POST', 'settings', settings);
  }

  async setSpeed(speed: number): Promise<void> {
    await this.#send('POST', 'speed', { speed });
  }

  /** Jumps ahead by so many simulated seconds. */
  async advance(seconds: number): Promise<void> {
    await this.#send('POST', 'advance', { seconds });
  }

  async reset(seed?: Seed): Promise<void> {
    await this.#send('POST', 'reset', seed === undefined ? {} : { seed });
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(new URL(path, this.#url), {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error((answer as { error: string }).error);
    return answer;
  }
}
