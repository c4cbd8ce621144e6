import type { PowerOrderKind } from '../../src/writes/definitions/instance-state.ts';
import type { Order } from '../../src/writes/model/orders.ts';
import type { OperationName } from './operation-names.ts';
import type { Simulator } from './server.ts';
import { volumeChains } from './write-chains.ts';
import { seen, seenAttachable, seenVolume } from './write-harness.ts';

export interface Write {
  readonly title: string;
  readonly orders: (simulator: Simulator) => readonly Order[];
  /** Which of the orders the others are there for. */
  readonly main: number;
  /** The requests that write. */
  readonly sends: readonly OperationName[];
  /** What is asked before one is sent, and again and again after that. */
  readonly reads: readonly OperationName[];
  /** Whether a few faults do, since it goes as another one of which all are tried. */
  readonly isRepresentative?: boolean;
}

/** Like another one, but for what is asked and sent. */
function similar(
  title: string,
  sends: OperationName,
  reads: readonly OperationName[],
  order: (simulator: Simulator) => Order,
): Write {
  const orders = (simulator: Simulator): readonly Order[] => [order(simulator)];
  return { title, orders, main: 0, sends: [sends], reads, isRepresentative: true };
}

function power(title: string, kind: PowerOrderKind, name: string): Write {
  return similar(title, kind, ['listInstances'], (simulator) => ({
    kind,
    instance: seen(simulator, 'instances', name),
  }));
}

export const writes: readonly Write[] = [
  {
    title: 'a clone',
    orders: (simulator) => [
      { kind: 'clone', source: seenVolume(simulator, 'training-data'), name: 'new-clone', volumeType: 'HDD' },
    ],
    main: 0,
    sends: ['cloneVolume'],
    reads: ['getVolume', 'listVolumes'],
  },
  {
    title: 'the creation of an image',
    orders: (simulator) => [
      {
        kind: 'createImage',
        snapshot: seen(simulator, 'snapshots', 'render-node weekly'),
        name: 'new image',
      },
    ],
    main: 0,
    sends: ['createImage'],
    reads: ['getSnapshot', 'listSnapshots', 'listImages'],
  },
  {
    title: 'the deletion of an image',
    orders: (simulator) => [{ kind: 'deleteImage', image: seen(simulator, 'images', 'pytorch 2.5 base') }],
    main: 0,
    sends: ['deleteImage'],
    reads: ['getImage', 'listImages'],
  },
  {
    title: 'the shutdown of an instance',
    orders: (simulator) => [
      { kind: 'stopInstance', instance: seen(simulator, 'instances', 'inference-api') },
    ],
    main: 0,
    sends: ['stopInstance'],
    reads: ['getInstance', 'listInstances'],
  },
  {
    title: 'the start of an instance',
    orders: (simulator) => [
      { kind: 'startInstance', instance: seen(simulator, 'instances', 'llm-finetune') },
    ],
    main: 0,
    sends: ['startInstance'],
    reads: ['getInstance', 'listInstances'],
  },
  {
    title: 'a clone for which an instance is shut down',
    orders: (simulator) => {
      const instance = seen(simulator, 'instances', 'inference-api');
      const source = seenVolume(simulator, 'scratch');
      return [
        { kind: 'stopInstance', instance },
        { kind: 'clone', source, name: 'new-clone', volumeType: 'NVMe' },
        { kind: 'startInstance', instance },
      ];
    },
    main: 1,
    sends: ['stopInstance', 'cloneVolume', 'startInstance'],
    reads: [], // as for each of them
    isRepresentative: true,
  },
  {
    title: 'the creation of an image for which another is deleted',
    orders: (simulator) => [
      { kind: 'deleteImage', image: seen(simulator, 'images', 'render-farm_v1.2') },
      { kind: 'createImage', snapshot: seen(simulator, 'snapshots', 'render-node base'), name: 'new image' },
    ],
    main: 1,
    sends: ['deleteImage', 'createImage'],
    reads: [],
    isRepresentative: true,
  },
  similar('the creation of a volume', 'createVolume', ['listVolumes'], () => ({
    kind: 'createVolume',
    name: 'new-volume',
    region: 'FINLAND-2',
    sizeGb: 100,
    volumeType: 'HDD',
  })),
  similar('the resizing of a volume', 'resizeVolume', ['listVolumes'], (simulator) => ({
    kind: 'resizeVolume',
    volume: seenVolume(simulator, 'training-data'),
    sizeGb: 1024,
  })),
  similar(
    'attaching a volume',
    'attachVolumes',
    ['listVolumes', 'getInstance', 'listInstances'],
    (simulator) => ({
      kind: 'attachVolume',
      volume: seenAttachable(simulator, 'training-data'),
      instance: seen(simulator, 'instances', 'llm-finetune'),
    }),
  ),
  similar('detaching a volume', 'detachVolumes', ['listVolumes'], (simulator) => ({
    kind: 'detachVolume',
    volume: seenAttachable(simulator, 'checkpoints'),
    instance: seen(simulator, 'instances', 'llm-finetune'),
  })),
  similar('the deletion of a volume', 'deleteVolume', ['getVolume', 'listVolumes'], (simulator) => ({
    kind: 'deleteVolume',
    volume: seenVolume(simulator, 'training-data'),
  })),
  similar('the deletion of a volume in an error', 'deleteVolume', [], (simulator) => ({
    kind: 'deleteVolume',
    volume: seenVolume(simulator, 'old-experiment'),
  })),
  similar('the creation of a snapshot', 'createSnapshot', ['listSnapshots'], (simulator) => ({
    kind: 'createSnapshot',
    instance: seen(simulator, 'instances', 'render-node'),
    name: 'new snapshot',
  })),
  similar('the restoring of a snapshot', 'restoreSnapshot', ['listInstances'], (simulator) => ({
    kind: 'restoreSnapshot',
    snapshot: seen(simulator, 'snapshots', 'notebook pytorch'),
    name: 'new instance',
  })),
  similar('the deletion of a snapshot', 'deleteSnapshot', ['listSnapshots'], (simulator) => ({
    kind: 'deleteSnapshot',
    snapshot: seen(simulator, 'snapshots', 'notebook pytorch'),
  })),
  power('the reboot of an instance', 'rebootInstance', 'inference-api'),
  power('the hibernation of an instance', 'hibernateInstance', 'llm-finetune'),
  power('the restoring of an instance from hibernation', 'restoreInstance', 'batch-eval'),
  ...volumeChains,
];
