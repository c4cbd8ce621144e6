import type { JournalFolder } from './journal-folder.ts';
import { parseRecord } from './record-format.ts';
import type { OperationRecord } from './record.ts';

/** `ID.GENERATION.json`: each window that takes over begins a new generation, and only the last one counts. */
const recordName = /^(?<id>[\w-]+)\.(?<number>\d+)\.json$/u;

/** `ID.sent-STEP`: who creates it may send that step. */
const claimName = /^(?<id>[\w-]+)\.sent-(?<number>\d+)$/u;

export const fileOf = (id: string, generation: number): string => `${id}.${generation}.json`;
export const claimOf = (id: string, step: number): string => `${id}.sent-${step}`;

/** What is in such a file. */
export interface Held {
  /** The window that carries it out; undefined where any may take over. */
  readonly holder: string | undefined;
  readonly record: OperationRecord;
}

export interface Latest extends Held {
  /** All that there are, the last one first. */
  readonly generations: readonly number[];
}

export interface Listed extends Latest {
  /** The steps whose sending somebody has claimed. */
  readonly claimed: readonly number[];
}

/** What is unknown, or was not done as far as one can see, may still turn out to be. */
const isSettled = ({ steps }: OperationRecord): boolean =>
  steps.every(({ progress }) => ['done', 'skipped', 'error', 'refused'].includes(progress.step));

export function textOf({ holder, record }: Held): string {
  return JSON.stringify({ holder, record });
}

function readText(text: string): Held {
  const { holder, record } = JSON.parse(text) as { readonly holder?: unknown; readonly record?: unknown };
  return { holder: typeof holder === 'string' ? holder : undefined, record: parseRecord(record) };
}

/** Reads what the journal's folder has of each operation. */
export class JournalEntries {
  readonly #folder: JournalFolder;
  readonly #log: (line: string) => void;
  /** By file name: what has ended, and is held by nobody, does not change any more. */
  readonly #settled = new Map<string, Held>();
  readonly #unreadable = new Set<string>();

  /** @param log told what can't be read */
  constructor(folder: JournalFolder, log: (line: string) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  async all(): Promise<readonly Listed[]> {
    const names = await this.#folder.names();
    const claims = numbersById(names, claimName);
    const all = await Promise.all(
      [...numbersById(names, recordName)].map(async ([id, found]) => {
        const latest = (await this.#latest(id, found)) ?? (await this.of(id)); // taken over between the two looks
        return latest && { ...latest, claimed: claims.get(id) ?? [] };
      }),
    );
    return all.filter((one) => one !== undefined);
  }

  async of(id: string): Promise<Latest | undefined> {
    const generations = await this.#generationsOf(id);
    return this.#latest(id, generations);
  }

  /** What counted until that generation began. */
  async before(id: string, generation: number): Promise<Latest | undefined> {
    const generations = await this.#generationsOf(id);
    return this.#latest(
      id,
      generations.filter((one) => one < generation),
    );
  }

  /** Undefined where there is none. */
  async lastGeneration(id: string): Promise<number | undefined> {
    return (await this.#generationsOf(id))[0];
  }

  async #generationsOf(id: string): Promise<readonly number[]> {
    return numbersById(await this.#folder.names(), recordName).get(id) ?? [];
  }

  /** A window may have crashed, or be, in the middle of writing the last one: then the one before it counts. */
  async #latest(id: string, generations: readonly number[]): Promise<Latest | undefined> {
    for (const generation of generations) {
      const held = await this.#read(fileOf(id, generation));
      if (held?.record.id === id) {
        return { ...held, generations };
      }
    }
    return undefined;
  }

  async #read(name: string): Promise<Held | undefined> {
    const settled = this.#settled.get(name);
    if (settled !== undefined) {
      return settled;
    }
    const text = await this.#folder.read(name);
    if (text === undefined) {
      return undefined;
    }
    try {
      const held = readText(text);
      if (held.holder === undefined && isSettled(held.record)) {
        this.#settled.set(name, held);
      }
      return held;
    } catch (error) {
      if (!this.#unreadable.has(name)) {
        this.#unreadable.add(name);
        this.#log(`${name}: ${String(error)}`);
      }
      return undefined;
    }
  }
}

/** What the names of a pattern number, by the id in them, the highest first. */
function numbersById(names: readonly string[], pattern: RegExp): ReadonlyMap<string, readonly number[]> {
  const found = names.map((name) => pattern.exec(name)?.groups).filter((groups) => groups !== undefined);
  const byId = Map.groupBy(found, ({ id }) => id ?? '');
  return new Map(
    [...byId].map(([id, all]) => [id, all.map(({ number }) => Number(number)).toSorted((a, b) => b - a)]),
  );
}
