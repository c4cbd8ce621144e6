import assert from 'node:assert/strict';
import { bounds } from '../../../src/api/answers/bounds.ts';
import { readListing } from '../../../src/api/http/listing.ts';
import { parseJson } from '../../../src/api/answers/parse-json.ts';
import { readVolume } from '../../../src/api/schemas/volume.ts';
import { cpuTime } from '../writes/support/cpu-time.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

const volume = (id: unknown, more: object = {}) => ({ id, name: `volume-${String(id)}`, ...more });
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** The list that a server gives with this text for its volumes. */
async function listOf(volumes: string) {
  const { baseUrl } = await serve({ text: `{"volumes": ${volumes}}` });
  return await clientOf(baseUrl).client.volumes.list();
}

const shown = async (volumes: string) => {
  const { items, unreadable } = await listOf(volumes);
  return { items: items.map(({ id }) => id), unreadable };
};

describe('one record of a list that is too much', () => {
  afterEach(closeServers);

  const good = JSON.stringify(volume(1));
  const cases: readonly (readonly [what: string, record: string, reason: RegExp])[] = [
    ['nested 1,000 levels deep', `{"id": 2, "name": "odd", "more": ${deep(1000)}}`, /nested too deeply/u],
    ['nested 500,000 levels deep', `{"id": 2, "name": "odd", "more": ${deep(500_000)}}`, /nested too deeply/u],
    ['of 1 MB in one text', `{"id": 2, "name": "odd", "more": "${'x'.repeat(1_000_000)}"}`, /too large/u],
    ['of 100,000 values', `{"id": 2, "name": "odd", "more": [${'0,'.repeat(100_000)}0]}`, /too large/u],
  ]; // prettier-ignore
  for (const [what, record, reason] of cases) {
    it(`${what} is kept apart, by its id and name, and what is kept of it can be shown`, async () => {
      const { items, unreadable } = await shown(`[${good}, ${record}, ${JSON.stringify(volume(3))}]`);
      assert.deepEqual(items, ['1', '3']);
      const [one] = unreadable;
      assert.deepEqual([unreadable.length, one?.index, one?.id, one?.name], [1, 1, '2', 'odd']);
      assert.match(one?.reason ?? '', reason);
      assert.ok(JSON.stringify(one?.record).length < 5000);
    });
  }

  it('has no name or id of a million characters', async () => {
    const long = 'x'.repeat(200_000);
    for (const record of [volume(long), { id: 2, name: long }, { ...volume(2), region: long }]) {
      const { items, unreadable } = await shown(JSON.stringify([volume(1), record]));
      assert.deepEqual(items, ['1']);
      assert.ok((unreadable[0]?.name ?? '').length <= 120 && (unreadable[0]?.id ?? '').length <= 100);
    }
  });
});

describe('what a number or a text can’t hold', () => {
  afterEach(closeServers);

  it('is an id of many digits, which is told as it came', async () => {
    const id = '12345678901234567890';
    const { items } = await listOf(`[{"id": ${id}, "name": ${id}9}]`);
    assert.deepEqual([items[0]?.id, items[0]?.wireId, items[0]?.name], [id, id, `${id}9`]);
    const { unreadable } = await shown(`[{"id": ${id}, "size": "odd"}]`);
    assert.equal(unreadable[0]?.id, id);
  });

  it('is a size of 400 digits: the record can’t be read', async () => {
    for (const size of ['9'.repeat(400), `"${'9'.repeat(400)}"`, '1e400', '"9007199254740993"', '1e300']) {
      const { items, unreadable } = await shown(`[${JSON.stringify(volume(1))}, {"id": 2, "size": ${size}}]`);
      assert.deepEqual(items, ['1']);
      assert.match(unreadable[0]?.reason ?? '', /"size" could not be read/u);
    }
  });

  it('is a request id that is no number', async () => {
    const { baseUrl } = await serve({ status: 400, text: '{"request_id": 1e400, "message": "No"}' });
    assert.equal((await errorOf(clientOf(baseUrl).client.volumes.list())).requestId, '1e400');
  });

  it('is a balance that is none', async () => {
    for (const balance of ['9'.repeat(400), `"${'9'.repeat(400)}"`, '1e400']) {
      const { baseUrl } = await serve({ text: `{"balance": ${balance}}` });
      assert.equal((await errorOf(clientOf(baseUrl).client.balance.get())).kind, 'malformed');
    }
  });

  it('is half a surrogate pair: shown as such, and never part of an id', async () => {
    const records = String.raw`[{"id": 1, "name": "a\ud800b", "region": "\udc00"}, {"id": "2\ud800"}, {"id": 3}]`;
    const { items, unreadable } = await listOf(records);
    assert.deepEqual(
      items.map(({ id, name, region }) => [id, name, region]),
      [
        ['1', 'a\ufffdb', '\ufffd'],
        ['3', '3', undefined],
      ],
    );
    assert.deepEqual([unreadable.length, unreadable[0]?.id], [1, undefined]);
  });

  it('changes nothing else', () => {
    const texts = [
      String.raw`{"a": "\ud83d\ude00", "b": "\\ud800", "c": "12345678901234567890", "d": 0.12345678901234567, "e": -1.5e3, "f": 1e100, "g": 2E-400, "h": "1e400"}`,
      String.raw`["\"12345678901234567890", 1234567890123456, "\\", -12.34567890123456789e-7]`,
    ];
    for (const text of texts) {
      assert.deepEqual(parseJson(text)?.body, JSON.parse(text));
    }
    assert.equal(parseJson('[1')?.body, undefined);
    assert.ok(parseJson(deep(500_000).replace('[]', '[12345678901234567890]'))?.body !== undefined);
  });
});

