import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BarrackError } from '../../../src/api/errors.ts';
import { bulkEligibility, ordersFor } from '../../../src/commands/actions/preview/bulk-actions.ts';
import type { BulkAction } from '../../../src/commands/actions/preview/bulk-actions.ts';
import { preview, sorted } from '../../../src/commands/actions/preview/preview.ts';
import { orderQuestion } from '../../../src/commands/actions/preview/order-question.ts';
import type { Resource } from '../../../src/domain/resources.ts';
import type { Element } from '../../../src/views/resources/elements.ts';
import { appearanceOf, tooltipOf } from '../../../src/views/resources/appearances.ts';
import type { Seen } from '../../../src/views/resources/seen.ts';
import { rowLabel } from '../../../src/ui/format/operation-words.ts';
import { listKinds } from '../../../src/resources/kinds.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { supportText } from '../../../src/ui/support-details.ts';
import { clientOf, closeServers, serve } from '../api/harness.ts';
import { seenIn } from '../views/resources/support.ts';
import { cpuTime } from '../writes/support/cpu-time.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { wildBody, wildRecord } from './wild-json.ts';

const cases = 300;

/** What the good records of each list are, as JSON. */
const good: Readonly<Record<string, string>> = {
  volumes: '{"id": "good-1", "name": "data", "status": "available", "size": 500, "region": "FINLAND-1", "volume_type": "NVMe"}',
  snapshots: '{"id": "good-1", "name": "shot", "status": "available", "region": "CANADA-1", "has_image": false}',
  images: '{"id": "good-1", "name": "base", "region": "CANADA-1"}',
  instances: '{"id": "good-1", "name": "trainer", "status": "ACTIVE", "region": "CANADA-1", "gpu_model": "H100", "gpu_count": 2}',
  regions: '{"name": "FINLAND-1", "tier": "advanced"}',
}; // prettier-ignore

const actions: readonly BulkAction[] = ['deleteVolume', 'deleteSnapshot', 'deleteImage', 'detachVolume', 'stopInstance']; // prettier-ignore

function listBody(list: string, others: readonly string[] = []): string {
  const half = Math.ceil(others.length / 2);
  const records = [...others.slice(0, half), good[list] ?? '', ...others.slice(half)];
  return `{"success": true, "${list}": [${records.join(', ')}]}`;
}

/** The list that a path is of; undefined for all else. */
const listAt = (url: string): string | undefined => /^\/api\/(\w+)\/(?:$|\?)/u.exec(url)?.[1];

/** An account whose replies are what the function gives, for a path and its list. */
async function account(bodyOf: (url: string, list: string | undefined) => string) {
  const replies = { bodyOf };
  const { baseUrl } = await serve((response, request) => {
    const url = request.url ?? '';
    response.end(replies.bodyOf(url, listAt(url)));
  });
  const { client } = clientOf(baseUrl, { random: () => 0 });
  const lines: string[] = [];
  const store = new ResourceStore(
    () => client,
    new FakeClock(),
    (line) => lines.push(line),
  );
  return { client, store, lines, replies, seen: seenIn(store) };
}

function checkText(text: string): void {
  assert.ok(text.isWellFormed(), `not well-formed: ${JSON.stringify(text.slice(0, 200))}`);
  assert.ok(text.length < 20_000, `${text.length} characters`);
  assert.doesNotMatch(text, /\b(?:NaN|Infinity|undefined|\[object Object\])\b/u);
}

const at = { awakeMs: 1, passedMs: 1 };

