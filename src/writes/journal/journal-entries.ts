import * as l10n from '@vscode/l10n';
import type { JournalFolder } from './journal-folder.ts';
import type { Remains } from './journal-remains.ts';
import { remainsOf } from './journal-remains.ts';
import type { Order } from '../model/orders.ts';
import { parseRecord } from './record-format.ts';
import type { OperationRecord } from '../model/record.ts';

/** `ID.GENERATION.json`: each window that takes over begins a new generation, and only the last one counts. */
const recordName = /^(?<id>[\w-]+)\.(?<number>0|[1-9]\d{0,8})\.json$/u;

/** `ID.sent-STEP`: who creates it may send that step. */
const claimName = /^(?<id>[\w-]+)\.sent-(?<number>0|[1-9]\d{0,8})$/u;

/** `ID.removed`: what there still is of its records does not count any more. */
const removedName = /^(?<id>[\w-]+)\.removed$/u;

export const fileOf = (id: string, generation: number): string => `${id}.${generation}.json`;
export const claimOf = (id: string, step: number): string => `${id}.sent-${step}`;
export const removedOf = (id: string): string => `${id}.removed`;

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

interface Listed extends Latest {
  /** The steps whose sending somebody has claimed. */
  readonly claimed: readonly number[];
}

/** A record that can't be read. */
interface Unread {
  readonly reason: string;
  /** What is there of it. */
  readonly text: string;
  /** A window may have crashed, or be, in the middle of writing it. */
  readonly isCutOff: boolean;
}

/** What is there of an operation of which no record can be read. */
export interface Unreadable extends Remains {
  readonly id: string;
  readonly reason: string;
  /** The last one first. */
  readonly generations: readonly number[];
  /** Nothing is in its records, as after a crash in the middle of beginning it. */
  readonly isEmpty: boolean;
}

export interface ListedUnreadable extends Unreadable {
  readonly claimed: readonly number[];
}

/** All that the folder tells. */
export interface FolderContents {
  readonly operations: readonly Listed[];
  readonly unreadable: readonly ListedUnreadable[];
  /** Of which nothing was sent, nor can be: the names of their files. */
  readonly unbegun: readonly string[];
  /** The ids of operations that were removed lately. */
  readonly removed: readonly string[];
  /** The claims of operations of which there is no record. */
  readonly claimsLeft: ReadonlyMap<string, readonly number[]>;
  /** What is left of their records: the names of the files. */
  readonly dead: readonly string[];
}

type Found = Latest | Unreadable;

export function isReadable(found: Found | undefined): found is Latest {
  return found !== undefined && 'record' in found;
}

/** What is unknown, or was not done as far as one can see, may still turn out to be. */
const isSettled = ({ steps }: OperationRecord): boolean =>
  steps.every(({ progress }) => ['done', 'skipped', 'error', 'refused'].includes(progress.step));

export function textOf({ holder, record }: Held): string {
  return JSON.stringify({ holder, record });
}

/** Throws a SyntaxError for a text that is cut off, and another error for one that is no record of this version. */
function readText(text: string): Held {
  const { holder, record } = JSON.parse(text) as { readonly holder?: unknown; readonly record?: unknown };
  return { holder: typeof holder === 'string' ? holder : undefined, record: parseRecord(record) };
}

/** Undefined where nothing says that it is of another version. */
function versionIn(text: string): number | undefined {
  const found = /"record":\{"version":(?<version>\d{1,9})[,}]/u.exec(text)?.groups?.['version'];
  return found === undefined ? undefined : Number(found);
}

function reasonOf(text: string): string {
  return (versionIn(text) ?? 1) > 1
    ? l10n.t('It was written by a newer version of Barrack Explorer.')
    : l10n.t('Its record is damaged.');
}

/** Reads what the journal's folder has of each operation. */
export class JournalEntries {
  readonly #folder: JournalFolder;
  readonly #log: (line: string) => void;
  /** By file name: what has ended, and is held by nobody, does not change any more. */
  readonly #settled = new Map<string, Held>();
  readonly #logged = new Set<string>();
  /** The ids that were there at the last look. */
  #present: ReadonlySet<string> = new Set();

