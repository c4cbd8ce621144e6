import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as fc from 'fast-check';
import { readListing } from '../../../src/api/http/listing.ts';
import { readVolume } from '../../../src/api/schemas/volume.ts';
import { isGap } from '../../../src/domain/resources.ts';
import { clientOf, closeServers, serve } from './harness.ts';

type Body = Readonly<Record<string, unknown>>;

/** What a server tells of a page, and how it finds the page that is asked for. */
interface Style {
  readonly tells: (page: { readonly from: number; readonly size: number; readonly total: number }) => Body;
  /** The place of the page's first record. */
  readonly from: (query: URLSearchParams, size: number) => number;
}

const record = (index: number) => ({ id: `v${index}`, name: `volume-${index}`, status: 'available' });
const byPage: Style['from'] = (query, size) => (Number(query.get('page') ?? 1) - 1) * size;
const byPageFromZero: Style['from'] = (query, size) => Number(query.get('page') ?? 0) * size;
const after =
  (name: string): Style['from'] =>
  (query) =>
    Number(query.get(name)?.replace(/^\D+/u, '') ?? 0);
const pageOf = (from: number, size: number) => from / size + 1;
const isLast = (from: number, size: number, total: number) => from + size >= total;

const styles: Readonly<Record<string, Style>> = {
  'meta.pagination with next_page and total_entries': {
    from: byPage,
    tells: ({ from, size, total }) => ({
      meta: {
        pagination: {
          page: pageOf(from, size),
          per_page: size,
          next_page: isLast(from, size, total) ? null : pageOf(from, size) + 1,
          total_entries: total,
        },
      },
    }),
  },
  'links.pages.next': {
    from: byPage,
    tells: ({ from, size, total }) => ({
      links: isLast(from, size, total)
        ? {}
        : { pages: { next: `https://barrack.ai/api/volumes?page=${pageOf(from, size) + 1}` } },
      meta: { total },
    }),
  },
  '_links.next.href': {
    from: byPage,
    tells: ({ from, size, total }) => ({
      _links: isLast(from, size, total) ? {} : { next: { href: `?page=${pageOf(from, size) + 1}` } },
    }),
  },
  'links by rel': {
    from: after('marker'),
    tells: ({ from, size, total }) =>
      isLast(from, size, total)
        ? {}
        : { volumes_links: [{ rel: 'next', href: `https://barrack.ai/?marker=m${from + size}` }] },
  },
  'has_more alone': {
    from: byPage,
    tells: ({ from, size, total }) => ({ has_more: !isLast(from, size, total) }),
  },
  'has_more with the count of the page': {
    from: byPage,
    tells: ({ from, size, total }) => ({
      count: Math.min(size, total - from),
      has_more: !isLast(from, size, total),
    }),
  },
  'has_more of a list of the kind of Stripe': {
    from: (query) => Number(query.get('starting_after')?.slice(1) ?? -1) + 1,
    tells: ({ from, size, total }) => ({ object: 'list', has_more: !isLast(from, size, total) }),
  },
  'has_more and next_cursor': {
    from: after('cursor'),
    tells: ({ from, size, total }) => ({
      has_more: !isLast(from, size, total),
      next_cursor: isLast(from, size, total) ? null : `c${from + size}`,
    }),
  },
  'has_more and cursor': {
    from: after('cursor'),
    tells: ({ from, size, total }) => ({
      paging: { has_more: !isLast(from, size, total), cursor: `c${from + size}` },
    }),
  },
  nextPageToken: {
    from: after('pageToken'),
    tells: ({ from, size, total }) => (isLast(from, size, total) ? {} : { nextPageToken: `t${from + size}` }),
  },
  next_page_token: {
    from: after('page_token'),
    tells: ({ from, size, total }) => ({
      next_page_token: isLast(from, size, total) ? '' : `t${from + size}`,
    }),
  },
  'next as a token': {
    from: after('cursor'),
    tells: ({ from, size, total }) => ({
      next: isLast(from, size, total) ? null : `eyJp/Zg==${from + size}`,
    }),
  },
  'next as a number': {
    from: byPage,
    tells: ({ from, size, total }) => ({
      paging: { next: isLast(from, size, total) ? null : pageOf(from, size) + 1 },
    }),
  },
  'limit, offset and total': {
    from: after('offset'),
    tells: ({ from, size, total }) => ({ meta: { limit: size, offset: from, total_count: total } }),
  },
  'limit and offset alone': {
    from: after('offset'),
    tells: ({ from, size }) => ({ limit: size, offset: from }),
  },
  'page and page_size beside the list, with the count of all': {
    from: byPage,
    tells: ({ from, size, total }) => ({ page: pageOf(from, size), page_size: size, count: total }),
  },
  'pages counted from zero': {
    from: byPageFromZero,
    tells: ({ from, size, total }) => ({
      page: { number: 9, totalPages: Math.ceil(total / size) },
      currentPage: from / size,
    }),
  },
  'total_pages in meta': {
    from: byPage,
    tells: ({ from, size, total }) => ({
      meta: { current_page: pageOf(from, size), last_page: Math.ceil(total / size), per_page: size },
    }),
  },
  'the total alone': { from: byPage, tells: ({ total }) => ({ total_entries: total }) },
  'nothing at all': { from: byPage, tells: () => ({}) },
};

