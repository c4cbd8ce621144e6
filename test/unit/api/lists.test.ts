import assert from 'node:assert/strict';
import { readListing } from '../../../src/api/http/listing.ts';
import { readVolume } from '../../../src/api/schemas/volume.ts';
import type { Listing } from '../../../src/domain/resources.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';
import type { Answer } from './harness.ts';

const record = (id: number | string) => ({ id, name: `volume-${id}`, status: 'available' });
const records = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => record(from + index));
const idsOf = (listing: Listing<{ readonly id: string }>) => listing.items.map(({ id }) => id);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

/** The list of all volumes that a server with these answers gives, and the paths it was asked for. */
async function listOf(...answers: readonly Answer[]) {
  const { baseUrl, received } = await serve(...answers);
  const listing = await clientOf(baseUrl).client.volumes.list();
  return { listing, paths: received.map(({ path }) => path) };
}

describe('a list', () => {
  afterEach(closeServers);

  const bodies: readonly (readonly [what: string, body: unknown])[] = [
    ['under its own key', { success: true, volumes: records(1, 3), request_id: 'r' }],
    ['in data', { success: true, data: records(1, 3) }],
    ['under its own key in data', { success: true, data: { volumes: records(1, 3) } }],
    ['in results', { count: 3, next: null, previous: null, results: records(1, 3) }],
    ['in results in data', { data: { count: 3, next: null, results: records(1, 3) } }],
    ['in results under its own key', { volumes: { count: 3, next: null, results: records(1, 3) } }],
    ['in data under its own key', { volumes: { data: records(1, 3) } }],
    ['as the body itself', records(1, 3)],
  ];
  for (const [what, body] of bodies) {
    it(`is found ${what}, with one request`, async () => {
      const { listing, paths } = await listOf({ json: body });
      assert.deepEqual(idsOf(listing), ['1', '2', '3']);
      assert.deepEqual(listing.unreadable, []);
      assert.deepEqual(paths, ['/volumes/']);
    });
  }

  it('may be empty, or null', async () => {
    for (const body of [{ volumes: [] }, { volumes: null }, [], { count: 0, results: [] }]) {
      assert.deepEqual((await listOf({ json: body })).listing, { items: [], unreadable: [] });
    }
  });

  it('takes what is known of a record that has not changed, and of no other', async () => {
    const same = { ...record(1), instance: { id: 5, tags: ['a', { b: null }] } };
    const before = await listOf({ json: [same, record(2), record('3'), record(4)] });
    const known = new Map(before.listing.items.map((item) => [item.id, item]));
    const changed = [
      structuredClone(same),
      { ...record(2), status: 'error' },
      record(3), // a number now, which requests have to give back as one
      { ...record(4), more: undefined, instance: null },
      record(5),
      { ...record(6), size: 'huge' },
    ];
    const { baseUrl } = await serve({ json: changed });
    const { items, unreadable } = await clientOf(baseUrl).client.volumes.list({
      known: (id) => known.get(id),
    });
    assert.equal(items[0], known.get('1'));
    assert.ok(items.slice(1).every((item) => item !== known.get(item.id)));
    assert.deepEqual(
      items.map(({ id, wireId, status, instance }) => [id, wireId, status.state, instance]).slice(1),
      [
        ['2', 2, 'error', undefined],
        ['3', 3, 'available', undefined],
        ['4', 4, 'available', null],
        ['5', 5, 'available', undefined],
      ],
    );
    assert.deepEqual(
      unreadable.map(({ id }) => id),
      ['6'],
    );
  });

  it('is read anew, and found too much, where a record of a known id has become so deep or so wide', async () => {
    const [known] = (await listOf({ json: [{ ...record(1), more: { more: 1 } }] })).listing.items;
    const deep = `[{"id":1,"name":"volume-1","status":"available","more":${'{"more":'.repeat(100_000)}1${'}'.repeat(100_000)}}]`;
    const wide = [{ ...record(1), more: Object.fromEntries(upTo(50_000).map((key) => [key, key])) }];
    for (const answer of [{ text: deep }, { json: wide }]) {
      const { baseUrl } = await serve(answer);
      const { items, unreadable } = await clientOf(baseUrl).client.volumes.list({ known: () => known });
      assert.deepEqual(items, []);
      assert.deepEqual(
        unreadable.map(({ id }) => id),
        ['1'],
      );
    }
  });

  it('asks for one region where one is wanted, on every page', async () => {
    const pagination = { page: 1, page_size: 1, total_pages: 2, total: 2 };
    const { baseUrl, received } = await serve(
      { json: { volumes: records(1, 1), pagination } },
      { json: { volumes: records(2, 2), pagination: { ...pagination, page: 2 } } },
    );
    await clientOf(baseUrl).client.volumes.list({ region: 'FINLAND 1&x' });
    assert.deepEqual(
      received.map(({ path }) => path),
      ['/volumes/?region=FINLAND+1%26x', '/volumes/?region=FINLAND+1%26x&page=2&page_size=1'],
    );
  });

  it('holds each id once, whether it comes as a number or as text', async () => {
    const { listing } = await listOf({ json: { volumes: [record(1), record('1'), record(2), record(1)] } });
    assert.deepEqual(idsOf(listing), ['1', '2']);
  });

  it('shows what cannot be read beside the others', async () => {
    const bad = [null, 'text', 7, [], {}, { id: 9, name: 'odd', size: '10abc' }];
    const { listing } = await listOf({ json: { volumes: [record(1), ...bad, record(2)] } });
    assert.deepEqual(idsOf(listing), ['1', '2']);
    assert.deepEqual(
      listing.unreadable.map(({ index, id, name, record: raw }) => ({ index, id, name, raw })),
      bad.map((raw, index) => ({
        index: index + 1,
        id: index === 5 ? '9' : undefined,
        name: index === 5 ? 'odd' : undefined,
        raw,
      })),
    );
    assert.ok(listing.unreadable.every(({ reason }) => reason !== ''));
    assert.match(listing.unreadable[5]?.reason ?? '', /"size"/u);
  });
});

