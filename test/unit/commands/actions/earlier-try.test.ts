import assert from 'node:assert/strict';
import { withEarlierTries } from '../../../../src/commands/actions/change/earlier-try.ts';
import { timeText } from '../../../../src/ui/format/dates.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { ProgressRecord } from '../../../../src/writes/model/record.ts';
import type { Question } from '../../../../src/ui/confirm.ts';
import { plainLines } from '../../../../src/ui/format/safe-text.ts';
import {
  World,
  begun,
  clone,
  done,
  notDone,
  refused,
  running,
  start,
} from '../../views/operations/support.ts';
import { unpriced } from './change/priced.ts';

const restore: Order = {
  kind: 'restoreSnapshot',
  snapshot: { id: '7', name: 'shot', region: 'CANADA-1' },
  name: 'shot-restored',
};
const unknown: ProgressRecord = { step: 'unknown', check: 'Look for an instance named shot-restored.' };
const question: Question = {
  message: 'Restore?',
  detail: plainLines(['It is billed.']),
  confirm: 'Restore',
  name: undefined,
};

describe('The question before something is made', () => {
  const world = new World();
  const detail = (orders: readonly Order[], ...all: readonly Operation[]): string =>
    withEarlierTries(question, orders, all, unpriced).detail;

  it('says first that it may be there already, from an earlier try of which nobody knows what came', () => {
    assert.equal(
      detail([restore], world.operation([[restore, unknown]])),
      `Nobody knows what came of “Restore shot → shot-restored”, begun ${timeText(begun)}. If Barrack carried it out, this makes a second one, billed too. Look for an instance named shot-restored.\n\nIt is billed.`,
    );
  });

  it('says so, too, where a try before or after that was refused', () => {
    const tries = [refused, unknown, refused].map((progress) => world.operation([[restore, progress]]));
    assert.match(detail([restore], ...tries), /^Nobody knows .*\n\nIt is billed\.$/u);
  });

  it('is as it was where it is known what came of it', () => {
    for (const progress of [refused, notDone, running()]) {
      assert.equal(detail([restore], world.operation([[restore, progress]])), 'It is billed.');
    }
    const later = [unknown, notDone].map((progress) => world.operation([[restore, progress]]));
    assert.equal(detail([restore], ...later), 'It is billed.');
  });

  it('is as it was for another name, and what is never billed twice', () => {
    const tried = world.operation([[restore, unknown]]);
    assert.equal(detail([{ ...restore, name: 'other' }, clone], tried), 'It is billed.');
    assert.equal(detail([start], world.operation([[start, unknown]])), 'It is billed.');
  });

  it('says it of one begun with another key, which may be of this account', () => {
    assert.equal(
      detail([restore], world.operation([[restore, unknown]], {}, 'foreign')),
      `The result of “Restore shot → shot-restored”, started ${timeText(begun)} with another API key, is unknown. If that key belongs to this account, doing it again could create a second, billed resource. Look for an instance named shot-restored.\n\nIt is billed.`,
    );
  });

  it('says it of each key by itself: what one knows tells nothing of the other', () => {
    const foreign = world.operation([[restore, unknown]], {}, 'foreign');
    const mine = world.operation([[restore, done]], { account: 'mine' });
    assert.match(detail([restore], foreign, mine), /^The result of .* is unknown/u);
    const later = world.operation([[restore, done]], {}, 'foreign');
    assert.equal(detail([restore], foreign, later), 'It is billed.');
  });

  it('warns of the same that is paused, since it was started with a key that may be of this account', () => {
    const paused = world.operation([[clone, running()]], {}, 'foreign');
    assert.match(detail([clone], paused), /with another API key, is paused.*\n\nIt is billed\.$/u);
    assert.equal(detail([restore], paused), 'It is billed.');
    paused.heldBy('other');
    assert.equal(detail([clone], paused), 'It is billed.');
  });

  it('warns of what is paused and makes something else of the same name', () => {
    const create: Order = {
      kind: 'createVolume',
      name: clone.kind === 'clone' ? clone.name : '',
      region: 'FINLAND-1',
      sizeGb: 100,
      volumeType: 'NVMe',
    };
    const paused = world.operation([[clone, running()]], {}, 'foreign');
    assert.match(detail([create], paused), /with another API key, is paused/u);
  });

  it('says it of what another operation may have made under the same name', () => {
    const other: Order = { ...restore, snapshot: { id: '8', name: 'other shot' } };
    assert.match(detail([restore], world.operation([[other, unknown]])), /^Nobody knows/u);
    const create: Order = {
      kind: 'createVolume',
      name: 'training-data-clone',
      region: 'FINLAND-1',
      sizeGb: 100,
      volumeType: 'NVMe',
    };
    assert.match(detail([create], world.operation([[clone, unknown]])), /^Nobody knows/u);
    const elsewhere: Order = { ...create, region: 'NORWAY-1' };
    assert.equal(detail([elsewhere], world.operation([[clone, unknown]])), 'It is billed.');
  });

  it('is one of its own where there was none to ask', () => {
    const asked = withEarlierTries<Question | undefined>(
      undefined,
      [restore],
      [world.operation([[restore, unknown]])],
      unpriced,
    );
    assert.match(asked?.detail ?? '', /^Nobody knows [^\n]*$/u);
    assert.equal(withEarlierTries<Question | undefined>(undefined, [restore], [], unpriced), undefined);
  });

  it('does not say what is told already', () => {
    const tried = world.operation([[restore, unknown]]);
    assert.equal(
      withEarlierTries(question, [restore], [tried], unpriced, (one) => one === tried),
      question,
    );
  });
});
