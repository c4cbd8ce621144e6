import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { applyChange, type Change } from './change.ts';
import { serveControl } from './control.ts';
import { Faults } from './faults.ts';
import { serve } from './http/api.ts';
import { type RequestEntry, RequestLog } from './http/log.ts';
import type { OperationName } from './operation-names.ts';
import { type Seed, sow } from './seeds/seed.ts';
import type { Settings } from './settings.ts';
import { World } from './world.ts';

export interface SimulatorOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly controlPort?: number;
  /** `demo` if absent. */
  readonly seed?: Seed;
  /** How many times as fast as the wall clock time runs; 1 if absent, 0 to move it with `advance` only. */
  readonly speed?: number;
  /** Prints a line for each request. */
  readonly log?: boolean;
}

/** A running simulator, for tests in the same process; others use SimulatorControl with `controlUrl`. */
export interface Simulator {
  /** The API's base URL, without a slash at its end. */
  readonly url: string;
  readonly controlUrl: string;
  /** The platform's records as they are; a reset makes a new one. */
  readonly state: World;
  readonly faults: Faults;
  /** Every request to the API since the last reset, oldest first. */
  readonly requests: readonly RequestEntry[];
  /** How many times an operation has changed something since the last reset. */
  effects(operation: OperationName): number;
  setSpeed(speed: number): void;
  /** Jumps ahead by so many simulated seconds. */
  advance(seconds: number): void;
  change(change: Change): void;
  configure(settings: Partial<Settings>): void;
  clearRequests(): void;
  /** Back to the beginning: data (of this seed, else the first one), settings, faults, requests and effects. */
  reset(seed?: Seed): void;
  close(): Promise<void>;
}

/** Starts the API and its control address on loopback. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const running = new Running(options);
  await running.listen(options.port ?? 0, options.controlPort ?? 0);
  return running;
}

class Running implements Simulator {
  url = '';
  controlUrl = '';
  readonly faults = new Faults();
  readonly #log = new RequestLog();
  readonly #seed: Seed;
  readonly #api: Server;
  readonly #control: Server;
  #world: World;

  constructor({ seed = 'demo', speed = 1, log = false }: SimulatorOptions) {
    this.#seed = seed;
    this.#world = newWorld(seed, speed);
    const api = {
      world: () => this.#world,
      faults: this.faults,
      log: this.#log,
      onReply: log ? printEntry : () => undefined,
    };
    this.#api = createServer((request, response) => void serve(api, request, response));
    // Longer than a client keeps an idle connection: else it could be closed under a request.
    this.#api.keepAliveTimeout = 75_000;
    this.#control = createServer((request, response) => void serveControl(this, request, response));
  }

  async listen(port: number, controlPort: number): Promise<void> {
    try {
      await listening(this.#api, port);
      await listening(this.#control, controlPort);
      this.url = `http://127.0.0.1:${portOf(this.#api)}/api`;
      this.controlUrl = `http://127.0.0.1:${portOf(this.#control)}/`;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  get state(): World {
    return this.#world;
  }

  get requests(): readonly RequestEntry[] {
    return this.#log.list();
  }

  effects(operation: OperationName): number {
    return this.#world.effects(operation);
  }

  setSpeed(speed: number): void {
    this.#world.clock.setSpeed(speed);
  }

  advance(seconds: number): void {
    this.#world.clock.advance(seconds);
    this.#world.settle();
  }

  change(change: Change): void {
    applyChange(this.#world, change);
  }

  configure(settings: Partial<Settings>): void {
    Object.assign(this.#world.settings, settings);
  }

  clearRequests(): void {
    this.#log.clear();
  }

  reset(seed: Seed = this.#seed): void {
    this.#world = newWorld(seed, this.#world.clock.speed);
    this.faults.clear();
    this.#log.clear();
  }

  async close(): Promise<void> {
    await Promise.all([closing(this.#api), closing(this.#control)]);
  }
}

function newWorld(seed: Seed, speed: number): World {
  const world = new World(speed);
  sow(world, seed);
  return world;
}

function printEntry({ method, path, status, operation, faults }: RequestEntry): void {
  const notes = faults.length > 0 ? ` [${faults.join(', ')}]` : '';
  console.log(`${method} ${path} ${status ?? 'no reply'} ${operation ?? '(no operation)'}${notes}`);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
