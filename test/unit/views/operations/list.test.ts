import assert from 'node:assert/strict';
import { OperationList } from '../../../../src/views/operations/list.ts';
import { World, begun, clone, done, refused, running } from './support.ts';

describe('The list of operations', () => {
  it('has what ended last on top of what has ended, whenever it began', () => {
    const world = new World();
    const ended = (startedAt: number, endedAt: number, progress = done) =>
      world.operation([[clone, progress, { startedAt, endedAt }]], { startedAt });
    const all = [
      ended(begun, begun + 600_000, refused),
      ...Array.from({ length: 30 }, (_, index) => ended(begun + index * 1000, begun + index * 2000)),
      world.operation([[clone, running()]], { startedAt: begun + 60_000 }),
    ];
    const roots = new OperationList({ all, unreadable: [] }).roots();
    const order = roots.map((root) => root.type === 'operation' && all.indexOf(root.operation));
    assert.deepEqual(order.slice(0, 3), [31, 0, 30], 'what runs, then the failure that came last');
  });
});
