import assert from 'node:assert/strict';
import { instanceStatus } from '../../../../src/domain/status.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { appearanceOf as operationAppearance } from '../../../../src/views/operations/appearances.ts';
import type { OperationsElement } from '../../../../src/views/operations/elements.ts';
import { OperationList } from '../../../../src/views/operations/list.ts';
import { appearanceOf } from '../../../../src/views/resources/appearances.ts';
import type { Element } from '../../../../src/views/resources/elements.ts';
import { generate } from '../../../tools/manifest/manifest.ts';
import {
  World,
  begun,
  clone,
  instanceIs,
  refused,
  running,
  start,
  stop,
} from '../../views/operations/support.ts';
import { seenIn } from '../../views/resources/support.ts';
import { FakeBarrack, failure } from '../../writes/support/fake-barrack.ts';
import { FakeClock } from '../../writes/support/fake-clock.ts';
import { image, instance, region, snapshot, volume } from '../../writes/support/records.ts';

/** The flags that the menus of rows ask for, in those `when` clauses. */
function asked(isMeant: (when: string) => boolean): readonly string[] {
  const { menus } = generate();
  const whens = [...menus['view/item/context'], ...menus['barrack.goTo']].map(({ when }) => when);
  const found = whens
    .filter(isMeant)
    .flatMap((when) => [...when.matchAll(/\(\^\|;\)\(?([\w|]+)\)?\(;\|\$\)/gu)]);
  return [...new Set(found.flatMap(([, flags = '']) => flags.split('|')))];
}

const attachedTo = { id: '5', name: 'trainer', status: instanceStatus('ACTIVE') };

/** An account with one of everything, each related to something. */
function accountWithAll(): FakeBarrack {
  const barrack = new FakeBarrack();
  barrack.regionList = [region('FINLAND-1'), region('CANADA-1')];
  barrack.volumeList = [
    volume({ id: '1', status: 'attached', instance: attachedTo }),
    volume({ id: '2', source: { id: '1', name: undefined } }),
  ];
  barrack.snapshotList = [snapshot({ id: '7', instance: attachedTo })];
  barrack.imageList = [image({ id: '9', snapshot: { id: '7', name: undefined } })];
  barrack.instanceList = [
    instance({ id: '5', name: 'trainer', status: 'ACTIVE', publicIp: '203.0.113.7' }),
    instance({ id: '6', status: 'SHUTOFF', image: { id: '9', name: 'image-9' } }),
    instance({ id: '8', status: 'HIBERNATED' }),
  ];
  barrack.unreadable = [
    { index: 3, id: '3', name: 'odd', reason: 'It has no "status".', record: { region: 'FINLAND-1' } },
  ];
  return barrack;
}

/** The flags of these rows and of all below them. */
function flagsIn<E>(
  roots: readonly E[],
  children: (element: E) => readonly E[],
  contextValue: (element: E) => string,
): readonly string[] {
  return roots.flatMap((element) => [
    ...contextValue(element).split(';'),
    ...flagsIn(children(element), children, contextValue),
  ]);
}

/** Those of the Resources view: of what is listed, with something under way, and then of a list that can't be read. */
async function resourceFlags(): Promise<ReadonlySet<string>> {
  const barrack = accountWithAll();
  const clock = new FakeClock();
  const store = new ResourceStore(() => barrack, clock);
  const underWay = { label: 'cloning…', text: '', course: 'going' } as const;
  const seen = { ...seenIn(store), underWay: { of: () => underWay } };
  const shown = async (): Promise<readonly string[]> => {
    await store.refresh();
    seen.tree.storeChanged();
    return flagsIn<Element>(
      seen.tree.children(),
      (element) => seen.tree.children(element),
      (element) => appearanceOf(element, seen, clock.now()).contextValue,
    );
  };
  const whole = await shown();
  barrack.failing.set('volumes', failure());
  return new Set([...whole, ...(await shown())]);
}

/** Those of the Operations view: of what runs, what nobody carries out, what has ended, and what can't be read. */
async function operationFlags(): Promise<ReadonlySet<string>> {
  const world = new World();
  world.barrack.volumeList = [volume({ id: '1' })];
  world.barrack.instanceList = [instance({ id: '5', status: 'SHUTOFF' })];
  await world.store.refresh();
  const chain = [
    [stop, instanceIs('done', 'SHUTOFF')],
    [clone, refused],
    [start, { step: 'skipped', because: 'stopped' }],
  ] as const;
  const unreadable = {
    id: 'bad',
    reason: '',
    writtenAt: begun,
    holder: 'nobody',
    account: undefined,
    orders: [],
    claimed: [],
  } as const;
  const list = new OperationList({
    all: [
      world.operation([[clone, running()]]),
      world.operation([[clone, running()]], {}, 'foreign'),
      world.operation(chain, { main: 1 }),
    ],
    unreadable: [unreadable],
  });
  return new Set(
    flagsIn<OperationsElement>(
      list.roots(),
      (element) => list.children(element),
      (element) => operationAppearance(element, world.store).contextValue,
    ),
  );
}

describe('The menus of rows ask only for flags that some row has', () => {
  const isOfOperations = (when: string): boolean => when.startsWith('view == barrack.operations');

  it('in the Resources view', async () => {
    const set = await resourceFlags();
    assert.deepEqual(
      asked((when) => !isOfOperations(when)).filter((flag) => !set.has(flag)),
      [],
    );
  });

  it('in the Operations view', async () => {
    const set = await operationFlags();
    assert.deepEqual(
      asked(isOfOperations).filter((flag) => !set.has(flag)),
      [],
    );
  });
});
