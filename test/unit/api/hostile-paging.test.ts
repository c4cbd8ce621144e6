import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageInfo } from '../../../src/api/answers/pages.ts';
import { cpuTime } from '../writes/support/cpu-time.ts';

const record = { id: 1 };
const position = { number: 1, soFar: 1 };

function infoOf(paging: unknown, link?: string) {
  const body = { volumes: [record], meta: paging };
  return pageInfo({ body, weight: 0, records: [record], link }, 'volumes', position);
}

const wildText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '?',
    '<',
    '>; rel="next"',
    '<?page=2>; rel=next',
    'https://[',
    '//',
    '?page=%',
    '\u0000',
  ),
);
/** As Node's HTTP parser takes no longer headers, and a reply no longer texts, it is the most that can come. */
const million = 1_000_000;
const long = fc
  .constantFrom('<', '>', ',<', '; ', '; rel', '?page=', '&a=b', 'next', '%', ' ')
  .map((piece) => piece.repeat(million / piece.length));
const fields = fc.constantFrom(
  'next',
  'next_page',
  'next_cursor',
  'cursor',
  'nextPageToken',
  'marker',
  'links',
);

describe('What a page says of the next one', () => {
  it('never throws, and leads to a query that can be sent', () => {
    fc.assert(
      fc.property(fields, wildText, fc.option(wildText, { nil: undefined }), (field, text, link) => {
        const { next } = infoOf({ [field]: text, has_more: true }, link);
        assert.ok(next === undefined || next === 'lost' || typeof next === 'object');
        const values = typeof next === 'object' ? Object.values(next) : [];
        assert.ok(values.every((value) => value === undefined || value.length <= 1000));
      }),
      { numRuns: 2000 },
    );
  });

  it('is read in no time, however long it is', async () => {
    await fc.assert(
      fc.asyncProperty(fields, long, long, async (field, text, link) => {
        let least = Infinity;
        for (let attempt = 1; attempt <= 10 && least >= 50; attempt += 1) {
          least = Math.min(least, await cpuTime(() => Promise.resolve(infoOf({ [field]: text }, link))));
        }
        assert.ok(least < 50, `${least} ms`);
      }),
      { numRuns: 40 },
    );
  });
});
