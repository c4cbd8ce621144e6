import assert from 'node:assert/strict';
import { snapshotCost } from '../../../../src/commands/actions/preview/costs.ts';
import type { BulkStore } from '../../../../src/commands/actions/preview/bulk-store.ts';
import { retryQuestion } from '../../../../src/commands/operations/retry-question.ts';
import { tierOf } from '../../../../src/domain/tiers.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { Question } from '../../../../src/ui/confirm.ts';
import { instance, snapshot, volume as listedVolume } from '../../domain/resources.ts';
import {
  World,
  clone,
  createImage,
  deleteImage,
  refused,
  start,
  stop,
} from '../../views/operations/support.ts';
import { priced, priceList } from '../actions/change/priced.ts';

const world = new World();
const volume = { id: '1', name: 'data', region: 'FINLAND-1', wireId: 1 };
const trainer = { id: '5', name: 'trainer', region: 'FINLAND-1' };
const base = { id: '7', name: 'shot', region: 'CANADA-1' };
const deleteVolume: Order = { kind: 'deleteVolume', volume };
const detach: Order = { kind: 'detachVolume', volume, instance: trainer };

const billed = 'A new instance is made, and billed from then on until you delete it.';
const notKnown = 'What it costs is not known here: see barrack.ai.';
const prices = priceList();
const listed = [
  listedVolume(),
  instance(),
  { ...snapshot(), instance: { id: '3', name: 'llm-finetune', status: undefined } },
];
const store: BulkStore = {
  ...priced(prices),
  tierOf,
  instanceOf: (one) => one.instance ?? undefined,
  imageOf: () => undefined,
  find: ((kind: string, id: string) =>
    listed.find((one) => one.kind === kind && one.id === id)) as BulkStore['find'],
};

/** Each of the chains was tried, and refused. */
function asked(...chains: readonly (readonly Order[])[]): Question | undefined {
  return retryQuestion(
    chains.map((orders) => world.operation(orders.map((order) => [order, refused]))),
    store,
  );
}

