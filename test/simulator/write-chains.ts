import { seen, seenAttachable, seenVolume } from './write-harness.ts';
import type { Write } from './write-list.ts';

/** What has to be done so that a volume can change hands, or be deleted. */
export const volumeChains: readonly Write[] = [
  {
    title: 'attaching for which an instance is shut down',
    orders: (simulator) => {
      const instance = seen(simulator, 'instances', 'inference-api');
      const volume = seenAttachable(simulator, 'training-data');
      return [
        { kind: 'stopInstance', instance },
        { kind: 'attachVolume', volume, instance },
        { kind: 'startInstance', instance },
      ];
    },
    main: 1,
    sends: ['stopInstance', 'attachVolumes', 'startInstance'],
    reads: [],
    isRepresentative: true,
  },
  {
    title: 'attaching for which an instance is started',
    orders: (simulator) => {
      const instance = seen(simulator, 'instances', 'legacy-notebook');
      const volume = seenAttachable(simulator, 'legacy-datasets');
      return [
        { kind: 'startInstance', instance },
        { kind: 'attachVolume', volume, instance },
      ];
    },
    main: 1,
    sends: ['startInstance', 'attachVolumes'],
    reads: [],
    isRepresentative: true,
  },
  {
    title: 'the deletion of a volume that is detached first',
    orders: (simulator) => {
      const volume = seenAttachable(simulator, 'checkpoints');
      return [
        { kind: 'detachVolume', volume, instance: seen(simulator, 'instances', 'llm-finetune') },
        { kind: 'deleteVolume', volume: seenVolume(simulator, 'checkpoints') },
      ];
    },
    main: 1,
    sends: ['detachVolumes', 'deleteVolume'],
    reads: [],
    isRepresentative: true,
  },
];
