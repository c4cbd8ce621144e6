import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Clock } from '../../../../src/base/clock.ts';
import { FileJournal } from '../../../../src/writes/journal/file-journal.ts';
import type { OperationRecord } from '../../../../src/writes/model/record.ts';
import { hasEnded } from '../../../../src/writes/model/record.ts';
import { parseRecord } from '../../../../src/writes/journal/record-format.ts';
import type { Disk } from './disk.ts';
import type { SceneJournal, WindowJournal } from './window-journal.ts';

/** Where that window is, in whichever scene: what happens to it there while the disk is at work. */
interface Fates {
  crash(window: string): void;
  sleep(window: string, seconds: number): void;
}

/** The journal on disk for random schedules, which decide of the time, of the disk, and of who lives. */
export class DiskJournal implements SceneJournal {
  readonly path = join(fs.mkdtempSync(join(tmpdir(), 'barrack-schedule-')), 'operations');
  readonly removedRecords = new Map<string, OperationRecord>();
  latency: (window: WindowJournal) => Promise<void> = () => Promise.resolve();
  /** What happened that never may. */
  wrong: (what: string, id: string) => void = () => undefined;
  happens: Fates = { crash: () => undefined, sleep: () => undefined };
  readonly #disk: Disk;
  readonly #running = new Set<number>();
  #lastPid = 1000;

  constructor(disk: Disk) {
    this.#disk = disk;
    disk.beforeRemoval = (path) => this.#beforeRemoval(basename(path));
  }

  get broken(): boolean {
    return this.#disk.isFull;
  }
  set broken(isBroken: boolean) {
    this.#disk.isFull = isBroken;
  }

  open(window: string, clock: Clock): WindowJournal {
    this.#lastPid += 1;
    const pid = this.#lastPid;
    this.#running.add(pid);
    let isGone = false;
    const leave = (): void => {
      isGone = true;
      this.#running.delete(pid);
    };
    const turn = async (): Promise<void> => {
      await this.latency(view);
      if (isGone) {
        await new Promise(() => undefined);
      }
    };
    const files = this.#disk.filesOf({
      turn,
      crash: () => this.happens.crash(window),
      sleep: (seconds) => this.happens.sleep(window, seconds),
    });
    const journal = new FileJournal(this.path, window, () => undefined, {
      files,
      watch: ((_path: string, _options: unknown, changed: () => void) =>
        this.#disk.watch(() => (isGone ? undefined : changed()))) as unknown as typeof fs.watch,
      clock: {
        now: () => clock.now(),
        wallTime: () => clock.wallTime(),
        after: (ms, run) => clock.after(ms, () => (isGone ? undefined : run())),
      },
      process: { pid, host: `host-${pid % 2}`, isRunning: (other) => this.#running.has(other) },
    });
    const view: WindowJournal = {
      window,
      onDidChange: journal.onDidChange,
      read: () => journal.read(),
      begin: (record) => journal.begin(record),
      takeOver: (id, from) => journal.takeOver(id, from),
      remove: (id, what) => journal.remove(id, what),
      kill: leave,
      sleep: () => undefined, // what is due and what it waits for stands still
      wake: () => undefined,
      dispose: () => {
        if (!isGone) {
          journal.dispose();
          leave();
        }
      },
    };
    return view;
  }

  close(): void {
    this.#disk.close();
    fs.rmSync(join(this.path, '..'), { recursive: true });
  }

  #beforeRemoval(name: string): void {
    const [id = '', generation = ''] = name.split('.');
    const isClaim = generation.startsWith('sent-');
    const isRecord = name.endsWith('.json') && fs.existsSync(join(this.path, name));
    const record = isClaim || isRecord ? this.#lastOf(id) : undefined;
    if (isClaim && record !== undefined && !hasEnded(record)) {
      this.wrong(`the claim ${name} is removed though its operation has not ended`, id);
    }
    if (!isRecord || record === undefined) {
      return;
    }
    const isLast = fs.existsSync(join(this.path, `${id}.removed`)) || this.#generationsOf(id).length === 1;
    if (isLast && !this.removedRecords.has(id)) {
      this.removedRecords.set(id, record);
      if (!hasEnded(record)) {
        this.wrong(`${name} is removed though it has not ended`, id);
      }
    }
  }

  /** What the last readable generation tells, or told before it was removed. */
  #lastOf(id: string): OperationRecord | undefined {
    for (const generation of this.#generationsOf(id)) {
      try {
        const text = fs.readFileSync(join(this.path, `${id}.${generation}.json`), 'utf8');
        return parseRecord((JSON.parse(text) as { readonly record: unknown }).record);
      } catch {
        // It is cut off: the one before it counts.
      }
    }
    return this.removedRecords.get(id);
  }

  /** The last one first. */
  #generationsOf(id: string): readonly number[] {
    const names = fs
      .readdirSync(this.path)
      .filter((name) => name.startsWith(`${id}.`) && name.endsWith('.json'));
    return names.map((name) => Number(name.split('.')[1])).toSorted((a, b) => b - a);
  }
}