describe('the pages of a list', () => {
  afterEach(closeServers);

  const page = (number: number, from: number, to: number, total = 5): Answer => ({
    json: {
      volumes: records(from, to),
      pagination: { page: number, page_size: 2, total_pages: Math.ceil(total / 2), total },
    },
  });

  it('are all read by number where there is a pagination object', async () => {
    const { listing, paths } = await listOf(page(1, 1, 2), page(2, 3, 4), page(3, 5, 5));
    assert.deepEqual(idsOf(listing), upTo(5));
    assert.deepEqual(paths, ['/volumes/', '/volumes/?page=2&page_size=2', '/volumes/?page=3&page_size=2']);
    assert.deepEqual(listing.unreadable, []);
  });

  it('are counted where only the total and the size are told', async () => {
    const paged = (from: number, to: number): Answer => ({
      json: { data: { volumes: records(from, to), pagination: { page_size: '2', total: '3' } } },
    });
    assert.deepEqual(idsOf((await listOf(paged(1, 2), paged(3, 3))).listing), upTo(3));
  });

  it('are read by the query of "next", at the own address only', async () => {
    const other = await serve({ json: { results: records(90, 99) } });
    const next = (query: string) => `${other.baseUrl.replace('http:', 'https:')}/stolen/?${query}`;
    const { listing, paths } = await listOf(
      { json: { count: 3, next: next('page=2&page_size=1'), previous: null, results: records(1, 1) } },
      { json: { count: 3, next: next('cursor=c%2F3'), previous: null, results: records(2, 2) } },
      { json: { count: 3, next: null, previous: null, results: records(3, 3) } },
    );
    assert.deepEqual(idsOf(listing), upTo(3));
    assert.deepEqual(paths, ['/volumes/', '/volumes/?page=2&page_size=1', '/volumes/?cursor=c%2F3']);
    assert.equal(other.received.length, 0);
  });

  it('are counted where "next" is relative, a number, or has no query', async () => {
    for (const next of ['?page=2', '/api/volumes/?page=2', 2, 'https://barrack.ai/api/volumes/next/']) {
      const { listing, paths } = await listOf(
        { json: { count: 2, next, results: records(1, 1) } },
        { json: { count: 2, next: null, results: records(2, 2) } },
      );
      assert.deepEqual(idsOf(listing), upTo(2));
      assert.deepEqual(paths, ['/volumes/', '/volumes/?page=2']);
    }
  });

  it('end where the list has become shorter meanwhile', async () => {
    const { listing } = await listOf(page(1, 1, 2), page(2, 1, 0, 2));
    assert.deepEqual(idsOf(listing), upTo(2));
    assert.deepEqual(listing.unreadable, []);
  });

  it('that end too early are told as a gap', async () => {
    const notFound = { status: 404, json: { detail: 'Invalid page.' } };
    const cut: readonly (readonly Answer[])[] = [
      [page(1, 1, 2), notFound],
      [page(1, 1, 2), page(2, 1, 0)],
      [{ json: { volumes: records(1, 2), pagination: { total: 5 } } }],
      [{ json: { count: 5, next: '?page=2', results: records(1, 2) } }, notFound],
      [{ json: { count: 5, next: null, results: records(1, 2) } }],
      [{ json: { next: '?page=2', results: records(1, 2) } }, notFound],
      [{ json: { next: '?page=2', results: records(1, 2) } }, { json: { next: '?page=3', results: [] } }],
    ];
    for (const answers of cut) {
      const { listing } = await listOf(...answers);
      assert.deepEqual(idsOf(listing), upTo(2));
      assert.equal(listing.unreadable.length, 1);
      assert.match(listing.unreadable[0]?.reason ?? '', /may be more/u);
    }
  });

  it('that overlap give each record once', async () => {
    const { listing } = await listOf(page(1, 1, 2), page(2, 2, 3), page(3, 4, 5));
    assert.deepEqual(idsOf(listing), upTo(5));
  });

  it('that repeat are not read for ever, and the list says that it may not be whole', async () => {
    for (const body of [
      { volumes: records(1, 2), pagination: { page: 1, page_size: 2, total_pages: 500, total: 1000 } },
      { count: 1000, next: 'http://127.0.0.1/?page=2', results: records(1, 2) },
      { next: '?page=1', results: records(1, 2) },
      { next: '?page=1', results: [{ odd: true }] },
    ]) {
      const { listing, paths } = await listOf({ json: body });
      assert.equal(paths.length, 2);
      assert.match(listing.unreadable.at(-1)?.reason ?? '', /may be more/u);
    }
  });

  it('of a server that ignores the number are read once, if they hold all there is', async () => {
    const all = { volumes: records(1, 5), pagination: { page: 1, page_size: 2, total_pages: 3, total: 5 } };
    const { listing } = await listOf({ json: all });
    assert.deepEqual(idsOf(listing), upTo(5));
    assert.deepEqual(listing.unreadable, []);
  });

  it('are bounded although each brings something new', async () => {
    let asked = 0;
    const fetchPage = () => {
      asked += 1;
      const body = { next: `?page=${asked + 1}`, results: [record(asked)] };
      return Promise.resolve({ body, weight: 100, records: body.results });
    };
    const listing = await readListing(fetchPage, 'volumes', readVolume);
    assert.equal(asked, 1000);
    assert.equal(listing.items.length, 1000);
    assert.match(listing.unreadable[0]?.reason ?? '', /may be more/u);
  });

  it('survive senseless numbers', async () => {
    for (const pagination of [
      { total_pages: -1 },
      { total_pages: 1e308 },
      { page_size: 0, total: 5 },
      'x',
      null,
      [],
    ]) {
      const { listing } = await listOf({ json: { volumes: records(1, 2), pagination } });
      assert.deepEqual(idsOf(listing), upTo(2));
    }
  });

  it('of which one fails give no half list', async () => {
    const { baseUrl } = await serve(page(1, 1, 2), { status: 400, json: { detail: 'No' } });
    assert.equal((await errorOf(clientOf(baseUrl).client.volumes.list())).kind, 'invalid');
    const { baseUrl: other } = await serve({ status: 404 });
    assert.equal((await errorOf(clientOf(other).client.volumes.list())).kind, 'notFound');
  });
});
