import { Operation } from '../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { OperationRecord, ProgressRecord, StepRecord } from '../../../../src/writes/model/record.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { FakeBarrack } from '../../writes/support/fake-barrack.ts';
import { FakeClock } from '../../writes/support/fake-clock.ts';

export const clone: Order = {
  kind: 'clone',
  source: { id: '1', name: 'training-data', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' },
  name: 'training-data-clone',
  volumeType: 'NVMe',
};
const trainer = { id: '5', name: 'trainer', region: 'FINLAND-1' };
export const stop: Order = { kind: 'stopInstance', instance: trainer };
export const start: Order = { kind: 'startInstance', instance: trainer };
export const deleteImage: Order = { kind: 'deleteImage', image: { id: '8', name: 'base' } };
export const createImage: Order = {
  kind: 'createImage',
  snapshot: { id: '7', name: 'shot', region: 'CANADA-1' },
  name: 'shot-image',
};

export const refused: ProgressRecord = {
  step: 'refused',
  error: {
    kind: 'credits',
    message: 'Barrack refused: insufficient credits.',
    remedy: 'Add credits at barrack.ai.',
    outcome: 'refused',
    requestId: 'request-9',
  },
};
export const lostAnswer = {
  step: 'notDone',
  error: {
    kind: 'server',
    message: 'Bad gateway (502).',
    remedy: '',
    outcome: 'unknown',
    requestId: 'r-502',
  },
} as const;
export const notDone: ProgressRecord = {
  step: 'notDone',
  error: { kind: 'timeout', message: 'No answer.', remedy: 'Try again.', outcome: 'unknown' },
};
export const unknown: ProgressRecord = {
  step: 'unknown',
  check: 'Look for a volume named training-data-clone.',
};

export const running = (status = 'creating'): ProgressRecord => ({
  step: 'running',
  resource: { kind: 'volume', id: '2', name: 'training-data-clone', region: 'FINLAND-1', status },
});
export const done: ProgressRecord = {
  step: 'done',
  resource: {
    kind: 'volume',
    id: '2',
    name: 'training-data-clone',
    region: 'FINLAND-1',
    status: 'available',
  },
};
export const instanceIs = (step: 'running' | 'done', status: string): ProgressRecord => ({
  step,
  resource: { ...trainer, kind: 'instance', status },
});

/** When everything here began, in milliseconds since 1970. */
export const begun = 1_000_000_000_000;

type GivenStep = readonly [order: Order, progress: ProgressRecord, more?: Partial<StepRecord>];

/** An account in memory, and operations as they are read from the journal. */
export class World {
  readonly barrack = new FakeBarrack();
  readonly clock = new FakeClock(begun);
  readonly store = new ResourceStore(() => this.barrack, this.clock);

  constructor() {
    this.clock.skipTo(65_000);
  }
  #last = 0;

  /** One of steps that stand so; an ended step took 65 seconds. */
  operation(
    steps: readonly GivenStep[],
    given: Partial<OperationRecord> = {},
    whose: 'own' | 'elsewhere' | 'foreign' = 'own',
  ): Operation {
    this.#last += 1;
    const open = ['waiting', 'sending', 'checking', 'running'];
    const record: OperationRecord = {
      version: 1,
      id: `operation-${this.#last}`,
      account: 'account',
      startedAt: begun,
      main: steps.length - 1,
      steps: steps.map(([order, progress, more]) => ({
        order,
        progress,
        notes: {},
        text: '',
        startedAt: begun,
        ...(open.includes(progress.step) ? {} : { endedAt: begun + 65_000 }),
        ...more,
      })),
      ...given,
    };
    const { store, clock } = this;
    return new Operation(
      record,
      {
        store,
        clock,
        claims: new Set(),
        log: () => undefined,
        inTurn: (work) => work(),
        sends: () => undefined,
        lost: () => undefined,
      },
      whose,
    );
  }
}
