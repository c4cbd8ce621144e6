import assert from 'node:assert/strict';
import { type Body, Harness, listIn } from './harness.ts';

describe('simulator: pages', () => {
  const harness = new Harness({ seed: 'large:53' });

  it('serves lists whole unless told otherwise', async () => {
    const body = await harness.ok('GET /volumes/?page=2&page_size=5');
    assert.equal(listIn(body, 'volumes').length, 53);
  });

  it('serves DRF pages that lead from one to the next', async () => {
    harness.simulator.configure({ paging: 'results', pageSize: 20 });
    const ids: unknown[] = [];
    let next: unknown = `${harness.simulator.url}/volumes/?region=FINLAND-1&page_size=5`;
    let previous: unknown = null;
    while (typeof next === 'string') {
      const { body } = await harness.call(`GET ${next.slice(harness.simulator.url.length)}`);
      assert.deepEqual(Object.keys(body).sort(), ['count', 'next', 'previous', 'results']);
      assert.equal(body['count'], 13);
      assert.equal(body['previous'] === null, previous === null);
      ids.push(...listIn(body, 'results').map(({ id }) => id));
      previous = next;
      next = body['next'];
    }
    assert.equal(new Set(ids).size, 13);
    assert.equal(harness.simulator.requests.length, 3);
  });

  it('serves pages with a pagination object', async () => {
    harness.simulator.configure({ paging: 'pagination', pageSize: 20 });
    const ids = new Set<unknown>();
    for (const page of [1, 2, 3]) {
      const body = await harness.ok(`GET /volumes/?page=${page}`);
      assert.deepEqual(body['pagination'], { page, page_size: 20, total_pages: 3, total: 53 });
      assert.ok('next_name' in body);
      for (const volume of listIn(body, 'volumes')) ids.add(volume['id']);
    }
    assert.equal(ids.size, 53);
  });

  it('pages every list', async () => {
    harness.simulator.configure({ paging: 'pagination', pageSize: 2 });
    const keys = { volumes: 53, instances: 6, snapshots: 6, images: 6, regions: 4 };
    for (const [key, total] of Object.entries(keys)) {
      const body = await harness.ok(`GET /${key}/`);
      assert.equal(listIn(body, key).length, 2);
      assert.equal((body['pagination'] as Body)['total'], total);
    }
  });

  it("answers a page that is not there with DRF's 404, and an empty list with one empty page", async () => {
    harness.simulator.configure({ paging: 'results' });
    for (const page of ['0', '4', 'x']) {
      const answer = await harness.call(`GET /volumes/?page=${page}`);
      assert.deepEqual([answer.status, answer.body], [404, { detail: 'Invalid page.' }]);
    }
    const empty = await harness.call('GET /images/', undefined, { account: 'eur' });
    assert.deepEqual(empty.body, { count: 0, next: null, previous: null, results: [] });
  });
});
