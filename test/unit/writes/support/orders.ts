import type { BarrackError } from '../../../../src/api/errors.ts';
import { failure } from './fake-barrack.ts';
import type { FakeBarrack } from './fake-barrack.ts';
import type { UnreadableRecord, Volume } from '../../../../src/domain/resources.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { PowerOrderKind } from '../../../../src/writes/definitions/instance-state.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { volume } from './records.ts';

export const second = 1000;
export const minute = 60 * second;

export const lost = (): BarrackError =>
  failure({ kind: 'timeout', message: 'No answer.', outcome: 'unknown' });

export const refused = (message = 'No credits.'): Error =>
  failure({ kind: 'credits', message, outcome: 'refused' });

/** A record that cannot be read, or, without an id, a gap. */
export const unreadable = (id: string | undefined): UnreadableRecord => ({
  index: 1,
  id,
  name: undefined,
  reason: 'Its "size" could not be read.',
  record: undefined,
});

export const stepOf = ({ progress }: Operation): string => progress.step;
export const stepsOf = ({ steps }: Operation): readonly string[] =>
  steps.map(({ progress }) => progress.step);

/** The volume that is cloned. */
export const source = (): Volume => volume({ id: '1', name: 'data' });

export const cloneOrder = (name = 'data-clone'): Order<'clone'> => ({
  kind: 'clone',
  source: { id: '1', name: 'data', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' },
  name,
  volumeType: 'NVMe',
});

export const imageOrder = (): Order<'createImage'> => ({
  kind: 'createImage',
  snapshot: { id: '7', name: 'shot', region: 'CANADA-1' },
  name: 'base image',
});

export const imageDeletion = (): Order<'deleteImage'> => ({
  kind: 'deleteImage',
  image: { id: '4', name: 'base', region: 'CANADA-1' },
});

const trainer = { id: '5', name: 'trainer', region: 'FINLAND-1' };
export const stopOrder = (): Order<PowerOrderKind> => ({ kind: 'stopInstance', instance: trainer });
export const startOrder = (): Order<PowerOrderKind> => ({ kind: 'startInstance', instance: trainer });

/** Barrack makes the clone; the answer shows it, or nothing, or is lost. */
export function makeClone(
  barrack: FakeBarrack,
  answer: 'whole' | 'empty' | 'lost',
  status = 'creating',
): void {
  barrack.onClone = (name) => {
    const made = volume({ id: '2', name, status });
    barrack.volumeList = [...barrack.volumeList, made];
    if (answer === 'lost') {
      throw lost();
    }
    return { value: answer === 'whole' ? made : undefined, requestId: 'request-1' };
  };
}
