import assert from 'node:assert/strict';
import type { TestServices } from '../../../../src/program.ts';
import type { Element } from '../../../../src/views/resources/elements.ts';
import { beginLoaded, control, hideView, showView } from '../../support/program.ts';
import { everyElement, itemNamed } from '../../support/tree.ts';
import { settle, until } from '../../support/wait.ts';

type Fired = readonly string[] | 'all';

/** What the provider tells VS Code to ask for anew. */
function firedBy({ explorer }: TestServices): { readonly fired: Fired[]; readonly stop: () => void } {
  const fired: Fired[] = [];
  const subscription = explorer.provider.onDidChangeTreeData((elements) =>
    fired.push(elements === undefined ? 'all' : elements.map(({ id }) => id)),
  );
  return {
    fired,
    stop: () => {
      subscription.dispose();
    },
  };
}

/** Ends what is in transition in the demo data, so that nothing changes unless the test changes it. */
async function calm({ store }: TestServices): Promise<void> {
  await control.setSpeed(0);
  await control.change({ kind: 'volume', find: 'dataset-import', set: { status: 'available' } });
  await control.change({ kind: 'snapshot', find: 'render-node tonight', set: { status: 'available' } });
  await store.refresh();
}

describe('a refresh', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await calm(services);
    everyElement(services).forEach((element) => services.explorer.provider.getTreeItem(element));
  });

  it('that finds nothing new gives VS Code nothing anew', async () => {
    const { fired, stop } = firedBy(services);
    await services.store.refresh();
    await settle();
    stop();
    assert.deepEqual(fired, []);
  });

  it('tells VS Code no text of the view again, after which rows would have to wait', async () => {
    const { view } = services.explorer;
    const told: string[] = [];
    const described = Object.getOwnPropertyDescriptor(view, 'message');
    assert.ok(described);
    Object.defineProperty(view, 'message', {
      ...described,
      set: (text: string) => {
        told.push(text);
        described.set?.call(view, text);
      },
    });
    try {
      await control.change({ kind: 'volume', find: 'golden-boot', set: { status: 'error' } });
      await services.store.refresh();
      assert.deepEqual(told, []);
      services.explorer.filter = 'no such thing';
      services.explorer.filter = '';
      assert.equal(told.length, 2);
    } finally {
      Object.defineProperty(view, 'message', described);
    }
  });

  it('keeps every element the same object, so that expansion, selection and scroll survive', async () => {
    const before = new Map(everyElement(services).map((element) => [element.id, element]));
    await control.change({ kind: 'volume', find: 'golden-boot', set: { status: 'error' } });
    await services.store.refresh();
    for (const element of everyElement(services)) {
      assert.equal(element, before.get(element.id), element.id);
    }
  });

  it('that finds one changed volume gives VS Code just that one', async () => {
    const { fired, stop } = firedBy(services);
    // Of the same size and type, so that the sums above it stay as they are.
    await control.change({ kind: 'volume', find: 'golden-boot', set: { status: 'error' } });
    await services.store.refresh(['volumes']);
    stop();
    assert.deepEqual(fired, [[itemNamed(services, 'golden-boot').id]]);
  });

  it('that finds a new or a lost volume gives its group and what counts it, not the whole tree', async () => {
    await control.change({ kind: 'volume', find: 'golden-boot', remove: true });
    const { fired, stop } = firedBy(services);
    await services.store.refresh(['volumes']);
    stop();
    assert.deepEqual(fired, [['region/FINLAND-2']]);
    assert.throws(() => itemNamed(services, 'golden-boot'));
  });

  it('that finds an instance changed gives the volumes attached to it too', async () => {
    const { fired, stop } = firedBy(services);
    await control.change({ kind: 'instance', find: 'llm-finetune', set: { name: 'llm-renamed' } });
    await services.store.refresh(['instances']);
    stop();
    const ids = fired.flat();
    assert.ok(ids.includes(itemNamed(services, 'checkpoints').id), ids.join());
    assert.ok(!ids.includes(itemNamed(services, 'training-data').id), ids.join());
    const { description } = services.explorer.provider.getTreeItem(itemNamed(services, 'checkpoints'));
    assert.match(String(description), /Attached to llm-renamed/u);
  });

  it('leaves the selection in the view where it was', async () => {
    await showView(services);
    const { resource } = itemNamed(services, 'golden-boot');
    await services.explorer.reveal(resource);
    const selected = (): readonly Element[] => services.explorer.selection;
    await until('it is selected', () => selected()[0]?.id === `volume/${resource.id}`);
    await control.change({ kind: 'volume', find: 'golden-boot', set: { status: 'error' } });
    await control.change({ kind: 'volume', find: 'archive-2024', remove: true });
    await services.store.refresh();
    await settle(500);
    assert.deepEqual(
      selected().map(({ id }) => id),
      [`volume/${resource.id}`],
    );
  });
});

describe('requests', function () {
  this.timeout(30_000);

  it('are not sent while the view is hidden, although something is in transition', async () => {
    const services = await beginLoaded();
    await hideView(services);
    await control.clearRequests();
    await settle(3500); // the fastest pace is two seconds
    assert.deepEqual(await control.requests(), []);
  });

  it('are not sent while the view is open and nothing is in transition', async () => {
    const services = await beginLoaded();
    await calm(services);
    await showView(services);
    await settle(500);
    await control.clearRequests();
    await settle(3500);
    assert.deepEqual(await control.requests(), []);
  });

  it('ask only for the list in which something is in transition while the view is open', async () => {
    const services = await beginLoaded();
    await calm(services);
    await control.change({ kind: 'volume', find: 'golden-boot', set: { status: 'creating' } });
    await services.store.refresh();
    await showView(services);
    await control.clearRequests();
    await settle(3500);
    const asked = (await control.requests()).map(({ operation }) => operation);
    assert.ok(asked.length >= 1 && asked.length <= 3, asked.join());
    assert.ok(asked.every((operation) => operation === 'listVolumes'));
  });

  it('are at most eight for everything', async () => {
    const services = await beginLoaded();
    await control.clearRequests();
    services.store.clear();
    await services.store.refresh();
    const asked = (await control.requests()).map(({ operation }) => operation);
    assert.ok(asked.length <= 8, asked.join());
    assert.equal(new Set(asked).size, asked.length, 'each once');
  });
});
