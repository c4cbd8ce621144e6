import assert from 'node:assert/strict';
import { isElement } from '../../../src/commands/core/tree-nodes.ts';
import { linkTo, parseLink } from '../../../src/commands/navigate/link-text.ts';
import type { Resource, ResourceKind } from '../../../src/domain/resources.ts';
import { countLabel, kindLabel, listLabel, noneToUse } from '../../../src/kinds/labels.ts';
import { definitionOf, definitionOfList } from '../../../src/kinds/registry.ts';
import {
  isOfAccount,
  kindData,
  kindIn,
  listKinds,
  listOf,
  resourceKinds,
  resourceLists,
} from '../../../src/resources/kinds.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { emptyKey } from '../../../src/ui/format/context-key.ts';
import { supportText } from '../../../src/ui/support-details.ts';
import { itemAppearance } from '../../../src/views/resources/item-appearance.ts';
import { itemTooltip } from '../../../src/views/resources/tooltip.ts';
import { parseRecord } from '../../../src/writes/journal/record-format.ts';
import { FakeBarrack } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { seenIn } from '../views/resources/support.ts';

/** One of that kind as any list may hold it, with no more than what all kinds have. */
function oneOf(kind: ResourceKind): Resource {
  const { scope, readStatus } = kindData(kind);
  return {
    kind,
    id: `of ${kind}/1`,
    wireId: 1,
    name: `some-${kind}`,
    status: readStatus?.('available'),
    region: scope === 'region' ? 'FINLAND-1' : undefined,
    createdAt: '2026-03-02T10:00:00Z',
    volumes: [], // of an instance
    record: {},
  } as unknown as Resource;
}

/** A store in which there is one of each kind, of which every list was read. */
async function storeOfAll(): Promise<ResourceStore> {
  const store = new ResourceStore(() => new FakeBarrack(), new FakeClock());
  await store.refresh(listKinds);
  resourceKinds.map(oneOf).forEach((one) => store.add(one));
  return store;
}

describe('The kinds', () => {
  it('are each in a list of their own', () => {
    assert.deepEqual(resourceLists.map(kindIn), resourceKinds);
    assert.equal(new Set(listKinds).size, resourceKinds.length + 1);
  });

  it('have names of their own, which no other has', () => {
    const words = resourceKinds.map((kind) => [
      kindLabel(kind),
      listLabel(listOf(kind)),
      countLabel(listOf(kind), 1),
      countLabel(listOf(kind), 2),
      noneToUse(kind),
      definitionOf({ kind }).words.notFound('1'),
      definitionOf({ kind }).words.list(),
      definitionOfList(listOf(kind)).icon,
      emptyKey(listOf(kind)),
    ]);
    const all = words.flat();
    assert.ok(all.every((text) => text !== ''));
    assert.equal(new Set(all).size, all.length);
  });

  for (const kind of resourceKinds) {
    describe(kind, () => {
      const resource = oneOf(kind);
      let store: ResourceStore;

      beforeEach(async () => {
        store = await storeOfAll();
      });

      it('is found in the store, and in its list', () => {
        assert.deepEqual(store.find(kind, resource.id), resource);
        assert.deepEqual(store[listOf(kind)].items, [resource]);
      });

      for (const grouping of ['region', 'kind'] as const) {
        it(`is in its group where the tree is grouped by ${grouping}, and can be revealed there`, () => {
          const { tree } = seenIn(store);
          tree.grouping = grouping;
          const roots = tree.children();
          const groups = roots.flatMap((root) => (root.type === 'region' ? tree.children(root) : [root]));
          const group = groups.find((one) => one.type === 'group' && one.list === listOf(kind));
          const item = tree.itemOf(resource);
          assert.ok(group !== undefined && item !== undefined);
          assert.deepEqual(tree.children(group), [item]);
          assert.equal(tree.parent(item), group);
          assert.equal(roots.includes(group), grouping === 'kind' || isOfAccount(listOf(kind)));
        });
      }

      it('is a node that commands take, and its group another', () => {
        const { tree } = seenIn(store);
        const item = tree.itemOf(resource);
        assert.ok(item !== undefined && isElement(item) && isElement(tree.parent(item)));
        assert.equal(isElement({ ...item, resource: { ...resource, kind: 'nothing' } }), false);
      });

      it('is found by a filter, by its name and its id', () => {
        const { tree } = seenIn(store);
        for (const text of [resource.name, resource.id]) {
          tree.filter = text;
          assert.equal(tree.inventory.shown, 1, text);
        }
      });

      it('has a row, a tooltip and support details that tell its name, its kind and its id', () => {
        const known = seenIn(store);
        const { label, spoken, contextValue } = itemAppearance(resource, known);
        assert.equal(label, resource.name);
        assert.ok(spoken.includes(kindLabel(kind)));
        assert.ok(contextValue.split(';').includes(kind));
        assert.ok(itemTooltip(resource, known).includes('1'));
        const text = supportText({
          versions: '',
          baseUrl: '',
          resources: [resource],
          incidents: [],
          problems: [],
        });
        assert.match(text, new RegExp(`ID: ${resource.id}`, 'u'));
      });

      it('tells in each place only facts that are text, whatever of them is missing', () => {
        const known = seenIn(store);
        for (const fact of definitionOf(resource).facts) {
          const texts = [
            fact.row?.(resource, known),
            fact.picker?.(resource),
            fact.preview?.(resource, store),
            fact.option?.(resource, store),
            fact.line?.label(),
            fact.line?.tooltip?.(resource, known),
            fact.line?.form?.(resource, store),
          ];
          assert.ok(
            texts.every((text) => text === undefined || (text !== '' && !/undefined|NaN/u.test(text))),
          );
        }
      });

      it('has a link that leads to it, and to each of its forms', () => {
        const read = (form: string) => {
          const path = linkTo('', resource) + form;
          return parseLink({ path: decodeURIComponent(path), query: '', fragment: '' });
        };
        assert.deepEqual(read(''), { kind, id: resource.id, opens: 'resource' });
        for (const [form, opens] of Object.entries(definitionOf({ kind }).linkForms)) {
          assert.deepEqual(read(`/${form}`), { kind, id: resource.id, opens });
        }
        assert.equal(typeof read('/nothing'), 'string');
      });

      it('can be the result of an operation that is read from the journal', () => {
        const hasStatus = kindData(kind).readStatus !== undefined;
        const record = (status: string | undefined) => ({
          version: 1,
          id: 'one',
          account: 'mark',
          startedAt: 1,
          main: 0,
          steps: [
            {
              order: { kind: 'deleteImage', image: { id: '1', name: 'one' } },
              progress: { step: 'done', resource: { kind, id: '1', name: 'one', status } },
              notes: {},
              text: 'done',
            },
          ],
        });
        assert.doesNotThrow(() => parseRecord(record(hasStatus ? 'available' : undefined)));
        assert.throws(() => parseRecord(record(hasStatus ? undefined : 'available')));
      });
    });
  }
});
