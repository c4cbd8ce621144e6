import assert from 'node:assert/strict';
import { refreshOld } from '../../../src/resources/age.ts';
import { isEmptyList } from '../../../src/resources/condition.ts';
import { accountLists } from '../../../src/resources/kinds.ts';
import { Refresher } from '../../../src/resources/refresher.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { Expansion } from '../../../src/views/resources/expansion.ts';
import { groupAppearance } from '../../../src/views/resources/place-appearance.ts';
import { FakeBarrack, failure } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { volume } from '../writes/support/records.ts';
import { seenIn } from '../views/resources/support.ts';

for (const list of accountLists) {
  describe(`${list}, which are of the account as a whole,`, () => {
    let barrack: FakeBarrack;
    let clock: FakeClock;
    let store: ResourceStore;

    beforeEach(() => {
      barrack = new FakeBarrack();
      barrack.volumeList = [volume()];
      clock = new FakeClock();
      store = new ResourceStore(() => barrack, clock);
    });

    const groupIn = ({ tree }: ReturnType<typeof seenIn>) => {
      const group = tree.children().find((one) => one.type === 'group' && one.list === list);
      assert.ok(group?.type === 'group');
      return group;
    };

    it('are not read with everything else before somebody has looked for them, and are from then on', async () => {
      await store.refresh();
      assert.equal(barrack.countOf(list), 0);
      await store.refresh([list]);
      await store.refresh();
      assert.equal(barrack.countOf(list), 2);
      store.clear();
      await store.refresh();
      assert.equal(barrack.countOf(list), 2);
    });

    it('are not taken for old before that', async () => {
      const refresher = new Refresher(store, () => store.refresh(), clock);
      refresher.look({ visible: true, focused: true });
      await clock.advance(0);
      barrack.calls.length = 0;
      refresher.readIfOld();
      await clock.advance(0);
      assert.deepEqual(barrack.calls, []);
      refresher.dispose();
    });

    it('are read where a picker needs them, with everything else where that was never read', async () => {
      await refreshOld([list, 'volumes'], store, clock.now());
      assert.deepEqual(
        [barrack.countOf(list), barrack.countOf('volumes'), barrack.countOf('balance')],
        [1, 1, 1],
      );
      assert.ok(isEmptyList(store, list));
    });

    it('have a group of their own below the regions, which is collapsed, tells no number, and can be expanded', async () => {
      await store.refresh();
      const seen = seenIn(store);
      const group = groupIn(seen);
      assert.equal(seen.tree.children().at(-1), group);
      const look = groupAppearance(group, seen.tree.placeOf(group), store);
      assert.deepEqual([look.description, look.expandable], ['', true]);
      const expansion = new Expansion(seen.tree, { get: () => ({}), set: () => undefined });
      assert.equal(expansion.isExpanded(group), false);
      assert.ok(seen.tree.isUnopened(group));
    });

    it('say so where they can’t be read', async () => {
      barrack.failing.set(list, failure());
      await store.refresh();
      await store.refresh([list]);
      const seen = seenIn(store);
      const group = groupIn(seen);
      const look = groupAppearance(group, seen.tree.placeOf(group), store);
      assert.deepEqual([look.description, look.expandable], ['not loaded', false]);
    });
  });
}
