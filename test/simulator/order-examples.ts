import type { OrderKind, Order } from '../../src/writes/model/orders.ts';
import type { OperationName } from './operation-names.ts';
import type { Simulator } from './server.ts';
import { seen, seenVolume } from './write-harness.ts';

/** Names of snapshots and instances may hold anything. */
const hostile = `it's "$(touch x)"\n\`touch x\`'; touch x; ' \\ 🦊`;

interface Example {
  readonly operation: OperationName;
  readonly order: (simulator: Simulator) => Order;
}

/** One that the demo account can carry out, for every kind of order. */
export const orderExamples: Readonly<Record<OrderKind, Example>> = {
  clone: {
    operation: 'cloneVolume',
    order: (simulator) => {
      const source = seenVolume(simulator, 'training-data');
      return { kind: 'clone', source, name: 'new-clone', volumeType: 'HDD' };
    },
  },
  createVolume: {
    operation: 'createVolume',
    order: (simulator) => {
      const image = seen(simulator, 'images', 'pytorch 2.5 base');
      const volume = { name: 'new-volume', region: 'FINLAND-1', sizeGb: 150, volumeType: 'NVMe' };
      return { kind: 'createVolume', ...volume, image };
    },
  },
  resizeVolume: {
    operation: 'resizeVolume',
    order: (simulator) => {
      return { kind: 'resizeVolume', volume: seenVolume(simulator, 'training-data'), sizeGb: 600 };
    },
  },
  attachVolume: {
    operation: 'attachVolumes',
    order: (simulator) => {
      const volume = seenVolume(simulator, 'training-data');
      const instance = seen(simulator, 'instances', 'llm-finetune');
      return { kind: 'attachVolume', volume: { ...volume, wireId: volume.id }, instance };
    },
  },
  detachVolume: {
    operation: 'detachVolumes',
    order: (simulator) => {
      const volume = seenVolume(simulator, 'checkpoints');
      const instance = seen(simulator, 'instances', 'llm-finetune');
      return { kind: 'detachVolume', volume: { ...volume, wireId: Number(volume.id) }, instance };
    },
  },
  deleteVolume: {
    operation: 'deleteVolume',
    order: (simulator) => ({ kind: 'deleteVolume', volume: seenVolume(simulator, 'old-experiment') }),
  },
  createSnapshot: {
    operation: 'createSnapshot',
    order: (simulator) => {
      const instance = seen(simulator, 'instances', 'render-node');
      return { kind: 'createSnapshot', instance, name: hostile, description: `-d '${hostile}'` };
    },
  },
  restoreSnapshot: {
    operation: 'restoreSnapshot',
    order: (simulator) => {
      const snapshot = seen(simulator, 'snapshots', 'render-node weekly');
      return { kind: 'restoreSnapshot', snapshot, name: hostile };
    },
  },
  deleteSnapshot: {
    operation: 'deleteSnapshot',
    order: (simulator) => ({
      kind: 'deleteSnapshot',
      snapshot: seen(simulator, 'snapshots', 'notebook broken'),
    }),
  },
  createImage: {
    operation: 'createImage',
    order: (simulator) => {
      const snapshot = seen(simulator, 'snapshots', 'render-node weekly');
      return { kind: 'createImage', snapshot, name: 'new image' };
    },
  },
  deleteImage: {
    operation: 'deleteImage',
    order: (simulator) => ({ kind: 'deleteImage', image: seen(simulator, 'images', 'pytorch 2.5 base') }),
  },
  startInstance: power('startInstance', 'llm-finetune'),
  stopInstance: power('stopInstance', 'inference-api'),
  rebootInstance: power('rebootInstance', 'inference-api'),
  hibernateInstance: power('hibernateInstance', 'inference-api'),
  restoreInstance: power('restoreInstance', 'batch-eval'),
};

type Power = Extract<OrderKind, `${string}Instance`>;

function power(kind: Power, name: string): Example {
  return { operation: kind, order: (simulator) => ({ kind, instance: seen(simulator, 'instances', name) }) };
}