/** All that a server of the style has, read page by page; like most servers it has no page behind the last. */
async function read(style: Style, total: number, size: number) {
  let asked = 0;
  const listing = await readListing(
    (query) => {
      asked += 1;
      const given = Object.entries(query).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value] as [string, string]],
      );
      const from = style.from(new URLSearchParams(given), size);
      const records = Array.from({ length: Math.max(0, Math.min(size, total - from)) }, (_, index) =>
        record(from + index),
      );
      return Promise.resolve({
        body: { volumes: records, ...style.tells({ from, size, total }) },
        weight: 1,
        records,
      });
    },
    'volumes',
    readVolume,
  );
  return { ids: listing.items.map(({ id }) => id), unreadable: listing.unreadable, asked };
}

describe('a list in pages', () => {
  afterEach(closeServers);

  for (const [name, style] of Object.entries(styles)) {
    it(`is read whole where they tell of each other by ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 130 }),
          fc.constantFrom(20, 25, 50),
          async (total, size) => {
            const { ids, unreadable, asked } = await read(style, total, size);
            assert.deepEqual(
              ids,
              Array.from({ length: total }, (_, index) => `v${index}`),
            );
            assert.deepEqual(unreadable, []);
            assert.ok(asked <= total / size + 2);
          },
        ),
        { numRuns: 30 },
      );
      assert.equal((await read(style, 354, 25)).ids.length, 354);
    });
  }

  const cut: Readonly<Record<string, Body>> = {
    'more records': { meta: { pagination: { total_entries: 354, next_page: 2 } } },
    'a next address': { links: { pages: { next: 'https://barrack.ai/api/?page=2' } } },
    'more, without a way to it': { has_more: true },
    'a cursor': { has_more: true, next_cursor: 'c25' },
    'that it was cut': { truncated: true },
    'more pages': { meta: { last_page: 9 } },
  };
  for (const [what, told] of Object.entries(cut)) {
    it(`that admits ${what}, but gives the same page again, is said to be incomplete`, async () => {
      const volumes = Array.from({ length: 25 }, (_, index) => record(index));
      const { baseUrl, received } = await serve({ json: { volumes, ...told } });
      const { items, unreadable } = await clientOf(baseUrl).client.volumes.list();
      assert.deepEqual([items.length, unreadable.length, received.length], [25, 1, 2]);
      assert.ok(unreadable.every(isGap));
      assert.match(unreadable[0]?.reason ?? '', /incomplete/u);
      assert.equal((unreadable[0]?.reason ?? '').includes('25 of 354'), what === 'more records');
    });
  }

  /** A list of a length that pages usually have, which tells nothing of pages. */
  const full = (from: number) => ({
    json: { volumes: Array.from({ length: 25 }, (_, index) => record(from + index)) },
  });

  it('of a usual length is whole where there is no second page, whichever way that is said', async () => {
    for (const answer of [
      { status: 404 },
      { status: 400, json: { detail: 'unknown parameter' } },
      { json: { volumes: [] } },
      full(0),
    ]) {
      const { baseUrl, received } = await serve(full(0), answer);
      const { items, unreadable } = await clientOf(baseUrl).client.volumes.list();
      assert.deepEqual([items.length, unreadable, received.length], [25, [], 2]);
      assert.equal(received[1]?.path, '/volumes/?page=2');
    }
  });

  it('is looked for once where the number of the page is ignored', async () => {
    const { baseUrl, received } = await serve(full(0));
    const { client } = clientOf(baseUrl);
    await client.volumes.list();
    await client.volumes.list();
    await client.volumes.list();
    assert.equal(received.length, 4);
  });

  it('of no usual length, or that says that it is whole, is read with one request', async () => {
    const { volumes } = full(0).json;
    for (const json of [
      { volumes: volumes.slice(1) },
      { volumes, has_more: false },
      { volumes, next: null },
      { volumes, total: 25 },
      { volumes, meta: { pagination: { next_page: null, total_entries: 25 } } },
      { volumes, page: 1, page_size: 100, count: 25 },
    ]) {
      const { baseUrl, received } = await serve({ json });
      const { unreadable } = await clientOf(baseUrl).client.volumes.list();
      assert.deepEqual([unreadable, received.length], [[], 1]);
    }
  });

  it('is read by the Link header', async () => {
    const other = 'https://elsewhere.invalid/stolen?';
    const answer = (response: ServerResponse, { url = '' }: IncomingMessage) => {
      const isSecond = url.includes('cursor=two');
      response.writeHead(
        200,
        isSecond ? {} : { Link: `<${other}a=1>; rel="prev", <${other}cursor=two>; rel="next"` },
      );
      response.end(JSON.stringify([record(isSecond ? 1 : 0)]));
    };
    const { baseUrl, received } = await serve(answer);
    const { items } = await clientOf(baseUrl).client.volumes.list();
    assert.deepEqual(
      [items.length, received.map(({ path }) => path)],
      [2, ['/volumes/', '/volumes/?cursor=two']],
    );
  });

  it('ends whatever its pages say', async () => {
    const told = fc.dictionary(
      fc.constantFrom(
        'next',
        'next_page',
        'has_more',
        'cursor',
        'next_cursor',
        'total',
        'pages',
        'page',
        'limit',
        'offset',
        'meta',
        'links',
        'count',
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom('?page=2', 'https://x.invalid/', 'abc', '7'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(told, fc.integer({ min: 0, max: 25 }), async (body, length) => {
        const records = Array.from({ length }, (_, index) => record(index));
        const listing = await readListing(
          () => Promise.resolve({ body: { volumes: records, ...body }, weight: 1, records }),
          'volumes',
          readVolume,
        );
        assert.equal(listing.items.length, length);
      }),
    );
  });
});
