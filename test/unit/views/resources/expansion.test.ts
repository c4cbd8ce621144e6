import assert from 'node:assert/strict';
import type { Element } from '../../../../src/views/resources/elements.ts';
import type { Remembered } from '../../../../src/views/resources/expansion.ts';
import { Expansion } from '../../../../src/views/resources/expansion.ts';
import type { Tree } from '../../../../src/views/resources/tree.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { FakeBarrack } from '../../writes/support/fake-barrack.ts';
import { FakeClock } from '../../writes/support/fake-clock.ts';
import { region, volume } from '../../writes/support/records.ts';
import { seenIn } from './support.ts';

describe('What is expanded', () => {
  let kept: Remembered;
  let tree: Tree;
  let finland: Element;

  /** As a window that was just opened has it. */
  const opened = (): Expansion =>
    new Expansion(tree, { get: () => kept, set: (remembered) => (kept = remembered) });

  beforeEach(async () => {
    const barrack = new FakeBarrack();
    barrack.regionList = [region('FINLAND-1')];
    barrack.volumeList = [volume({ id: '1' })];
    const store = new ResourceStore(() => barrack, new FakeClock());
    await store.refresh();
    ({ tree } = seenIn(store));
    kept = {};
    const [first] = tree.children();
    assert.ok(first);
    finland = first;
  });

  it('is so again in the next window: what the user collapsed stays collapsed', () => {
    const [volumes] = tree.children(finland);
    assert.ok(volumes);
    const expansion = opened();
    assert.equal(expansion.isExpanded(finland), true);
    expansion.note(finland, false);
    expansion.note(volumes, false);
    expansion.note(volumes, true);
    assert.equal(opened().isExpanded(finland), false);
    assert.equal(opened().isExpanded(volumes), true);
  });

  it('is not remembered of the results of a filter, nor of single resources', () => {
    tree.filter = 'volume';
    opened().note(finland, false);
    tree.filter = '';
    const [item] = tree.children(tree.children(finland)[0]);
    assert.ok(item?.type === 'item');
    opened().note(item, true);
    assert.deepEqual(kept, {});
  });

  it('is remembered of so many at most, the last ones', () => {
    const expansion = opened();
    for (let number = 0; number < 600; number += 1) {
      expansion.note({ type: 'region', id: `region/${number}`, region: String(number) }, false);
    }
    assert.equal(Object.keys(kept).length, 500);
    assert.equal(kept['region/599'], false);
  });
});
