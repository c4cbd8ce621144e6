import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { OperationRecord } from '../../../../src/writes/model/record.ts';
import type { FakeClock } from './fake-clock.ts';
import type { Fate } from './fates.ts';
import { Flight } from './flight.ts';
import type { Housekeeping } from './housekeeping.ts';
import { keepHouse } from './housekeeping.ts';
import type { Intent } from './intents.ts';
import { deletion, intents } from './intents.ts';
import type { Account, Key } from './keys.ts';
import { accountOf, keys } from './keys.ts';
import { ModelBarrack, doomedIds } from './model-barrack.ts';
import { WatchedJournal } from './watched-journal.ts';
import { TestWindow } from './window.ts';
import { WindowClock } from './window-clock.ts';
import type { SceneJournal } from './window-journal.ts';

/** What happens next, to the window (or operation) of that number, counted around. */
export type Happening =
  | Housekeeping
  | { readonly do: 'begin'; readonly window: number; readonly intent: number }
  /** Twenty deletions at once. */
  | { readonly do: 'beginMany'; readonly window: number }
  | { readonly do: 'retry' | 'unwatch'; readonly window: number; readonly operation: number }
  | {
      readonly do: 'crash' | 'reload' | 'signOut' | 'signIn' | 'sleep' | 'wake';
      readonly window: number;
    }
  /** Somebody sets the clock on the wall of that machine. */
  | { readonly do: 'setClock'; readonly window: number; readonly seconds: number }
  /** Enters a key; who was signed in is signed out. */
  | { readonly do: 'enterKey'; readonly window: number; readonly key: Key }
  | { readonly do: 'open'; readonly key?: Key }
  | { readonly do: 'pass'; readonly seconds: number }
  | { readonly do: 'readsFail'; readonly seconds: number; readonly as: ModelBarrack['readsFailAs'] }
  | { readonly do: 'disk'; readonly broken: boolean };

export interface Schedule {
  readonly happenings: readonly Happening[];
  readonly fates: readonly Fate[];
  /** How many turns each step of the journal takes, over and over. */
  readonly turns: readonly number[];
}

interface Machine {
  readonly clock: WindowClock;
  readonly journal: WatchedJournal;
  readonly window: TestWindow;
  readonly flight: Flight;
  key: Key;
  signedIn: boolean;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Some windows, two accounts at Barrack, and what happens to them. */
export class Scene {
  readonly clock: FakeClock;
  readonly barracks: Readonly<Record<Account, ModelBarrack>>;
  readonly journal: SceneJournal;
  /** The key that each operation was begun with. */
  readonly begunWith = new Map<string, string>();
  /** What happened that never may. */
  readonly wrongs: string[] = [];
  #machines: readonly Machine[] = [];
  readonly #flights: Flight[] = [];
  /** What must not be wanted again: its watching was ended while nobody knew how it stands. */
  readonly #unwatched = new Set<string>();
  /** The ids of what was ended on purpose. */
  readonly #givenUp = new Set<string>();
  readonly #tenures = new Map<string, symbol>();
  #opened = 0;

  constructor({ fates, turns }: Schedule, clock: FakeClock, journal: SceneJournal) {
    this.clock = clock;
    this.journal = journal;
    this.barracks = { one: new ModelBarrack(clock), two: new ModelBarrack(clock) };
    for (const barrack of Object.values(this.barracks)) {
      barrack.fates.add(...fates);
    }
    let turn = 0;
    this.journal.latency = async ({ window }) => {
      await this.#machineOf(window)?.clock.untilAwake();
      for (let left = turns[(turn += 1) % turns.length] ?? 0; left > 0; left -= 1) {
        await Promise.resolve();
      }
    };
  }

