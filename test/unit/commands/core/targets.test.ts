import assert from 'node:assert/strict';
import { onlyClicked, targetsOf } from '../../../../src/commands/core/targets.ts';
import { volumeStatus } from '../../../../src/domain/status.ts';
import type { Volume } from '../../../../src/domain/resources.ts';
import type { ResourceStore } from '../../../../src/resources/store.ts';
import { World, clone, running } from '../../views/operations/support.ts';

const volume: Volume = {
  kind: 'volume',
  id: '1',
  wireId: 1,
  name: 'data',
  status: volumeStatus('available'),
  region: 'FINLAND-1',
  createdAt: undefined,
  record: {},
  sizeGb: 100,
  volumeType: 'NVMe',
  bootable: false,
  instance: undefined,
};
const store = {
  find: (kind: string, id: string) => (`${kind}/${id}` === 'volume/1' ? volume : undefined),
} as Pick<ResourceStore, 'find'>;
const item = { type: 'item', id: 'volume/1', resource: volume };
const group = { type: 'group', id: 'kind/images', list: 'images', scope: 'account', region: undefined };
const nothing = {
  resources: [],
  operations: [],
  unreadableOperations: [],
  regions: [],
  place: undefined,
  lists: [],
  records: [],
  troubles: [],
  fromTree: false,
  gone: [],
};

describe('what a command was called on', () => {
  it('tells of operations that can’t be read', () => {
    const entry = { id: 'bad', reason: 'Its record is damaged.', orders: [], claimed: [] };
    const node = { type: 'unreadableOperation', id: 'unreadable/bad', entry };
    const targets = targetsOf([node], store);
    assert.deepEqual([targets.unreadableOperations, targets.fromTree], [[entry], true]);
    assert.match(String(targets.troubles[0]?.error), /damaged/u);
    assert.deepEqual(targetsOf([{ ...node, entry: 'x' }], store), nothing);
  });

  it('is nothing from the palette', () => {
    assert.deepEqual(targetsOf([], store), nothing);
  });

  it('is the clicked element', () => {
    assert.deepEqual(targetsOf([item], store).resources, [volume]);
    assert.deepEqual(targetsOf([group], store).lists, ['images']);
  });

  it('is all selected elements where there are some', () => {
    const { resources, lists, fromTree } = targetsOf([item, [item, group]], store);
    assert.deepEqual([resources, lists, fromTree], [[volume], ['images'], true]);
  });

  const other = { ...volume, id: '2', name: 'other' };
  const otherItem = { type: 'item', id: 'volume/2', resource: other };
  const both = {
    find: (kind: string, id: string) =>
      kind === 'volume' ? [volume, other].find((one) => one.id === id) : undefined,
  } as Pick<ResourceStore, 'find'>;

  it('is the clicked element alone where that is not among the selected', () => {
    assert.deepEqual(targetsOf([item, [otherItem, group]], both).resources, [volume]);
    assert.deepEqual(targetsOf([item, [otherItem, { ...item }]], both).resources, [other, volume]);
    assert.deepEqual(targetsOf([group, [item, otherItem]], both).resources, []);
  });

  it('has resources as they are listed now, and tells which are gone', () => {
    const old = { ...item, resource: { ...volume, sizeGb: 50 } };
    const { resources, gone } = targetsOf([old, [old, otherItem]], store);
    assert.deepEqual([resources, gone], [[volume], [other]]);
    assert.deepEqual(targetsOf([otherItem], store).resources, []);
  });

  it('is the clicked element for what is done to one at a time, with how many were selected, too', () => {
    assert.deepEqual(onlyClicked([item, [otherItem, item, group]], both), { args: [item], left: 2 });
    assert.deepEqual(onlyClicked([item, [otherItem, group]], both), { args: [item], left: 0 });
    assert.deepEqual(onlyClicked([item, [item, otherItem]], store), { args: [item], left: 0 }, 'gone');
    assert.deepEqual(onlyClicked([item], both), { args: [item], left: 0 });
    assert.deepEqual(onlyClicked([], both), { args: [], left: 0 });
    assert.deepEqual(onlyClicked([undefined, [item, otherItem]], both), { args: [item], left: 1 });
  });

  it('tells in which region it was called: on it, or on a group of it', () => {
    const region = { type: 'region', id: 'region/US-1', region: 'US-1' };
    const inRegion = {
      ...group,
      id: 'region/US-1/volumes',
      list: 'volumes',
      scope: 'region',
      region: 'US-1',
    };
    assert.equal(targetsOf([region], store).place, 'US-1');
    assert.equal(targetsOf([inRegion], store).place, 'US-1');
    assert.equal(targetsOf([group], store).place, undefined);
  });

  it('gives the records of regions and of what could not be read', () => {
    const region = { type: 'region', id: 'region/US-1', region: 'US-1' };
    const record = { index: 3, id: undefined, name: undefined, reason: 'no id', record: {} };
    const unreadable = { type: 'unreadable', id: 'unreadable/volumes/3', list: 'volumes', record };
    assert.deepEqual(targetsOf([region, [region, unreadable]], store).records, [
      { list: 'regions', id: 'US-1', title: 'US-1' },
      { list: 'volumes', id: '#3', title: 'volumes 3' },
    ]);
  });

  it('tells the troubles of nodes that tell of some', () => {
    const error = new Error('broken');
    const node = { type: 'error', id: 'error/volumes', lists: ['volumes', 'images'], error };
    const record = { index: 3, id: '9', name: 'odd', reason: 'no size', record: {} };
    const unreadable = { type: 'unreadable', id: 'unreadable/volumes/0', list: 'volumes', record };
    const { troubles, lists } = targetsOf([node, [node, unreadable]], store);
    assert.deepEqual(troubles, [
      { what: 'volumes, images', error },
      { what: 'volumes odd 9', error: new Error('no size') },
    ]);
    assert.deepEqual(lists, ['volumes', 'images']);
  });

  it('is an operation, once, with the resource that it made or works on', () => {
    const operation = new World().operation([[clone, running()]]);
    const element = { type: 'operation', id: 'operation/1', operation };
    const step = { type: 'step', id: 'operation/1/0', parent: element, step: operation.main };
    const { operations, resources, fromTree } = targetsOf([element, [element, step]], store);
    assert.deepEqual(operations, [operation]);
    assert.deepEqual([resources, fromTree], [[volume], true], 'the result is not listed, the target is');
  });

  const broken = [
    { type: 'item' },
    { type: 'item', resource: null },
    { type: 'item', resource: { kind: 'volume', id: 1, name: 'data', status: {} } },
    { type: 'item', resource: { kind: 'planet', id: '1', name: 'data', status: {} } },
    { type: 'region', region: 7 },
    { type: 'group' },
    { type: 'group', list: 'planets' },
    { type: 'unreadable', list: 'volumes' },
    { type: 'unreadable', list: 'volumes', record: { index: 0, name: {}, reason: 'no id' } },
    { type: 'unreadable', list: 'volumes', record: { index: 0, id: 7, reason: 'no id' } },
    { type: 'unreadable', list: 'volumes', record: { index: 0 } },
    { type: 'error' },
    { type: 'error', lists: ['planets'] },
    { type: 'action' },
    { type: 'operation' },
    { type: 'operation', operation: {} },
    { type: 'step', parent: {} },
    { type: 'toString' },
  ];
  for (const nonsense of [null, 'text', 7, { type: 'other' }, [], { fsPath: '/x' }, ...broken]) {
    it(`ignores ${JSON.stringify(nonsense)}`, () => {
      assert.deepEqual(targetsOf([nonsense, [nonsense]], store), nothing);
    });
  }
});
