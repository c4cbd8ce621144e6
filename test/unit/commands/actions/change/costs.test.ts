import assert from 'node:assert/strict';
import {
  resizeCost,
  resizePrompt,
  restoreCost,
  shutoffCost,
  snapshotCost,
} from '../../../../../src/commands/actions/preview/costs.ts';
import { resizeQuestion } from '../../../../../src/commands/actions/change/questions.ts';
import { expectedVolume } from '../../../../../src/writes/model/orders.ts';
import { instance, volume } from '../../../domain/resources.ts';
import { priced, priceList, unpriced } from './priced.ts';

const documented =
  'Barrack’s price list could not be read: these are the documented prices, which may have changed.';
const assumed = 'Barrack did not tell your account’s currency: these are its prices in USD.';
const notKnown = 'What it costs is not known here: see barrack.ai.';

describe('what a change costs', () => {
  it('of a resize stands beside what it costs now, as far as it is known', () => {
    const store = priced();
    for (const [what, sizeGb, prices, text] of [
      [volume(), undefined, store, 'Now: 500 GB for $106.93 a month.'],
      [volume(), 600, store, 'Now: 500 GB for $106.93 a month. Then: 600 GB for $128.32 a month.'],
      [
        volume({ volumeType: 'HDD', sizeGb: 1024 }),
        2048,
        store,
        'Now: 1 TB for $58.40 a month. Then: 2 TB for $116.80 a month.',
      ],
      [volume(), 600, unpriced, 'Now: 500 GB. Then: 600 GB for a price not known here.'],
      [volume({ sizeGb: undefined }), 600, store, 'Now: size not known. Then: 600 GB for $128.32 a month.'],
    ] as const) {
      assert.equal(resizePrompt(what, sizeGb, prices), text);
    }
  });

  it('of a resize is said before it is done, with where the prices are from', () => {
    const cost = 'It then costs $128.32 a month instead of $106.93 a month.';
    assert.deepEqual(resizeCost(volume(), 600, priced()), [cost]);
    assert.deepEqual(resizeCost(volume(), 600, priced(priceList({ source: 'documented' }))), [
      cost.replaceAll('a month', 'a month (documented)'),
      documented,
    ]);
    assert.deepEqual(resizeCost(volume(), 600, priced(priceList({ currencyAssumed: true }))), [
      cost,
      assumed,
    ]);
    assert.deepEqual(resizeCost(volume({ sizeGb: undefined }), 600, priced()), [
      'It then costs $128.32 a month.',
    ]);
    assert.deepEqual(resizeCost(volume({ volumeType: 'Tape' }), 600, priced()), [notKnown]);
    assert.deepEqual(resizeCost(volume(), 600, unpriced), [notKnown]);
  });

  it('is part of the question, which names the volume, both sizes and that there is no way back', () => {
    const order = { kind: 'resizeVolume', volume: expectedVolume(volume()), sizeGb: 2048 } as const;
    assert.deepEqual(resizeQuestion(volume(), order, priced()), {
      message: 'Resize training-data from 500 GB to 2 TB?',
      detail:
        'It then costs $438.00 a month instead of $106.93 a month.\nA volume can’t be made smaller again.',
      confirm: 'Resize',
      keep: 'Keep Size',
      name: undefined,
    });
    assert.equal(
      resizeQuestion(volume({ sizeGb: undefined }), order, priced()).message,
      'Resize training-data to 2 TB?',
    );
  });

  it('of a snapshot is what Barrack states, read both ways', () => {
    const billed = 'Each snapshot is billed as 100 GB, from creation until you delete it.';
    const stated =
      'It costs $0.10 an hour as Barrack states it: $73.00 a month if that is for each snapshot, $7.13 if it is per TB.';
    assert.deepEqual(snapshotCost(priced()), [stated, billed]);
    assert.deepEqual(snapshotCost(priced(priceList({ source: 'documented' }))), [
      stated.replace('as Barrack states it', 'by Barrack’s documentation'),
      billed,
      documented,
    ]);
    assert.deepEqual(snapshotCost(priced(priceList({ snapshotHour: undefined }))), [notKnown, billed]);
    assert.deepEqual(snapshotCost(unpriced), [notKnown, billed]);
  });

  it('of a restored instance is that of the one it comes from, where that is known', () => {
    const billed = 'A new instance is made, and billed from then on until you delete it.';
    assert.deepEqual(restoreCost(instance(), priced()), [
      billed,
      'If it is like llm-finetune, it costs $4.40 an hour ($3,212.00 a month).',
    ]);
    assert.deepEqual(restoreCost(undefined, priced()), [billed, notKnown]);
    assert.deepEqual(restoreCost(instance({ gpuModel: 'B200' }), priced()), [billed, notKnown]);
    assert.deepEqual(restoreCost(instance(), unpriced), [billed, notKnown]);
  });

  it('of an instance in SHUTOFF is its full price', () => {
    assert.equal(
      shutoffCost(instance(), priced()),
      'An instance in SHUTOFF is still billed in full, $4.40 an hour.',
    );
    assert.equal(shutoffCost(instance(), unpriced), 'An instance in SHUTOFF is still billed in full.');
  });
});
