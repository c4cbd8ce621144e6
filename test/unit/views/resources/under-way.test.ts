import assert from 'node:assert/strict';
import { itemAppearance } from '../../../../src/views/resources/item-appearance.ts';
import { itemTooltip } from '../../../../src/views/resources/tooltip.ts';
import { UnderWayIndex } from '../../../../src/views/resources/under-way.ts';
import { presentMoment } from '../../../../src/base/clock.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { ProgressRecord } from '../../../../src/writes/model/record.ts';
import {
  World,
  clone,
  createImage,
  deleteImage,
  instanceIs,
  lostAnswer,
  running,
  start,
  stop,
} from '../operations/support.ts';
import { failure } from '../../writes/support/fake-barrack.ts';
import { instance, volume } from '../../writes/support/records.ts';
import { knownFrom } from './support.ts';

describe('What is being done to a resource', () => {
  let world: World;
  let under: Operation[];
  let index: UnderWayIndex;

  beforeEach(() => {
    world = new World();
    under = [];
    const operations = {
      get running() {
        return under;
      },
    };
    index = new UnderWayIndex(operations, world);
  });

  const labelOf = (kind: Parameters<typeof index.of>[0]['kind'], id: string): string | undefined =>
    index.of({ kind, id })?.label;

  it('is said of the target and of the result', () => {
    under = [
      world.operation([[clone, running()]]),
      world.operation([[createImage, { step: 'checking' }]]),
      world.operation([[deleteImage, { step: 'running' }]]),
    ];
    assert.deepEqual(index.update().toSorted(), ['image/8', 'snapshot/7', 'volume/1', 'volume/2']);
    assert.equal(labelOf('volume', '1'), 'cloning…');
    assert.equal(labelOf('volume', '2'), 'being cloned from training-data');
    assert.equal(labelOf('snapshot', '7'), 'checking whether it was created');
    assert.equal(labelOf('image', '8'), 'being deleted…');
    assert.equal(labelOf('volume', '7'), undefined);
  });

  it('names only what differs after a change, and forgets what has ended', () => {
    under = [world.operation([[clone, { step: 'waiting' }]])];
    assert.deepEqual(index.update(), ['volume/1']);
    assert.equal(labelOf('volume', '1'), 'to be cloned', 'others are sent first');
    under = [world.operation([[clone, { step: 'sending' }]])];
    assert.deepEqual(index.update(), ['volume/1']);
    assert.equal(labelOf('volume', '1'), 'sending the request', 'nothing is known to be going on');
    under = [world.operation([[clone, { step: 'sending' }]])];
    assert.deepEqual(index.update(), [], 'it looks the same');
    under = [];
    assert.deepEqual(index.update(), ['volume/1']);
    assert.equal(labelOf('volume', '1'), undefined);
  });

  it('follows a chain: what is under way first, and what is to come', () => {
    const main = { main: 1 };
    const waiting = { step: 'waiting' } as const;
    under = [
      world.operation(
        [
          [stop, instanceIs('running', 'stopping')],
          [clone, waiting],
          [start, waiting],
        ],
        main,
      ),
    ];
    index.update();
    assert.equal(labelOf('instance', '5'), 'shutting down…');
    assert.equal(labelOf('volume', '1'), 'to be cloned');
    under = [
      world.operation(
        [
          [stop, instanceIs('done', 'SHUTOFF')],
          [clone, running()],
          [start, waiting],
        ],
        main,
      ),
    ];
    index.update();
    assert.equal(labelOf('instance', '5'), 'to be started again');
    assert.equal(labelOf('volume', '1'), 'cloning…');
  });

  it('shows in the description, the icon, the tooltip and what is heard', () => {
    under = [world.operation([[clone, running()]])];
    index.update();
    const target = volume({ id: '1', name: 'training-data' });
    const what = index.of(target);
    const { description, icon, spoken } = itemAppearance(target, knownFrom(world.store), { underWay: what });
    assert.equal(description, 'cloning… · 500 GB NVMe · Available');
    assert.equal(icon?.name, 'loading~spin');
    assert.match(spoken, /^training-data, Volume, cloning…, /u);
    const text = itemTooltip(target, knownFrom(world.store), what).replaceAll('\\', '');
    assert.match(text, /Under way: Cloning training-data as training-data-clone: Creating/u);
  });

  it('is being checked, for so long at most, where the answer was lost', async () => {
    const { error } = lostAnswer;
    const from = presentMoment(world.clock);
    under = [
      world.operation([
        [clone, { step: 'checking', search: { lost: error, looks: { made: 7, from: from.wallTime } } }],
      ]),
    ];
    index.update();
    assert.equal(labelOf('volume', '1'), 'checking whether it was cloned (up to 8 min)');
    const target = volume({ id: '1', name: 'training-data' });
    const { icon, contextValue } = itemAppearance(target, knownFrom(world.store), {
      underWay: index.of(target),
    });
    assert.equal(icon?.name, 'search');
    assert.ok(contextValue.split(';').includes('underWay'), 'its menu has what can be done about it');
    await world.clock.advance(1.5 * 60_000);
    assert.deepEqual(index.update(), ['volume/1']);
    assert.equal(labelOf('volume', '1'), 'checking whether it was cloned (up to 7 min)');
    world.barrack.failing.set('volumes', failure());
    await world.store.refresh();
    index.update();
    assert.equal(labelOf('volume', '1'), 'waiting: no connection', 'the time stands still');
  });

  it('is not said of what was found by its name only', () => {
    under = [world.operation([[clone, { ...running(), byName: true } as ProgressRecord]])];
    index.update();
    assert.equal(labelOf('volume', '2'), undefined);
  });

  it('does not spin before it has begun', () => {
    const waiting = { step: 'waiting' } as const;
    under = [world.operation([[clone, running()], [start, waiting]], { main: 0 })]; // prettier-ignore
    index.update();
    const down = instance({ id: '5', status: 'SHUTOFF' });
    const { icon } = itemAppearance(down, knownFrom(world.store), { underWay: index.of(down) });
    assert.equal(icon?.name, 'vm-outline');
  });
});