  /** @param log told what can't be read */
  constructor(folder: JournalFolder, log: (line: string) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  async all(): Promise<FolderContents> {
    const names = await this.#folder.names();
    const claims = numbersById(names, claimName);
    const operations: Listed[] = [];
    const unreadable: ListedUnreadable[] = [];
    const unbegun: string[] = [];
    const gone = new Set(idsIn(names, removedName));
    const dead: string[] = [];
    const present = new Set<string>();
    const take = async (id: string, generations: readonly number[]): Promise<void> => {
      if (gone.has(id)) {
        dead.push(...generations.map((generation) => fileOf(id, generation)));
        return;
      }
      const latest = (await this.#latest(id, generations)) ?? (await this.of(id)); // taken over between the two looks
      const claimed = claims.get(id) ?? [];
      if (latest !== undefined) {
        present.add(id);
      }
      if (isReadable(latest)) {
        operations.push({ ...latest, claimed });
      } else if (latest?.isEmpty === true && claimed.length === 0) {
        unbegun.push(...latest.generations.map((generation) => fileOf(id, generation)));
      } else if (latest !== undefined) {
        unreadable.push({ ...latest, claimed });
      }
    };
    const records = numbersById(names, recordName);
    await Promise.all([...records].map(([id, found]) => take(id, found)));
    const vanished = [...this.#present, ...records.keys()].some((id) => !present.has(id) && !gone.has(id));
    this.#present = present;
    const removed = vanished ? [...gone, ...(await this.#removedNow())] : [...gone];
    const claimsLeft = new Map([...claims].filter(([id]) => !present.has(id)));
    return { operations, unreadable, unbegun, removed: [...new Set(removed)], claimsLeft, dead };
  }

  /** What was removed while it was being looked is not to be taken for lost. */
  async #removedNow(): Promise<readonly string[]> {
    return idsIn(await this.#folder.names(), removedName);
  }

  /** Undefined where there is none. */
  async of(id: string): Promise<Found | undefined> {
    const generations = await this.#generationsOf(id);
    return this.#latest(id, generations);
  }

  /** What counted until that generation began; undefined where there is none. */
  async before(id: string, generation: number): Promise<Found | undefined> {
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
    const names = await this.#folder.names();
    return names.includes(removedOf(id)) ? [] : (numbersById(names, recordName).get(id) ?? []);
  }

  /** Where the last one is cut off, the one before it counts. */
  async #latest(id: string, generations: readonly number[]): Promise<Found | undefined> {
    const unread: Unread[] = [];
    for (const generation of generations) {
      const found = await this.#read(fileOf(id, generation), id);
      if (found !== undefined && 'record' in found) {
        return { ...found, generations };
      }
      if (found !== undefined) {
        unread.push(found);
        if (!found.isCutOff) {
          break;
        }
      }
    }
    const [last] = unread;
    if (last === undefined) {
      return undefined;
    }
    const isEmpty = unread.every(({ isCutOff, text }) => isCutOff && text === '');
    const orders = await this.#ordersIn(id, generations);
    return { id, generations, isEmpty, reason: last.reason, ...remainsOf(last.text), orders };
  }

  /** They are the same in each generation: the most that any of them tells, since none may tell all. */
  async #ordersIn(id: string, generations: readonly number[]): Promise<readonly Order[]> {
    const found = await Promise.all(generations.map((generation) => this.#read(fileOf(id, generation), id)));
    return found
      .filter((one) => one !== undefined)
      .map((one) =>
        'record' in one ? one.record.steps.map(({ order }) => order) : remainsOf(one.text).orders,
      )
      .reduce<readonly Order[]>((most, one) => (one.length > most.length ? one : most), []);
  }

  /** Undefined where there is no such file. */
  async #read(name: string, id: string): Promise<Held | Unread | undefined> {
    const settled = this.#settled.get(name);
    if (settled !== undefined) {
      return settled;
    }
    let text: string | undefined;
    try {
      text = await this.#folder.read(name);
    } catch (error) {
      return this.#unread(name, error, { reason: reasonText(error), text: '', isCutOff: false });
    }
    if (text === undefined) {
      return undefined;
    }
    try {
      const held = readText(text);
      if (held.record.id !== id) {
        throw new Error(`It is of ${held.record.id}.`);
      }
      if (held.holder === undefined && isSettled(held.record)) {
        this.#settled.set(name, held);
      }
      return held;
    } catch (error) {
      const unread = { reason: reasonOf(text), text, isCutOff: error instanceof SyntaxError };
      return text === '' ? unread : this.#unread(name, error, unread); // an empty one is just being created
    }
  }

  /** Logged once. */
  #unread(name: string, error: unknown, unread: Unread): Unread {
    if (!this.#logged.has(name)) {
      this.#logged.add(name);
      this.#log(`${name}: ${String(error)}`);
    }
    return unread;
  }
}

function idsIn(names: readonly string[], pattern: RegExp): readonly string[] {
  return names.map((name) => pattern.exec(name)?.groups?.['id']).filter((id) => id !== undefined);
}

/** The claims of operations of which there is no record. */
export function orphanClaims(names: readonly string[]): readonly string[] {
  const records = numbersById(names, recordName);
  const claims = [...numbersById(names, claimName)].filter(([id]) => !records.has(id));
  return claims.flatMap(([id, steps]) => steps.map((step) => claimOf(id, step)));
}

/** What the names of a pattern number, by the id in them, the highest first. */
function numbersById(names: readonly string[], pattern: RegExp): ReadonlyMap<string, readonly number[]> {
  const found = names.map((name) => pattern.exec(name)?.groups).filter((groups) => groups !== undefined);
  const byId = Map.groupBy(found, ({ id }) => id ?? '');
  return new Map(
    [...byId].map(([id, all]) => [id, all.map(({ number }) => Number(number)).toSorted((a, b) => b - a)]),
  );
}

/** Such as "EACCES": the rest of what the system says has paths in it. */
function reasonText(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return l10n.t(
    'Its record can’t be read: {0}',
    code ?? (error instanceof Error ? error.message : String(error)),
  );
}
