import { EventEmitter } from 'node:events';
import * as fs from 'node:fs';
import type { FSWatcher } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { FileSystem } from '../../../../src/writes/journal/journal-folder.ts';
import type { FakeClock } from './fake-clock.ts';

export const fileCalls = [
  'mkdir', 'create', 'write', 'sync', 'close', 'rename', 'readdir', 'readFile', 'stat', 'rm',
] as const; // prettier-ignore
export type FileCall = (typeof fileCalls)[number];
/** `failsAfter`: it is done, or half of it, and an error is told all the same; the others come in the middle of it. */
export const troubles = ['fails', 'failsAfter', 'crashes', 'sleeps'] as const;
export const errorCodes = ['EIO', 'ENOSPC', 'EACCES', 'EBUSY', 'EMFILE'] as const;

export interface DiskFault {
  readonly call: FileCall;
  /** So many calls of that kind go well before it. */
  readonly after: number;
  readonly trouble: (typeof troubles)[number];
  readonly code: (typeof errorCodes)[number];
  /** How long a machine sleeps. */
  readonly seconds: number;
}

/** Who uses the disk. */
export interface DiskUser {
  /** Waited for before each call, and after it; never resolves where the window is gone. */
  turn(): Promise<void>;
  crash(): void;
  sleep(seconds: number): void;
}

const reading: ReadonlySet<FileCall> = new Set(['readdir', 'readFile', 'stat']);

/**
 * Real files, each call carried out at once when it is its turn, so that a schedule decides of everything; their times
 * are those of the given clock. Calls fail as was ordered.
 */
export class Disk {
  readonly #clock: FakeClock;
  readonly #watchers = new Set<EventEmitter>();
  readonly #open = new Set<number>();
  #faults: { left: number; readonly fault: DiskFault }[] = [];
  /** Whether nothing can be written. */
  isFull = false;
  /** How many calls were made to fail, by `CALL TROUBLE`, and by the error's code. */
  readonly failed: Map<string, number>;
  /** Called right before a file is removed. */
  beforeRemoval: (path: string) => void = () => undefined;

  constructor(clock: FakeClock, faults: readonly DiskFault[], failed: Map<string, number>) {
    this.#clock = clock;
    this.#faults = faults.map((fault) => ({ left: fault.after, fault }));
    this.failed = failed;
  }

  /** Nothing fails any more. */
  heal(): void {
    this.#faults = [];
    this.isFull = false;
  }

  close(): void {
    for (const descriptor of this.#open) {
      fs.closeSync(descriptor);
    }
  }

  watch(changed: () => void): FSWatcher {
    const watcher = Object.assign(new EventEmitter(), { close: () => this.#watchers.delete(watcher) });
    watcher.on('change', changed);
    this.#watchers.add(watcher);
    return watcher as unknown as FSWatcher;
  }

  filesOf(user: DiskUser): FileSystem {
    const call = <T>(name: FileCall, work: () => T, half?: () => void) => this.#call(user, name, work, half);
    const files = {
      mkdir: (path: string, options: fs.MakeDirectoryOptions) =>
        call('mkdir', () => fs.mkdirSync(path, options)),
      readdir: (path: string) => call('readdir', () => fs.readdirSync(path)),
      readFile: (path: string) => call('readFile', () => fs.readFileSync(path, 'utf8')),
      stat: (path: string) => call('stat', () => fs.statSync(path)),
      rename: (from: string, to: string) => call('rename', () => fs.renameSync(from, to)),
      rm: (path: string, options: fs.RmOptions) =>
        call('rm', () => {
          this.beforeRemoval(path);
          fs.rmSync(path, options);
        }),
      open: async (path: string, flag: 'r' | 'wx') => {
        const work = (): number => this.#opened(fs.openSync(path, flag, 0o600));
        const descriptor = flag === 'r' ? work() : await call('create', work);
        return this.#handle(call, descriptor, flag !== 'r');
      },
    };
    return files as unknown as FileSystem;
  }

  #handle(
    call: <T>(name: FileCall, work: () => T, half?: () => void) => Promise<T>,
    descriptor: number,
    isFile: boolean,
  ): FileHandle {
    const close = (): void => {
      this.#open.delete(descriptor);
      fs.closeSync(descriptor);
    };
    const put = (text: string): void => {
      fs.writeSync(descriptor, text);
      this.#date(descriptor);
    };
    const handle = isFile
      ? {
          writeFile: (text: string) => call('write', () => put(text), () => put(text.slice(0, text.length / 2))), // prettier-ignore
          sync: () => call('sync', () => undefined),
          close: () => call('close', close, close),
        }
      : { sync: () => Promise.resolve(), close: () => Promise.resolve().then(close) };
    return handle as unknown as FileHandle;
  }

  #opened(descriptor: number): number {
    this.#open.add(descriptor);
    this.#date(descriptor);
    return descriptor;
  }

  /** Real time is of no account. */
  #date(descriptor: number): void {
    const seconds = this.#clock.wallTime() / 1000;
    fs.futimesSync(descriptor, seconds, seconds);
  }

  /** @param half what is done of it where it fails in the middle; all of it, where nothing is given */
  async #call<T>(user: DiskUser, name: FileCall, work: () => T, half?: () => void): Promise<T> {
    await user.turn();
    let changes = !reading.has(name);
    try {
      const fault = this.#due(name);
      if (fault !== undefined) {
        this.#disturb(user, name, fault, half ?? work);
        await user.turn(); // it sleeps, or is gone
      } else if (this.isFull && !reading.has(name)) {
        throw failure('ENOSPC', name);
      }
      const result = work();
      changes &&= name !== 'mkdir' || result !== undefined; // else it was there
      await user.turn();
      return result;
    } finally {
      if (changes) {
        this.#tell();
      }
    }
  }

  #disturb(user: DiskUser, name: FileCall, { trouble, code, seconds }: DiskFault, half: () => unknown): void {
    this.#count(`${name} ${trouble}`);
    if (trouble === 'sleeps') {
      user.sleep(seconds);
      return;
    }
    if (trouble !== 'fails') {
      half();
    }
    if (trouble === 'crashes') {
      user.crash();
      return;
    }
    this.#count(code);
    throw failure(code, name);
  }

  #due(name: FileCall): DiskFault | undefined {
    const due = this.#faults.find(({ left, fault }) => fault.call === name && left === 0);
    for (const one of this.#faults) {
      one.left -= one.fault.call === name ? 1 : 0;
    }
    this.#faults = this.#faults.filter((one) => one !== due && one.left >= 0);
    return due?.fault;
  }

  #count(what: string): void {
    this.failed.set(what, (this.failed.get(what) ?? 0) + 1);
  }

  #tell(): void {
    for (const watcher of this.#watchers) {
      watcher.emit('change');
    }
  }
}

const failure = (code: string, call: FileCall): Error =>
  Object.assign(new Error(`${code}: ${call}`), { code });