describe('the pages of a list that is too much', () => {
  afterEach(closeServers);

  const listed = async (pageOf: (page: number) => { records: readonly unknown[]; weight: number }) => {
    let asked = 0;
    const listing = await readListing(
      () => {
        asked += 1;
        return Promise.resolve({ ...pageOf(asked), body: { next: `?page=${asked + 1}` } });
      },
      'volumes',
      readVolume,
    );
    return { asked, ...listing };
  };

  /** It was not Barrack that cut the list. */
  const ours = /longer than Barrack Explorer reads, so there may be more .* See the rest at barrack\.ai/u;

  it('are read up to a weight, all together, and the list says that there is more', async () => {
    const weight = Math.ceil(bounds.weight / 4);
    const { asked, items, unreadable } = await listed((page) => ({ records: [volume(page)], weight }));
    assert.deepEqual([asked, items.length], [5, 4]);
    assert.match(unreadable.at(-1)?.reason ?? '', ours);
  });

  it('are read up to a number of records', async () => {
    const { asked, items, unreadable } = await listed((page) => ({
      records: Array.from({ length: 20_000 }, (_, index) => volume(page * 100_000 + index)),
      weight: 1,
    }));
    assert.deepEqual([asked, items.length], [3, bounds.records]);
    assert.match(unreadable.at(-1)?.reason ?? '', ours);
  });

  it('are read up to a number of pages', async () => {
    const { items, unreadable } = await listed((page) => ({ records: [volume(page)], weight: 1 }));
    assert.equal(items.length, 1000);
    assert.match(unreadable.at(-1)?.reason ?? '', ours);
  });

  it('may be where their number is not told as one: the list says so', async () => {
    for (const next of [{}, true, '?page='.padEnd(100_000, '2'), 'x'.repeat(200_000)]) {
      const { baseUrl, received } = await serve({ json: { next, results: [volume(1)] } });
      const { items, unreadable } = await clientOf(baseUrl).client.volumes.list();
      assert.deepEqual([items.length, received.length], [1, 1]);
      assert.match(unreadable[0]?.reason ?? '', /may be more/u);
    }
  });

  it('are the last where "next" says nothing', async () => {
    for (const next of [null, false, '']) {
      const { baseUrl } = await serve({ json: { next, results: [volume(1)] } });
      assert.deepEqual((await clientOf(baseUrl).client.volumes.list()).unreadable, []);
    }
  });

  it('of more values than are read are told as too large', async () => {
    const { baseUrl } = await serve({ text: `{"volumes": [${'{},'.repeat(1_000_000)}{}]}` });
    const { kind, outcome } = await errorOf(clientOf(baseUrl).client.volumes.list());
    assert.deepEqual([kind, outcome], ['tooLarge', 'refused']);
  });
});

describe('a refusal of 200 kB', () => {
  afterEach(closeServers);

  const words = ['name ', 'named ', 'no ', 'invalid ', 'profile ', 'add a ', 'credits ', ' ', '\u0001a', '𝒳'];
  for (const word of words) {
    it(`of ${JSON.stringify(word)} again and again is read at once, and told in a few words`, async () => {
      const text = word.repeat(200_000 / word.length);
      for (const json of [
        { message: text },
        { errors: { name: [text] } },
        { [text]: [text] },
        Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`f${index}`, [word.repeat(20)]])),
        { errors: Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => [word.repeat(100)])) },
      ]) {
        const { baseUrl } = await serve({ status: 400, json });
        const { client } = clientOf(baseUrl);
        let error: Awaited<ReturnType<typeof errorOf>> | undefined;
        const took = await cpuTime(async () => {
          error = await errorOf(client.volumes.list());
        });
        assert.ok(took < 1000, `${took} ms`);
        assert.ok((error?.message.length ?? 0) < 600 && error?.message.isWellFormed());
        const fields = Object.values(error?.fieldErrors ?? {}).flat();
        assert.ok(fields.length <= 1000 && fields.every((one) => one.length <= 501 && one.isWellFormed()));
      }
    });
  }
});