  /** The most writes that one window ever sent at a time. */
  get mostAtATime(): number {
    return Math.max(...this.#flights.map(({ most }) => most));
  }

  get windows(): readonly TestWindow[] {
    return this.#machines.map(({ window }) => window);
  }

  isGivenUp(id: string): boolean {
    return this.#givenUp.has(id);
  }

  async play(happening: Happening): Promise<void> {
    switch (happening.do) {
      case 'pass':
        await this.clock.advance(happening.seconds * 1000);
        return;
      case 'readsFail':
        for (const barrack of Object.values(this.barracks)) {
          barrack.readsFailUntil = this.clock.ms + happening.seconds * 1000;
          barrack.readsFailAs = happening.as;
        }
        return;
      case 'disk':
        this.#breakDisk(happening.broken);
        return;
      case 'open':
        await this.#open(happening.key);
        return;
      default:
        await this.#playIn(happening);
    }
  }

  /** Everything works again, somebody is signed in with each key, and there is time enough. */
  async settle(): Promise<void> {
    for (const barrack of Object.values(this.barracks)) {
      barrack.readsFailUntil = 0;
    }
    this.#breakDisk(false);
    for (const machine of this.#machines) {
      this.#wake(machine);
      this.#signIn(machine);
    }
    for (const key of keys) {
      await this.#open(key);
    }
    await this.clock.advance(10 * minute);
    this.#checkCarriedOut();
    await this.clock.advance(4 * hour);
  }

  close(): void {
    for (const { window } of this.#machines) {
      window.kill();
    }
  }

  /** That window is gone, in the middle of whatever it does. */
  crash(window: string): void {
    const machine = this.#machineOf(window);
    if (machine !== undefined) {
      machine.window.kill();
      this.#machines = this.#machines.filter((one) => one !== machine);
    }
  }

  /** Its machine sleeps for so long, or until it is woken. */
  sleep(window: string, seconds: number): void {
    const machine = this.#machineOf(window);
    if (machine !== undefined) {
      this.#sleep(machine);
      this.clock.after(seconds * 1000, () => {
        if (this.#machines.includes(machine)) {
          this.#wake(machine);
        }
      });
    }
  }

  async #playIn(
    happening: Exclude<Happening, { do: 'pass' | 'readsFail' | 'disk' | 'open' }>,
  ): Promise<void> {
    const machine = this.#machines[happening.window % Math.max(1, this.#machines.length)];
    if (machine === undefined) {
      return;
    }
    switch (happening.do) {
      case 'crash':
        this.crash(machine.window.journal.window);
        return;
      case 'reload':
        machine.window.close();
        this.#machines = this.#machines.filter((one) => one !== machine);
        await this.#open(machine.key);
        return;
      case 'signOut':
        this.#signOut(machine);
        return;
      case 'signIn':
        this.#signIn(machine);
        return;
      case 'enterKey':
        this.#signOut(machine);
        this.#signIn(machine, happening.key);
        return;
      case 'sleep':
        this.#sleep(machine);
        return;
      case 'wake':
        this.#wake(machine);
        return;
      case 'setClock':
        machine.clock.setWall(happening.seconds * 1000);
        return;
      default:
        if (!machine.clock.isAsleep) {
          this.#playByUser(machine, happening);
        }
    }
  }

  #playByUser(
    machine: Machine,
    happening: Housekeeping | Extract<Happening, { do: 'begin' | 'beginMany' | 'retry' | 'unwatch' }>,
  ): void {
    const { window, key, signedIn } = machine;
    switch (happening.do) {
      case 'begin':
        this.#begin(machine, intents[happening.intent % intents.length]);
        return;
      case 'beginMany':
        for (const id of doomedIds) {
          this.#begin(machine, [[deletion(id)], 0]);
        }
        return;
      case 'retry':
      case 'unwatch':
        this.#act(window, happening.do, happening.operation);
        return;
      default:
        if (signedIn) {
          const work = keepHouse(window, key, happening, {
            abandoned: ({ account, orders }) => void this.#unwatched.add(wish(account, orders)),
            unreadable: ({ id, orders }) => keys.forEach((of) => this.#giveUp(id, of, orders)),
          });
          work.catch((error: unknown) => window.lines.push(String(error)));
        }
    }
  }

  #begin({ window, key, signedIn }: Machine, intent: Intent | undefined): void {
    if (signedIn && intent !== undefined && !this.#unwatched.has(wish(key, intent[0]))) {
      window.operations.begin(...intent);
    }
  }

