import assert from 'node:assert/strict';
import { clockTimeText, dateText, dayText, timeText } from '../../../src/ui/format/dates.ts';

describe('a date where it is shown', () => {
  it('says that it is taken for UTC where it names no zone', () => {
    assert.match(dateText('2026-07-17 23:30:00') ?? '', /^Jul 1[78], 2026, .*\(UTC assumed/u);
    assert.doesNotMatch(dateText('2026-07-17T23:30:00Z') ?? '', /assumed/u);
    assert.doesNotMatch(dateText('2026-07-17') ?? '', /assumed/u);
  });

  it('is the day in a row, and stands as it came, cleaned, where it is none', () => {
    assert.equal(dayText('2026-07-17'), 'Jul 17, 2026');
    for (const show of [dateText, dayText]) {
      assert.equal(show('n/a 2'), 'n/a 2');
      assert.equal(show('n/a\u202E\n2'), 'n/a‹U+202E›‹U+000A›2');
      assert.equal(show(undefined), undefined);
    }
  });

  it('is the number where a file gives one that is no date', () => {
    assert.equal(timeText(1e300), '1e+300');
    assert.equal(clockTimeText(-8.65e15), '-8650000000000000');
  });
});
