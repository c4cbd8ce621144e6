import * as l10n from '@vscode/l10n';
import { BarrackError } from '../api/errors.ts';
import type { Instance } from '../domain/resources.ts';
import type { InstanceState } from '../domain/status.ts';
import { statusLabel } from '../domain/status.ts';
import { describeInstanceStart, describeInstanceStop } from './instance-texts.ts';
import { mayHide } from './kinds.ts';
import type { InstanceOrder, Target } from './orders.ts';
import type { Confirmed, Look, Plan } from './plan.ts';
import type { PlanContext } from './plans.ts';
import type { Progress } from './progress.ts';
import { checkUnchanged, readAgain } from './recheck.ts';
import type { Notes } from './record.ts';
import type { Sent, Source } from './source.ts';
import { ruledOut } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

interface Change {
  /** What it begins in, and ends in. */
  readonly from: InstanceState;
  readonly to: InstanceState;
  send(source: Source, id: string): Promise<Sent<unknown>>;
  describe(progress: Progress, name: string): string;
}

const changes: Readonly<Record<InstanceOrder['kind'], Change>> = {
  stopInstance: {
    from: 'ACTIVE',
    to: 'SHUTOFF',
    send: (source, id) => source.instances.stop(id),
    describe: describeInstanceStop,
  },
  startInstance: {
    from: 'SHUTOFF',
    to: 'ACTIVE',
    send: (source, id) => source.instances.start(id),
    describe: describeInstanceStart,
  },
};

/** Shuts an instance down, or starts it. A lost answer is looked for in the instance's own state. */
export class InstancePlan implements Plan {
  readonly list = 'instances';
  readonly order: InstanceOrder;
  readonly target: Target<'instance'>;
  readonly #store: ResourceStore;
  readonly #change: Change;
  #accepted: boolean;

  constructor(order: InstanceOrder, { store, notes }: PlanContext) {
    const { id, name } = order.instance;
    this.order = order;
    this.#store = store;
    this.target = { kind: 'instance', id, name };
    this.#change = changes[order.kind];
    this.#accepted = notes.accepted ?? false;
  }

  get name(): string {
    return this.target.name;
  }
  get region(): string | undefined {
    return this.order.instance.region;
  }
  get notes(): Notes {
    return { accepted: this.#accepted };
  }
  get whatToCheck(): string {
    return l10n.t('See at barrack.ai whether {0} is {1}.', this.name, this.#change.to);
  }

  async recheck(source: Source): Promise<boolean> {
    const { id } = this.target;
    const now = await readAgain(this.#store, this.target, ['instances'], () => source.instances.get(id));
    checkUnchanged({ ...this.order.instance, region: now.region }, now);
    const { from, to } = this.#change;
    if (now.status.state === to) {
      return false;
    }
    if (now.status.state !== from && now.status.state !== 'unknown') {
      throw ruledOut(l10n.t('{0} is {1}, not {2}.', this.name, statusLabel(now.status), from));
    }
    return true;
  }

  async send(source: Source): Promise<Sent<never>> {
    const { requestId } = await this.#change.send(source, this.target.id);
    return { value: undefined, requestId };
  }

  accepted(): void {
    this.#accepted = true;
    void this.#store.refresh(['instances'], { fresh: true });
  }

  ended(): void {
    void this.#store.refresh(['volumes'], { fresh: true }); // they tell their instance's status
  }

  look(): Look | undefined {
    const { instances } = this.#store;
    if (instances.loadedAt === undefined) {
      return undefined;
    }
    const instance = this.#store.find('instance', this.target.id);
    if (instance === undefined) {
      return mayHide(instances, this.target.id) ? this.#waiting(undefined) : 'missing';
    }
    return this.#tell(instance);
  }

  mayBeHidden(): boolean {
    return mayHide(this.#store.instances, this.target.id);
  }

  async confirm(source: Source): Promise<Confirmed> {
    try {
      return { step: 'running', resource: await source.instances.get(this.target.id) };
    } catch (error) {
      if (!BarrackError.is(error)) {
        throw error;
      }
      return { step: error.kind === 'notFound' ? 'error' : 'running', resource: undefined };
    }
  }

  describe(progress: Progress): string {
    return this.#change.describe(progress, this.name);
  }

  #tell(instance: Instance): Look | undefined {
    switch (instance.status.state) {
      case this.#change.to:
        return { step: 'done', resource: instance };
      case 'error':
      case 'DELETED':
        return { step: 'error', resource: instance };
      case 'transition':
        this.#accepted = true; // something was begun: should it come to nothing, that ends, too
        return { step: 'running', resource: instance };
      default:
        return this.#waiting(instance);
    }
  }

  /** Where nothing shows yet that it was begun: after a yes it will. */
  #waiting(instance: Instance | undefined): Look | undefined {
    return this.#accepted ? { step: 'running', resource: instance } : undefined;
  }
}