  #act(window: TestWindow, what: 'retry' | 'unwatch', index: number): void {
    const operation: Operation | undefined =
      window.operations.all[index % Math.max(1, window.operations.all.length)];
    if (operation === undefined || this.#unwatched.has(wish(operation.account, operation.orders))) {
      return;
    }
    if (what === 'retry') {
      window.operations.retry(operation);
    } else if (operation.endedAt === undefined) {
      this.#giveUp(operation.id, operation.account, operation.orders);
      window.operations.unwatch(operation).catch((error: unknown) => window.lines.push(String(error)));
    }
  }

  #giveUp(id: string, account: string, orders: readonly Order[]): void {
    this.#givenUp.add(id);
    this.#unwatched.add(wish(account, orders));
  }

  #signIn(machine: Machine, key = machine.key): void {
    if (!machine.signedIn) {
      const { window, clock, flight } = machine;
      machine.signedIn = true;
      machine.key = key;
      window.source = this.barracks[accountOf(key)].sourceOf(() => clock.untilAwake(), flight);
      window.signIn(key).catch((error: unknown) => window.lines.push(String(error)));
    }
  }

  #signOut(machine: Machine): void {
    machine.window.signOut();
    machine.flight.forget();
    machine.signedIn = false;
  }

  #sleep({ clock, journal }: Machine): void {
    journal.silent()(); // for as long as it sleeps it does nothing
    clock.sleep();
    journal.sleep();
  }

  #wake({ clock, journal }: Machine): void {
    this.#silence(journal);
    journal.wake();
    clock.wake();
  }

  /** It was silent until now, and is until it gives the next sign of life. */
  #silence(journal: WatchedJournal): void {
    this.clock.after(15 * second, journal.silent());
  }

  #breakDisk(isBroken: boolean): void {
    this.journal.broken = isBroken;
    for (const { journal } of this.#machines) {
      this.#silence(journal); // its sign of life is a file
    }
  }

  async #open(key: Key = 'key'): Promise<void> {
    this.#opened += 1;
    const clock = new WindowClock(this.clock);
    const flight = new Flight();
    this.#flights.push(flight);
    const source = this.barracks[accountOf(key)].sourceOf(() => clock.untilAwake(), flight);
    const observer = {
      tenures: this.#tenures,
      isGivenUp: (id: string) => this.#givenUp.has(id),
      begun: ({ id, account }: OperationRecord) => void this.begunWith.set(id, account),
      wrong: (what: string) => void this.wrongs.push(what),
    };
    const journal = new WatchedJournal(this.journal.open(`window-${this.#opened}`, clock), observer);
    const window = new TestWindow(journal.window, source, clock, { open: () => journal });
    const machine: Machine = { clock, journal, window, flight, key, signedIn: false };
    this.#machines = [...this.#machines, machine];
    this.#signIn(machine);
    await this.clock.advance(0);
  }

  /** By now somebody has taken over whatever nobody carried out, and who has lost it knows that. */
  #checkCarriedOut(): void {
    for (const { id, endedAt } of this.windows.flatMap(({ operations }) => operations.all)) {
      const by = this.windows.filter(({ operations }) =>
        operations.all.some((one) => one.id === id && one.isHere),
      );
      if (endedAt === undefined && by.length !== 1) {
        this.wrongs.push(`${by.length} windows carry ${id} out`);
      }
    }
  }

  #machineOf(window: string): Machine | undefined {
    return this.#machines.find((one) => one.window.journal.window === window);
  }
}

/** What an account wants. */
function wish(key: string, orders: readonly Order[]): string {
  return JSON.stringify([accountOf(key), orders]);
}
