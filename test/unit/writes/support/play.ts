import type { Operation } from '../../../../src/writes/engine/operation.ts';
import { check } from './schedule-checks.ts';
import type { Scene, Schedule } from './schedule.ts';

/**
 * Plays a schedule to its end and checks what came of it.
 * @param heal from then on everything works
 */
export async function play(
  scene: Scene,
  { happenings }: Schedule,
  heal: () => void = () => undefined,
): Promise<void> {
  await scene.play({ do: 'open' });
  for (const happening of happenings) {
    await scene.play(happening);
  }
  heal();
  await scene.settle();
  try {
    check(scene);
  } catch (error) {
    const told = scene.windows.map(
      ({ operations, lines }) => `${describeAll(operations.all)} ${lines.join('; ')}`,
    );
    throw new Error(told.join('\n'), { cause: error });
  } finally {
    scene.close();
  }
}

const describeAll = (all: readonly Operation[]): string =>
  JSON.stringify(
    all.map(({ id, record }) => [id, record.steps.map(({ order, progress }) => [order.kind, progress.step])]),
  );
