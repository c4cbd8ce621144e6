import assert from 'node:assert/strict';
import { itemAppearance } from '../../../../src/views/resources/item-appearance.ts';
import { blindQuestion } from '../../../../src/commands/actions/preview/order-question.ts';
import { orderLabel } from '../../../../src/ui/format/operation-words.ts';
import type { Resource } from '../../../../src/domain/resources.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { clientOf, closeServers, serve } from '../../api/harness.ts';
import { seenIn } from './support.ts';

const lists: Readonly<Record<string, string>> = {
  volumes: '[{"id": 17, "name": "prod", "status": "available", "size": 500}, {"id": 18, "name": "prod", "size": 500}, {"id": 19, "name": "\u200B "}]',
  snapshots: '[{"id": 27, "name": "prod"}, {"id": 28, "name": "prod"}]',
  images: '[{"id": 37, "name": "prod"}, {"id": 38, "name": "prod"}]',
  instances: '[{"id": 47, "name": "prod", "status": "ACTIVE"}, {"id": 48, "name": "prod", "status": "ACTIVE"}]',
}; // prettier-ignore

describe('Of two resources of one name', () => {
  afterEach(closeServers);

  async function stored() {
    const { baseUrl } = await serve((response, request) => {
      const list = /^\/api\/(\w+)\//u.exec(request.url ?? '')?.[1] ?? '';
      response.end(`{"success": true, "${list}": ${lists[list] ?? '[]'}}`);
    });
    const { client } = clientOf(baseUrl);
    const store = new ResourceStore(() => client);
    await store.refresh();
    return store;
  }

  it('each row, question and operation tells the id', async () => {
    const store = await stored();
    const all: readonly Resource[] = [
      ...store.volumes.items,
      ...store.snapshots.items,
      ...store.images.items,
      ...store.instances.items,
    ];
    const twins = all.filter(({ name }) => name === 'prod');
    assert.equal(twins.length, 8);
    for (const one of twins) {
      const { description, spoken } = itemAppearance(one, seenIn(store));
      assert.ok(description.startsWith(one.id), description);
      assert.match(spoken, new RegExp(`, id ${one.id}`, 'u'));
    }
    const order = { kind: 'deleteVolume', volume: { id: '17', name: 'prod', region: undefined } } as const;
    assert.equal(orderLabel(order, store), 'Delete volume prod (17)');
    assert.equal(blindQuestion(order, store)?.message, 'Delete the volume prod (17)?');
  });

  it('one whose name nobody sees goes by its id', async () => {
    const store = await stored();
    assert.equal(store.find('volume', '19')?.name, '19');
  });
});
