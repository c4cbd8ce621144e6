import { FrameworkRefusal } from '../refusal.ts';
import type { Settings } from '../settings.ts';

interface Page {
  readonly number: number;
  readonly size: number;
  readonly total: number;
  readonly last: number;
  readonly items: readonly unknown[];
}

function pageOf(items: readonly unknown[], query: URLSearchParams, usualSize: number): Page {
  const askedSize = Number(query.get('page_size') ?? usualSize);
  const size = Number.isInteger(askedSize) && askedSize > 0 ? Math.min(askedSize, 1000) : usualSize;
  const number = Number(query.get('cursor')?.replace('page-', '') ?? query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  if (!Number.isInteger(number) || number < 1 || number > last)
    throw new FrameworkRefusal(404, 'Invalid page.');
  return { number, size, total: items.length, last, items: items.slice((number - 1) * size, number * size) };
}

/** What a page tells of the others, beside its list. */
function told(paging: Exclude<Settings['paging'], 'plain' | 'results'>, page: Page, url: URL): object {
  const next = page.number < page.last ? page.number + 1 : null;
  switch (paging) {
    case 'pagination': {
      const { number, size, last, total } = page;
      return { pagination: { page: number, page_size: size, total_pages: last, total } };
    }
    case 'meta':
      return {
        meta: {
          pagination: { page: page.number, per_page: page.size, next_page: next, total_entries: page.total },
        },
      };
    case 'links': {
      const link = new URL(url);
      link.searchParams.set('page', String(next));
      return { links: next === null ? {} : { pages: { next: link.href } }, meta: { total: page.total } };
    }
    case 'hasMore':
      return { has_more: next !== null };
    case 'cursor':
      return { has_more: next !== null, next_cursor: next === null ? null : `page-${next}` };
    case 'silent':
      return {};
  }
}

/**
 * A list as the settings say: whole, in DRF's own page shape (which has no envelope), or with what else tells of pages.
 * @param url the request's own absolute URL, from which `next` and `previous` are made
 */
export function listBody(
  list: { readonly key: string; readonly items: readonly unknown[] },
  settings: Settings,
  url: URL,
): { readonly bare: boolean; readonly body: Record<string, unknown> } {
  if (settings.paging === 'plain') return { bare: false, body: { [list.key]: list.items } };
  const page = pageOf(list.items, url.searchParams, settings.pageSize);
  if (settings.paging !== 'results') {
    return { bare: false, body: { [list.key]: page.items, ...told(settings.paging, page, url) } };
  }
  const linkTo = (number: number): string | null => {
    if (number < 1 || number > page.last) return null;
    const link = new URL(url);
    link.searchParams.set('page', String(number));
    return link.href;
  };
  const body = {
    count: page.total,
    next: linkTo(page.number + 1),
    previous: linkTo(page.number - 1),
    results: page.items,
  };
  return { bare: true, body };
}