/** Every text of the tree, whose elements share no id. */
function walk(seen: Seen): readonly string[] {
  const all: string[] = [];
  for (const grouping of ['region', 'kind'] as const) {
    seen.tree.grouping = grouping;
    seen.tree.storeChanged();
    const ids = new Set<string>();
    const visit = (element: Element): void => {
      assert.ok(!ids.has(element.id), `two of ${element.id.slice(0, 100)}`);
      ids.add(element.id);
      const { label, description, spoken, contextValue } = appearanceOf(element, seen, at);
      const texts = [
        element.id,
        label,
        description,
        spoken,
        contextValue,
        tooltipOf(element, seen, at) ?? '',
      ];
      texts.forEach(checkText);
      all.push(...texts);
      seen.tree.children(element).forEach(visit);
    };
    seen.tree.children().forEach(visit);
  }
  return all;
}

function resourcesOf(store: ResourceStore): readonly Resource[] {
  return [...store.volumes.items, ...store.snapshots.items, ...store.images.items, ...store.instances.items];
}

/** What is asked before something is done, and what is said of it. */
function ask(store: ResourceStore): void {
  const resources = resourcesOf(store);
  for (const action of actions) {
    const asked = preview(action, sorted(action, resources, store), 0, store);
    [asked.message, asked.detail, asked.confirm].forEach(checkText);
    for (const resource of resources) {
      bulkEligibility(action, resource, store);
      for (const order of ordersFor(action, resource, store)) {
        const question = orderQuestion(order, store);
        [rowLabel(order, store), question?.message ?? '', question?.detail ?? ''].forEach(checkText);
      }
    }
  }
  const details = { versions: '', baseUrl: undefined, incidents: [], problems: [] };
  assert.ok(supportText({ ...details, resources }).isWellFormed());
  for (const { record } of [...resources, ...listKinds.flatMap((list) => store[list].unreadable)]) {
    assert.ok((JSON.stringify(record) as string | undefined)?.isWellFormed() ?? true);
  }
}

describe(`Whatever Barrack sends (${cases} cases of each)`, () => {
  afterEach(closeServers);

  it('only errors of this program’s own kind come out of the client', async () => {
    let body = '';
    let status = 200;
    const { baseUrl } = await serve((response) => response.writeHead(status).end(body));
    const { client } = clientOf(baseUrl, { random: () => 0 });
    const calls = [
      () => client.volumes.list(),
      () => client.volumes.get('1'),
      () => client.volumes.types(),
      () => client.volumes.billing('1'),
      () => client.volumes.clone('1', { name: 'x', volumeType: 'NVMe', region: 'FINLAND-1' }),
      () => client.regions.list(),
      () => client.balance.get(),
      () => client.pricing.get(),
      () => client.images.ofSnapshots(['1']),
      () => client.images.createFromSnapshot('1', { name: 'x' }),
      () => client.instances.stop('1'),
    ];
    await fc.assert(
      fc.asyncProperty(wildBody, fc.constantFrom(200, 201, 400, 409, 422, 500), async (given, code) => {
        [body, status] = [given, code];
        for (const call of calls) {
          await call().catch((error: unknown) => {
            assert.ok(BarrackError.is(error), String(error));
            [error.message, error.remedy, error.requestId ?? '', error.serverText ?? ''].forEach(checkText);
          });
        }
      }),
      { numRuns: cases },
    );
  });

  it('one bad record changes nothing else, and everything about it can be told', async () => {
    const { store, seen, lines } = await account((_, list) =>
      list === undefined ? '{}' : listBody(list, bad),
    );
    let bad: readonly string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(wildRecord, { minLength: 1, maxLength: 4 }), async (given) => {
        bad = given;
        store.clear();
        await store.refresh();
        for (const list of listKinds) {
          const { error, items } = store[list];
          assert.equal(error, undefined);
          assert.ok(
            items.some((one) => ('id' in one ? one.id === 'good-1' : one.name === 'FINLAND-1')),
            list,
          );
        }
        walk(seen);
        ask(store);
        assert.deepEqual(lines, []);
      }),
      { numRuns: cases },
    );
  });

  it('the second read works', async () => {
    let wild: string | undefined;
    const { store, seen, lines } = await account((_, list) => wild ?? listBody(list ?? 'other'));
    await fc.assert(
      fc.asyncProperty(wildBody, async (given) => {
        wild = given;
        await store.refresh();
        walk(seen);
        ask(store);
        wild = undefined;
        await store.refresh();
        for (const list of listKinds) {
          assert.equal(store[list].error, undefined);
          assert.equal(store[list].items.length, 1);
        }
        assert.deepEqual(lines, []);
      }),
      { numRuns: cases },
    );
  });

  it('what lists showed before is shown again once it is gone', async () => {
    let wild: string | undefined;
    const { store, seen } = await account((_, list) =>
      list !== undefined && list in good ? (wild ?? listBody(list, bad)) : '{}',
    );
    let bad: readonly string[] = [];
    await store.refresh();
    const before = walk(seen);
    await fc.assert(
      fc.asyncProperty(
        fc.option(wildBody, { nil: undefined }),
        fc.array(wildRecord),
        async (body, records) => {
          [wild, bad] = [body, records];
          await store.refresh();
          [wild, bad] = [undefined, []];
          await store.refresh();
          assert.deepEqual(walk(seen), before);
        },
      ),
      { numRuns: cases },
    );
  });
});