describe('What is asked before something is tried again', () => {
  const harmless: readonly Order[] = [
    createImage,
    start,
    { kind: 'attachVolume', volume, instance: trainer },
  ];
  for (const order of harmless) {
    it(`is nothing for ${order.kind}, which destroys, interrupts and costs nothing`, () => {
      assert.equal(asked([order]), undefined);
    });
  }

  it('has a harmless button where what is tried again can’t be undone, though it destroys nothing', () => {
    const resize: Order = { kind: 'resizeVolume', volume, sizeGb: 600 };
    for (const question of [asked([resize]), asked([resize], [clone]), asked([resize, clone])]) {
      assert.equal(question?.keep, 'Don’t Try Again');
    }
    assert.equal(asked([clone])?.keep, undefined);
  });

  it('is nothing for many that destroy, interrupt and cost nothing', () => {
    assert.equal(asked(...harmless.map((order) => [order])), undefined);
  });

  const costing: readonly [Order, message: string, detail: readonly string[]][] = [
    [clone, 'Try “Clone training-data → training-data-clone” again?', ['It costs $106.93 a month.']],
    [
      { kind: 'createVolume', name: 'new', region: 'FINLAND-1', sizeGb: 1024, volumeType: 'HDD' },
      'Try “Create volume new” again?',
      ['It costs $58.40 a month.'],
    ],
    [
      { kind: 'createVolume', name: 'new', region: 'CANADA-1', sizeGb: 1024, volumeType: 'HDD' },
      'Try “Create volume new” again?',
      [notKnown],
    ],
    [
      { kind: 'resizeVolume', volume: { id: '7', name: 'training-data' }, sizeGb: 600 },
      'Try “Resize training-data → 600 GB” again?',
      ['It then costs $128.32 a month instead of $106.93 a month.'],
    ],
    [
      { kind: 'resizeVolume', volume: { ...volume, volumeType: 'NVMe' }, sizeGb: 600 },
      'Try “Resize data → 600 GB” again?',
      ['It costs $128.32 a month.'],
    ],
    [
      { kind: 'createSnapshot', instance: trainer, name: 'shot' },
      'Try “Create snapshot of trainer → shot” again?',
      [...snapshotCost({ prices })],
    ],
    [
      { kind: 'restoreSnapshot', snapshot: { id: '9', name: 'base' }, name: 'render-2' },
      'Try “Restore base → render-2” again?',
      [billed, 'If it is like llm-finetune, it costs $4.40 an hour ($3,212.00 a month).'],
    ],
    [
      { kind: 'restoreSnapshot', snapshot: base, name: 'render-2' },
      'Try “Restore shot → render-2” again?',
      [billed, notKnown],
    ],
    [
      { kind: 'restoreInstance', instance: { id: '3', name: 'llm-finetune' } },
      'Try “Restore llm-finetune from hibernation” again?',
      [
        'From then on: $4.40 an hour, $3,212.00 a month.',
        'Hibernated, as now: $0.01 an hour, $7.30 a month (documented).',
      ],
    ],
    [
      { kind: 'restoreInstance', instance: trainer },
      'Try “Restore trainer from hibernation” again?',
      [notKnown],
    ],
  ];
  for (const [order, message, detail] of costing) {
    it(`names what ${order.kind} costs: ${detail.at(-1)}`, () => {
      const question = asked([order]);
      assert.equal(question?.message, message);
      assert.deepEqual(question.detail.split('\n'), detail);
      assert.deepEqual([question.confirm, question.name], ['Try Again', undefined]);
    });
  }

  it('says of the steps of a chain, and of many, which costs what', () => {
    const line = /^Clone training-data → training-data-clone: It costs \$106\.93 a month\.$/mu;
    const chain = asked([stop, clone, start]);
    assert.match(chain?.detail ?? '', line);
    assert.match(chain?.detail ?? '', /^What runs on trainer ends\./mu);
    const many = asked([clone], [createImage]);
    assert.equal(many?.message, 'Try 2 operations again?');
    assert.match(many.detail, line);
  });

  const asking: readonly [readonly Order[], message: string, detail: RegExp, name?: string][] = [
    [[deleteVolume], 'Delete the volume data?', /ID of data is 1\. All data on it is lost\. This can’t be undone/u, 'data'], // prettier-ignore
    [[{ kind: 'deleteSnapshot', snapshot: base }], 'Delete the snapshot shot?', /is 7\. .*image.*may be deleted with it.*can’t be undone/u, 'shot'], // prettier-ignore
    [[deleteImage], 'Delete the image base?', /is 8\. .*no longer be deployed.*can’t be undone/u, 'base'],
    [[stop], 'Shut down trainer?', /What runs on trainer ends.*still billed/u],
    [[detach], 'Detach data from trainer?', /What runs on trainer can no longer use data/u],
    [[{ kind: 'rebootInstance', instance: trainer }], 'Reboot trainer?', /interrupted/u],
    [[{ kind: 'hibernateInstance', instance: trainer }], 'Hibernate trainer?', /What runs on trainer ends/u],
  ];
  for (const [orders, message, detail, name] of asking) {
    it(`names what ${orders.map(({ kind }) => kind).join(', ')} destroys or interrupts`, () => {
      const question = asked(orders);
      assert.equal(question?.message, message);
      assert.match(question.detail, detail);
      assert.equal(question.name, name);
    });
  }

  it('names every step of a chain, and everything that they mean', () => {
    const question = asked([stop, detach, start]);
    assert.equal(question?.message, 'Try “Start trainer” again?');
    assert.deepEqual(question.detail.split('\n'), [
      '1. Shut down trainer',
      '2. Detach data from trainer',
      '3. Start trainer',
      '',
      'What runs on trainer ends. An instance in SHUTOFF is still billed in full.',
      'What runs on trainer can no longer use data.',
    ]);
    assert.deepEqual([question.confirm, question.name, question.phrase], ['Try Again', undefined, undefined]);
  });

  it('heads a chain with what it is for, and has typed what it destroys', () => {
    const chain = world.operation(
      [stop, detach, deleteVolume, start].map((order) => [order, refused]),
      { main: 1 },
    );
    const question = retryQuestion([chain], store);
    assert.equal(question?.message, 'Try “Detach data from trainer” again?');
    assert.match(question.detail, /^3\. Delete volume data$/mu);
    assert.match(question.detail, /^The ID of data is 1\. All data on it is lost\./mu);
    assert.equal(question.name, 'data');
    assert.equal(asked([deleteImage, deleteVolume])?.phrase, 'delete 2 resources');
  });

  it('is one question for many, with what each does and means', () => {
    const question = asked([deleteVolume], [deleteImage], [clone], [stop, clone]);
    assert.equal(question?.message, 'Try 4 operations again?');
    assert.deepEqual(question.detail.split('\n').slice(0, 5), [
      'Delete volume data',
      'Delete image base',
      'Clone training-data → training-data-clone',
      'Shut down trainer, Clone training-data → training-data-clone',
      '',
    ]);
    assert.match(question.detail, /^The ID of data is 1\. All data on it is lost\./mu);
    assert.match(question.detail, /^What runs on trainer ends\./mu);
    assert.deepEqual([question.name, question.phrase], [undefined, 'delete 2 resources']);
  });

  it('has the name typed where one of many is destroyed', () => {
    const question = asked([deleteVolume], [clone]);
    assert.deepEqual([question?.name, question?.phrase], ['data', undefined]);
  });

  it('is cut where there are more than fit', () => {
    const all = Array.from({ length: 40 }, (_, index): readonly Order[] => [
      { kind: 'deleteVolume', volume: { ...volume, id: String(index), name: `v${index}` } },
    ]);
    const question = asked(...all);
    assert.equal(question?.detail.match(/^and 25 more$/gmu)?.length, 2);
    assert.equal(question.phrase, 'delete 40 resources');
  });

  it('clips endless names, and keeps both of a step', () => {
    const endless = { ...volume, name: 'x'.repeat(10_000) };
    for (const order of [
      { kind: 'deleteVolume', volume: endless },
      { ...detach, volume: endless, instance: { ...trainer, name: 'y'.repeat(10_000) } },
    ] as const) {
      for (const question of [asked([order]), asked([order, start]), asked([order], [start])]) {
        assert.ok((question?.message.length ?? Infinity) < 300);
        assert.ok((question?.detail.length ?? Infinity) < 800);
      }
    }
    const both = asked([{ ...detach, volume: endless, instance: { ...trainer, name: 'the-host' } }, start]);
    assert.match(both?.detail ?? '', /^1\. Detach x+… from the-host$/mu);
  });

  it('keeps hostile names in their line', () => {
    const evil = { ...volume, name: 'a\nThis is harmless.' };
    const question = asked([{ kind: 'deleteVolume', volume: evil }], [clone]);
    assert.doesNotMatch(question?.detail ?? '', /^This is harmless/mu);
    assert.doesNotMatch(asked([{ kind: 'deleteVolume', volume: evil }])?.detail ?? '', /\n/u);
  });
});
