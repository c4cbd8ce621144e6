import assert from 'node:assert/strict';
import type { Resource } from '../../../src/domain/resources.ts';
import type { Relation } from '../../../src/lineage/lineage.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { relatedAs } from '../../../src/ui/related.ts';
import { knownFrom } from '../views/resources/support.ts';
import { FakeBarrack } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { image, instance, snapshot } from '../writes/support/records.ts';

const mention = (id: string) => ({ id, name: undefined, status: undefined });

describe('what a resource is related to', () => {
  let namesOf: (kind: Resource['kind'], id: string, relation: Relation) => unknown;

  beforeEach(async () => {
    const barrack = new FakeBarrack();
    barrack.instanceList = [
      instance({ id: '5', name: 'first', snapshot: mention('8') }),
      instance({ id: '6', name: 'second', snapshot: mention('7') }),
    ];
    barrack.snapshotList = [
      snapshot({ id: '7', name: 'shot', instance: mention('5') }),
      snapshot({ id: '8', name: 'older' }),
    ];
    barrack.imageList = [image({ id: '9', name: 'base', snapshot: mention('7') })];
    const store = new ResourceStore(() => barrack, new FakeClock());
    const { lineage } = knownFrom(store);
    await store.refresh();
    namesOf = (kind, id, relation) => {
      const resource = store.find(kind, id) ?? assert.fail();
      return relatedAs(resource, relation, lineage).map(([as, all]) => [as, ...all.map(({ name }) => name)]);
    };
  });

  it('tells of what a snapshot was taken, and as what it was restored', () => {
    assert.deepEqual(namesOf('snapshot', '7', 'instance'), [
      ['takenOf', 'first'],
      ['restoredAs', 'second'],
    ]);
    assert.deepEqual(namesOf('snapshot', '8', 'instance'), [['restoredAs', 'first']]);
  });

  it('tells which snapshots were taken of an instance, and from which it was restored', () => {
    assert.deepEqual(namesOf('instance', '5', 'snapshot'), [
      ['taken', 'shot'],
      ['restoredFrom', 'older'],
    ]);
  });

  it('is told by the relation where that can mean one thing only', () => {
    assert.deepEqual(namesOf('snapshot', '7', 'image'), [['image', 'base']]);
  });
});