describe('A reply of a megabyte', () => {
  afterEach(closeServers);

  const million = 1_000_000;
  const fill = (record: string): string =>
    Array.from(
      { length: Math.floor(million / (record.length + (record.includes('#') ? 5 : 1))) },
      (_, index) => record.replace('#', String(index)),
    ).join(',');
  const bodies: Readonly<Record<string, (list: string) => string>> = {
    'of usual records': (list) => fill((good[list] ?? '{}').replace('good-1', 'good-#')),
    'of tiny records': () => fill('{"id": #}'),
    'of records that can’t be read': () => fill('{"x": #}'),
    'of one text': () => JSON.stringify({ id: 1, name: 'name '.repeat(million / 5) }),
    'of one deep record': () => `{"id": 1, "x": ${'['.repeat(million / 3)}${']'.repeat(million / 3)}}`,
    'of long numbers': () => `{"id": 1, "x": [${fill('12345678901234567890')}]}`,
    'of quotes': () => `{"id": 1, "x": [${fill('""')}, 12345678901234567890]}`,
  }; // prettier-ignore
  for (const [what, bodyOf] of Object.entries(bodies)) {
    it(`${what} is read and shown without keeping anything waiting`, async () => {
      // 50,000 records, as many as are read of a list, take longer than others to be compared with what is held
      const comparing = what === 'of tiny records' ? 4 * mostMs : mostMs;
      const { client, store, seen } = await account((_, list) =>
        list === 'volumes' ? `{"volumes": [${bodyOf(list)}]}` : listBody(list ?? 'other'),
      );
      await takesSmallSteps('reading', () => client.volumes.list());
      await takesSmallSteps('comparing', () => store.refresh(['volumes']), comparing);
      assert.equal(store.volumes.error, undefined);
      walk(seen);
    });
  }
});

/** Of this process's own time, in milliseconds. */
const mostMs = 50;

/** A busy machine, and the garbage of what was before, count into some of the attempts, but not into all. */
async function takesSmallSteps(what: string, work: () => Promise<unknown>, most = mostMs): Promise<void> {
  let least = Infinity;
  for (let attempt = 1; attempt <= 10 && least >= most; attempt += 1) {
    least = Math.min(least, await longestStep(work));
  }
  assert.ok(least < most, `a step of ${what} took ${least} ms`);
}

/** The longest time that nothing else could be done meanwhile, as this process's own time. */
async function longestStep(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = process.cpuUsage();
  let isOver = false;
  const tick = (): void => {
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.cpuUsage();
    if (!isOver) {
      setImmediate(tick);
    }
  };
  await cpuTime(work);
  before = process.cpuUsage();
  setImmediate(tick);
  await work();
  isOver = true;
  tick();
  return longest;
}
