import { accountNames, emptyAccount } from './accounts.ts';
import { Clock } from './clock.ts';
import type { Account, AccountName, Instance, Snapshot, Volume } from './model.ts';
import type { OperationName } from './operation-names.ts';
import { instanceRate, snapshotPrices, volumeRate } from './prices.ts';
import { Schedule } from './schedule.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** The whole simulated platform: three accounts, a clock and what is due to happen. */
export class World {
  readonly clock: Clock;
  readonly settings: Settings = { ...defaultSettings };
  readonly accounts: Readonly<Record<AccountName, Account>>;
  readonly #schedule = new Schedule();
  readonly #effects = new Map<OperationName, number>();
  #lastId = 1000;

  constructor(speed: number) {
    this.clock = new Clock(speed);
    this.accounts = { usd: emptyAccount('usd'), eur: emptyAccount('eur'), inr: emptyAccount('inr') };
  }

  /** An id no other resource of any kind has: digits, so that it can also be served as a number. */
  newId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  /** Lets everything happen that is due by now. Called before anything looks at the records. */
  settle(): void {
    this.#schedule.runDue(this.clock.now());
  }

  /** Does something to a record in so many simulated seconds, unless the record is taken over before (`cancel`). */
  later(seconds: number, subject: object, run: () => void): void {
    this.#schedule.add(this.clock.now() + seconds, subject, run);
  }

  cancel(subject: object): void {
    this.#schedule.cancel(subject);
  }

  balanceOf(account: Account): number {
    return Math.max(0, account.credits - account.ledger.spent(this.clock.now()));
  }

  setBalance(account: Account, balance: number): void {
    account.credits = balance + account.ledger.spent(this.clock.now());
  }

  chargeVolume(account: Account, volume: Volume): void {
    account.ledger.charge(volume.id, volumeRate(volume, account.currency), this.clock.now());
  }

  chargeInstance(account: Account, instance: Instance): void {
    account.ledger.charge(instance.id, instanceRate(instance, account.currency), this.clock.now());
  }

  chargeSnapshot(account: Account, snapshot: Snapshot): void {
    account.ledger.charge(snapshot.id, snapshotPrices[account.currency], this.clock.now());
  }

  /** Takes a resource of any kind away at once, and stops its bill. */
  remove(account: Account, { id }: { readonly id: string }): void {
    for (const kind of [account.volumes, account.instances, account.snapshots, account.images])
      kind.delete(id);
    account.ledger.stop(id, this.clock.now());
  }

  countEffect(operation: OperationName): void {
    this.#effects.set(operation, this.effects(operation) + 1);
  }

  /** How many times an operation has changed something. */
  effects(operation: OperationName): number {
    return this.#effects.get(operation) ?? 0;
  }

  allEffects(): Partial<Record<OperationName, number>> {
    return Object.fromEntries(this.#effects);
  }

  allAccounts(): Account[] {
    return accountNames.map((name) => this.accounts[name]);
  }
}
