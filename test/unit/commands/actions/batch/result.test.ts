import assert from 'node:assert/strict';
import { Batch } from '../../../../../src/commands/actions/batch/batch.ts';
import type { BatchWords, Member } from '../../../../../src/commands/actions/batch/result.ts';
import { progressText, resultText, standingOf } from '../../../../../src/commands/actions/batch/result.ts';
import { BarrackError } from '../../../../../src/api/errors.ts';
import { Emitter } from '../../../../../src/base/emitter.ts';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import type { Progress } from '../../../../../src/writes/model/progress.ts';
import { storeWith } from '../bulk-support.ts';

const words: BatchWords = {
  doing: 'Deleting 20 volumes',
  what: '20 volumes',
  wasDone: (what) => `${what} was deleted.`,
  wereDone: (what) => `${what} were deleted.`,
};

function refused(message: string): Progress {
  return {
    step: 'refused',
    error: new BarrackError({ kind: 'conflict', message, remedy: '', outcome: 'refused' }),
  };
}

const done: Progress = { step: 'done', resource: undefined };
const already: Progress = { step: 'skipped', because: 'already' };
const vanished: Progress = { step: 'error', resource: undefined };
const waiting: Progress = { step: 'waiting' };
const sending: Progress = { step: 'sending' };
const unknown: Progress = { step: 'unknown', error: undefined, check: 'See at barrack.ai.' };

function member(name: string, progress: Progress, more: Partial<Member> = {}): Member {
  const ended = !['waiting', 'sending', 'running', 'checking'].includes(progress.step);
  return {
    target: { kind: 'volume', id: name, name },
    progress,
    endedAt: ended ? 1 : undefined,
    unwatched: false,
    canRetry: progress.step === 'refused',
    ...more,
  };
}

const some = (count: number, progress: Progress): readonly Member[] =>
  Array.from({ length: count }, (_, index) => member(`v${index + 1}`, progress));

const text = (members: readonly Member[], what = '20 volumes'): string =>
  resultText(standingOf(members), { ...words, what }, storeWith());

describe('The result of a batch', () => {
  it('is one sentence where all went well, or was so already', () => {
    assert.equal(text([...some(19, done), member('x', already)]), '20 volumes were deleted.');
  });

  it('names what failed with the reason', () => {
    const members = [
      ...some(18, done),
      member('a', refused('It is busy.')),
      member('b', refused('No credits.')),
    ];
    assert.equal(text(members), '18 of 20 volumes were deleted. 2 were not: a: It is busy; b: No credits.');
  });

  it('says the same reason once', () => {
    const members = [...some(7, refused('No credits.')), member('x', done)];
    assert.equal(
      text(members, '8 volumes'),
      '1 of 8 volumes was deleted. 7 were not: v1, v2, v3, v4, v5 and 2 more: No credits.',
    );
  });

  it('leaves what there is no room for', () => {
    const members = Array.from({ length: 9 }, (_, index) => member(`v${index}`, refused(`Reason ${index}.`)));
    assert.match(text(members, '9 volumes'), /^0 of 9 volumes were deleted\. 9 were not: v0: Reason 0; .*; v3: Reason 3; and 5 more\.$/u); // prettier-ignore
    const long = text([member('a', refused('y'.repeat(5000))), member('b', done)], '2 volumes');
    assert.ok(long.length < 400, `${long.length} characters`);
  });

  it('tells apart what failed, what nobody knows and what was stopped', () => {
    const members = [
      ...some(2, done),
      member('gone', vanished),
      member('lost', unknown),
      member('s1', refused('You stopped it.'), { unwatched: true }),
      member('s2', refused('You stopped it.'), { unwatched: true }),
    ];
    assert.equal(
      text(members, '6 volumes'),
      '2 of 6 volumes were deleted. 1 was not: gone: error: no longer listed. Of 1 it is not known: lost: See at barrack.ai. You stopped 2 before they were sent.',
    );
  });

  it('counts what is done while it goes on', () => {
    assert.equal(progressText(standingOf([...some(7, done), ...some(13, waiting)])), '7 of 20 done');
    const failing = [...some(7, done), member('a', refused('Busy.')), ...some(12, sending)];
    assert.equal(progressText(standingOf(failing)), '7 of 20 done, 1 not');
  });
});

describe('A batch', () => {
  interface Fake {
    progress: Progress;
    endedAt: number | undefined;
  }
  const changed = new Emitter<undefined>();
  const unwatched: unknown[] = [];
  const stopped: unknown[] = [];
  const fake = (progress: Progress): Fake => {
    const it: Fake & { stopUnsent(): Promise<void> } = {
      ...member('v', progress),
      stopUnsent: () => {
        stopped.push(it);
        return Promise.resolve();
      },
    };
    return it;
  };

  function batchOf(members: readonly Fake[], all: readonly Fake[] = members): Batch {
    unwatched.length = 0;
    return new Batch(members as unknown as readonly Operation[], {
      all: all as unknown as readonly Operation[],
      onDidChange: changed.event,
      unwatch: (operation) => {
        unwatched.push(operation);
        Object.assign(operation, { progress: refused('You stopped it.'), endedAt: 7 });
        return Promise.resolve();
      },
    });
  }

  it('counts what was under way already once', () => {
    const one = fake(sending);
    assert.equal(batchOf([one, one, fake(sending)]).members.length, 2);
  });

  it('ends with the last of its members, and tells of each end', async () => {
    const [first, second] = [fake(sending), fake(waiting)];
    let told = 0;
    const ended = batchOf([first, second]).end(() => (told += 1));
    for (const one of [first, second]) {
      Object.assign(one, { progress: done, endedAt: 5 });
      changed.fire(undefined);
      changed.fire(undefined);
      await new Promise(setImmediate);
    }
    assert.equal(await ended, true);
    assert.equal(told, 3, 'at the beginning and for each');
  });

  it('ends without a result when the account has gone', async () => {
    const [first, second] = [fake(done), fake(sending)];
    assert.equal(await batchOf([first, second], [first]).end(() => undefined), false);
  });

  it('stops only what was not sent yet', async () => {
    const members = [fake(waiting), fake(sending), fake(done), fake(waiting)];
    const batch = batchOf(members);
    await batch.stop();
    assert.deepEqual(unwatched, [members[0], members[3]]);
    assert.deepEqual(stopped, [members[1]], 'if it is not sent yet');
    assert.deepEqual(batch.standing.open, [members[1]]);
  });
});
