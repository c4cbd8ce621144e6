import type { Operation } from '../../../../src/state/operation.ts';
import { FakeClock } from './fake-clock.ts';
import { SharedJournal } from './memory-journal.ts';
import type { Fate } from './fates.ts';
import { Flight } from './flight.ts';
import type { Intent } from './intents.ts';
import { deletion, intents } from './intents.ts';
import { ModelBarrack, doomedIds } from './model-barrack.ts';
import { TestWindow } from './window.ts';
import { WindowClock } from './window-clock.ts';

/** What happens next, to the window (or operation) of that number, counted around. */
export type Happening =
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
  | { readonly do: 'open' }
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
  readonly window: TestWindow;
  readonly flight: Flight;
  signedIn: boolean;
}

const hour = 60 * 60 * 1000;

/** Some windows and one Barrack, and what happens to them. */
export class Scene {
  readonly clock = new FakeClock();
  readonly barrack = new ModelBarrack(this.clock);
  readonly journal = new SharedJournal();
  #machines: readonly Machine[] = [];
  readonly #flights: Flight[] = [];
  /** What must not be wanted again: its watching was ended while nobody knew how it stands. */
  readonly #unwatched = new Set<string>();
  #opened = 0;

  constructor({ fates, turns }: Schedule) {
    this.barrack.fates.add(...fates);
    let turn = 0;
    this.journal.latency = async ({ window }) => {
      await this.#machines.find((one) => one.window.journal.window === window)?.clock.untilAwake();
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

  async play(happening: Happening): Promise<void> {
    switch (happening.do) {
      case 'pass':
        await this.clock.advance(happening.seconds * 1000);
        return;
      case 'readsFail':
        this.barrack.readsFailUntil = this.clock.ms + happening.seconds * 1000;
        this.barrack.readsFailAs = happening.as;
        return;
      case 'disk':
        this.journal.broken = happening.broken;
        return;
      case 'open':
        await this.#open();
        return;
      default:
        await this.#playIn(happening);
    }
  }

  /** Everything works again, and there is time enough. */
  async settle(): Promise<void> {
    this.barrack.readsFailUntil = 0;
    this.journal.broken = false;
    for (const machine of this.#machines) {
      this.#wake(machine);
      this.#signIn(machine);
    }
    await this.#open();
    await this.clock.advance(4 * hour);
  }

  close(): void {
    for (const { window } of this.#machines) {
      window.kill();
    }
  }

  async #playIn(
    happening: Exclude<Happening, { do: 'pass' | 'readsFail' | 'disk' | 'open' }>,
  ): Promise<void> {
    const machine = this.#machines[happening.window % Math.max(1, this.#machines.length)];
    if (machine === undefined) {
      return;
    }
    const { window, clock, flight } = machine;
    switch (happening.do) {
      case 'crash':
      case 'reload':
        window.kill();
        this.#machines = this.#machines.filter((one) => one !== machine);
        if (happening.do === 'reload') {
          await this.#open();
        }
        return;
      case 'signOut':
        window.signOut();
        flight.forget();
        machine.signedIn = false;
        return;
      case 'signIn':
        this.#signIn(machine);
        return;
      case 'sleep':
        clock.sleep();
        window.journal.sleep();
        return;
      case 'wake':
        this.#wake(machine);
        return;
      case 'setClock':
        clock.setWall(happening.seconds * 1000);
        return;
      case 'begin':
        if (machine.signedIn && !clock.isAsleep) {
          this.#begin(window, happening.intent);
        }
        return;
      case 'beginMany':
        if (machine.signedIn && !clock.isAsleep) {
          for (const id of doomedIds) {
            this.#beginOne(window, [[deletion(id)], 0]);
          }
        }
        return;
      case 'retry':
      case 'unwatch':
        if (!clock.isAsleep) {
          this.#act(window, happening.do, happening.operation);
        }
    }
  }

  #begin(window: TestWindow, index: number): void {
    const intent = intents[index % intents.length];
    if (intent !== undefined) {
      this.#beginOne(window, intent);
    }
  }

  #beginOne(window: TestWindow, intent: Intent): void {
    if (!this.#unwatched.has(JSON.stringify(intent[0]))) {
      window.operations.begin(...intent);
    }
  }

  #act(window: TestWindow, what: 'retry' | 'unwatch', index: number): void {
    const operation: Operation | undefined =
      window.operations.all[index % Math.max(1, window.operations.all.length)];
    if (operation === undefined || this.#unwatched.has(JSON.stringify(operation.orders))) {
      return;
    }
    if (what === 'retry') {
      window.operations.retry(operation);
    } else if (operation.endedAt === undefined) {
      this.#unwatched.add(JSON.stringify(operation.orders));
      window.operations.unwatch(operation).catch((error: unknown) => window.lines.push(String(error)));
    }
  }

  #signIn(machine: Machine): void {
    if (!machine.signedIn) {
      machine.signedIn = true;
      void machine.window.signIn();
    }
  }

  #wake({ clock, window }: Machine): void {
    window.journal.wake();
    clock.wake();
  }

  async #open(): Promise<void> {
    this.#opened += 1;
    const clock = new WindowClock(this.clock);
    const flight = new Flight();
    this.#flights.push(flight);
    const source = this.barrack.sourceOf(() => clock.untilAwake(), flight);
    const window = new TestWindow(`window-${this.#opened}`, source, clock, this.journal);
    this.#machines = [...this.#machines, { clock, window, flight, signedIn: true }];
    await window.signIn();
  }
}
