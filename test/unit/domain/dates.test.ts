import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agoOf, clockTimeOf, dateOf, dayOf, isoDay, isoTime, parseDate } from '../../../src/domain/dates.ts';

const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata', 'Europe/Berlin', 'America/St_Johns', 'America/New_York']; // prettier-ignore
const zone = fc.constantFrom(...zones);
const locale = fc.constantFrom(
  'en',
  'de',
  'fr',
  'ja',
  'zh-cn',
  'ar',
  'fa',
  'th',
  'qps-ploc',
  'no language',
  '',
);
const dayMs = 24 * 3_600_000;

/** A time of the years that are understood, in milliseconds since 1970. */
const time = fc.integer({ min: dayMs, max: Date.UTC(9999, 11, 31) });
/** The beginning of a day of them. */
const day = time.map((ms) => Math.floor(ms / dayMs) * dayMs);
const english = (timeZone: string) => ({ locale: 'en', timeZone });

function given(text: string) {
  return parseDate(text) ?? assert.fail(text);
}

describe('a date that Barrack gives', () => {
  for (const [text, utc] of [
    ['2026-07-17', '2026-07-17T00:00:00.000Z'],
    [' 2026-07-17 ', '2026-07-17T00:00:00.000Z'],
    ['2026-07-17T02:00:00Z', '2026-07-17T02:00:00.000Z'],
    ['2026-07-17 23:30:00', '2026-07-17T23:30:00.000Z'],
    ['2026-07-17T23:30', '2026-07-17T23:30:00.000Z'],
    ['2026-07-17T23:30:07.123456', '2026-07-17T23:30:07.123Z'],
    ['2026-07-17t23:30:07,5z', '2026-07-17T23:30:07.500Z'],
    ['2026-07-17T23:30:07+05:30', '2026-07-17T18:00:07.000Z'],
    ['2026-07-17 23:30:07 -0800', '2026-07-18T07:30:07.000Z'],
    ['2026-07-17T23:30:07+02', '2026-07-17T21:30:07.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ] as const) {
    it(`is understood: ${text}`, () => {
      assert.equal(isoTime(given(text).utc), utc);
    });
  }

  for (const text of [
    'n/a 2',
    '',
    '2',
    '2026',
    '2026-07',
    '20260717',
    '17.07.2026',
    '7/17/2026',
    'Jul 17, 2026',
    'soon',
    'Fri, 17 Jul 2026 02:00:00 GMT',
    '1784253600',
    '2026-7-17',
    '2026-13-01',
    '2026-00-10',
    '2026-02-29',
    '2026-04-31',
    '2026-07-17T24:00:00Z',
    '2026-07-17T12:60:00Z',
    '2026-07-17T12:00:61Z',
    '2026-07-17T12:00:00+25:00',
    '2026-07-17T12:00:00+02:99',
    '2026-07-17T12',
    '1969-12-31',
    '0001-01-01T00:00:00Z',
    '12026-07-17',
    '2026-07-17Z',
    '2026-07-17T12:00:00Z\u0000',
    'x2026-07-17',
    '\u0662\u0660\u0662\u0666-07-17',
  ]) {
    // prettier-ignore
    it(`is none: ${JSON.stringify(text)}`, () => {
      assert.equal(parseDate(text), undefined);
    });
  }

  it('is none where it is just any text', () => {
    fc.assert(fc.property(fc.string(), (text) => parseDate(text) === undefined || /^\s*\d{4}-/u.test(text)));
  });

  it('alone is that day, wherever one reads it', () => {
    fc.assert(
      fc.property(day, zone, (utc, timeZone) => {
        const date = given(isoTime(utc).slice(0, 10));
        assert.equal(dayOf(date, english(timeZone)), dayOf(date, english('UTC')));
        assert.equal(dateOf(date, english(timeZone)), dayOf(date, english(timeZone)));
      }),
    );
  });

  it('with a time is the same point in time however its zone is written, and UTC where it has none', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: -14 * 60, max: 14 * 60 }), (utc, offset) => {
        const local = utc + offset * 60_000;
        fc.pre(local >= 0 && local <= Date.UTC(9999, 11, 31));
        const digits = (number: number) => String(Math.abs(number)).padStart(2, '0');
        const sign = offset < 0 ? '-' : '+';
        const there = `${sign}${digits(Math.trunc(offset / 60))}:${digits(offset % 60)}`;
        assert.equal(given(isoTime(local).replace('Z', there)).utc, utc);
        const bare = given(isoTime(utc).replace('Z', '').replace('T', ' '));
        assert.deepEqual(bare, { is: 'time', utc, assumesUtc: true });
      }),
    );
  });

  it('is written the same in a row and in full, in every zone and language', () => {
    fc.assert(
      fc.property(time, zone, locale, (utc, timeZone, language) => {
        const style = { locale: language, timeZone };
        const date = given(isoTime(utc));
        const written = [
          dayOf(date, style),
          dateOf(date, style),
          clockTimeOf(utc, style),
          agoOf(date, style, utc),
        ];
        for (const text of written) {
          assert.match(text ?? '', /^[^\u061C\u200E\u200F]+$/u, 'nothing unseen is in it');
        }
        if (language === 'en') {
          assert.ok(dateOf(date, style).startsWith(dayOf(date, style)));
          assert.equal(given(isoDay(utc, timeZone)).is, 'day');
          assert.equal(dayOf(given(isoDay(utc, timeZone)), style), dayOf(date, style));
        }
      }),
    );
  });

  it('is written for who reads it', () => {
    const date = given('2026-07-17T02:00:00Z');
    const plain = (text: string) => text.replaceAll('\u202F', ' ');
    assert.equal(plain(dateOf(date, english('America/New_York'))), 'Jul 16, 2026, 10:00 PM EDT');
    const german = dateOf(date, { locale: 'de', timeZone: 'Europe/Berlin' });
    assert.match(german, /^17\. Juli 2026.* 04:00 MESZ$/u);
    assert.equal(
      plain(dateOf(date, { locale: 'no language', timeZone: 'UTC' })),
      'Jul 17, 2026, 2:00 AM UTC',
    );
  });

  it('tells how long ago it is, and nothing where that is to come', () => {
    const now = Date.parse('2026-07-20T01:00:00Z');
    const ago = (text: string, timeZone = 'UTC') => agoOf(given(text), english(timeZone), now);
    assert.equal(ago('2026-07-20T00:59:30Z'), 'this minute');
    assert.equal(ago('2026-07-20T00:48:00Z'), '12 minutes ago');
    assert.equal(ago('2026-07-19T22:00:00Z'), '3 hours ago');
    assert.equal(ago('2026-07-17'), '3 days ago');
    assert.equal(ago('2026-07-20'), 'today');
    assert.equal(ago('2026-07-19', 'America/New_York'), 'today', 'it is still that day there');
    assert.equal(ago('2026-07-18', 'America/New_York'), 'yesterday');
    assert.equal(ago('2026-05-01'), '2 months ago');
    assert.equal(ago('2024-01-01'), '2 years ago');
    assert.equal(ago('2026-07-21'), undefined);
    assert.equal(ago('2026-07-20T02:00:00Z'), undefined);
  });
});
