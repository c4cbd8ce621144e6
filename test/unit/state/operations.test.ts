import assert from 'node:assert/strict';
import { instanceStatus } from '../../../src/domain/status.ts';
import type { Operation } from '../../../src/state/operation.ts';
import { Operations } from '../../../src/state/operations.ts';
import { Poller } from '../../../src/state/poller.ts';
import { ResourceStore } from '../../../src/state/store.ts';
import { FakeBarrack, failure } from './support/fake-barrack.ts';
import { FakeClock, settle } from './support/fake-clock.ts';
import { image, instance, snapshot, volume } from './support/records.ts';

const second = 1000;
const minute = 60 * second;
const lost = (): Error => failure({ kind: 'timeout', message: 'No answer.', outcome: 'unknown' });

const stepOf = ({ progress }: Operation): string => progress.step;

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;
  let operations: Operations;
  let poller: Poller;
  let steps: string[];

  beforeEach(async () => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    store = new ResourceStore(() => barrack, clock);
    operations = new Operations(store, () => barrack, clock);
    poller = new Poller(store, operations, clock);
    steps = [];
    operations.onDidChange(({ progress }) => steps.push(progress.step));
    barrack.volumeList = [volume({ id: '1', name: 'data' })];
    barrack.snapshotList = [snapshot({ id: '7', name: 'shot', hasImage: false })];
    await store.refresh();
    barrack.calls.length = 0;
  });

  afterEach(() => {
    poller.dispose();
    operations.dispose();
  });

  const source = () => volume({ id: '1', name: 'data' });
  const order = () => ({ source: source(), name: 'data-clone', volumeType: 'NVMe' });

  /** Barrack makes the clone; the answer shows it, or nothing, or is lost. */
  function makeClone(answer: 'whole' | 'empty' | 'lost', status = 'creating'): void {
    barrack.onClone = (name) => {
      const made = volume({ id: '2', name, status });
      barrack.volumeList = [...barrack.volumeList, made];
      if (answer === 'lost') {
        throw lost();
      }
      return { value: answer === 'whole' ? made : undefined, requestId: 'request-1' };
    };
  }

  describe('a clone', () => {
    it('is shown from the first moment and followed until it is available, with nobody looking', async () => {
      makeClone('whole');
      const operation = operations.clone(order());
      assert.equal(stepOf(operation), 'sending');
      await settle();
      assert.equal(stepOf(operation), 'running');
      assert.equal(operation.requestId, 'request-1');
      assert.equal(store.find('volume', '2')?.status.state, 'creating');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(operation.result?.id, '2');
      assert.equal(operation.statusText, 'data was cloned as data-clone.');
      assert.deepEqual(steps, ['sending', 'running', 'done']);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('that ends in Error is told so', async () => {
      makeClone('whole');
      const operation = operations.clone(order());
      await settle();
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone', status: 'error' })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'error');
      assert.equal(operation.statusText, 'The clone data-clone ended in an error: Error.');
    });

    it('is waited for as long as it takes', async () => {
      makeClone('whole');
      const operation = operations.clone(order());
      await clock.advance(5 * 60 * minute);
      assert.equal(stepOf(operation), 'running');
      assert.equal(operation.endedAt, undefined);
    });

    it('whose answer does not hold the volume is found by its name', async () => {
      makeClone('empty');
      const operation = operations.clone(order());
      await settle();
      assert.equal(stepOf(operation), 'running');
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '2');
    });

    it('is not taken for its source where the answer shows that', async () => {
      barrack.onClone = (name) => {
        barrack.volumeList = [...barrack.volumeList, volume({ id: '2', name, status: 'creating' })];
        return { value: source(), requestId: undefined };
      };
      const operation = operations.clone(order());
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '2');
    });
  });

  describe('the same intent', () => {
    it('while it is under way gives the running one and sends nothing', async () => {
      makeClone('whole');
      const first = operations.clone(order());
      assert.equal(operations.clone(order()), first);
      await settle();
      assert.equal(operations.clone(order()), first);
      assert.notEqual(operations.clone({ ...order(), name: 'other' }), first);
      await settle();
      assert.equal(barrack.countOf('clone'), 2);
    });

    it('may be had again after it ended', async () => {
      barrack.failing.set('clone', failure({ kind: 'credits', outcome: 'refused' }));
      const first = operations.clone(order());
      await settle();
      assert.notEqual(operations.clone(order()), first);
    });
  });

  describe('what Barrack refuses', () => {
    it('carries the error, and is not looked for', async () => {
      const error = failure({
        kind: 'credits',
        outcome: 'refused',
        message: 'No credits.',
        requestId: 'r-9',
      });
      barrack.failing.set('clone', error);
      const operation = operations.clone(order());
      await clock.advance(10 * minute);
      assert.deepEqual(operation.progress, { step: 'refused', error });
      assert.equal(operation.requestId, 'r-9');
      assert.equal(operation.statusText, 'data was not cloned: No credits.');
      assert.deepEqual(barrack.calls, ['getVolume', 'volumes', 'clone']);
    });
  });

  describe('a lost answer', () => {
    it('is looked for before anything is said, and what was made is followed', async () => {
      makeClone('lost');
      const operation = operations.clone(order());
      await settle();
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(1 * second);
      assert.equal(stepOf(operation), 'running');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(barrack.countOf('clone'), 1);
      assert.deepEqual(steps, ['sending', 'checking', 'running', 'done']);
    });

    it('is found though the list shows it late', async () => {
      barrack.onClone = () => {
        throw lost();
      };
      const operation = operations.clone(order());
      await clock.advance(40 * second);
      assert.equal(stepOf(operation), 'checking');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone', status: 'creating' })];
      await clock.advance(30 * second);
      assert.equal(stepOf(operation), 'running');
    });

    it('of which nothing is found ends as unknown, with what to check, and is never sent again', async () => {
      barrack.failing.set('clone', lost());
      const operation = operations.clone(order());
      await clock.advance(3.9 * minute);
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'unknown');
      assert.match(operation.statusText, /unknown whether data was cloned as data-clone/u);
      assert.match(operation.statusText, /look for a volume named data-clone in FINLAND-1/u);
      assert.equal(barrack.countOf('clone'), 1);
      assert.equal(barrack.countOf('volumes'), 9);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
    });

    it('whose result shows up later, when somebody refreshes, is known again', async () => {
      barrack.failing.set('clone', lost());
      const operation = operations.clone(order());
      await clock.advance(10 * minute);
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await store.refresh(['volumes']);
      assert.equal(stepOf(operation), 'done');
    });

    it('does not take the result of a later try for its own', async () => {
      barrack.failing.set('clone', lost());
      const first = operations.clone(order());
      await clock.advance(10 * minute);
      barrack.failing.clear();
      makeClone('whole');
      const again = operations.clone(order());
      await clock.advance(2 * second);
      assert.equal(stepOf(again), 'running');
      assert.equal(stepOf(first), 'unknown');
    });

    it('does not take what was there before, or is elsewhere, for its result', async () => {
      barrack.volumeList = [source(), volume({ id: '3', name: 'data-clone', region: 'FINLAND-2' })];
      barrack.onClone = () => {
        barrack.volumeList = [
          ...barrack.volumeList,
          volume({ id: '4', name: 'data-clone', region: 'FINLAND-3' }),
        ];
        throw lost();
      };
      const operation = operations.clone(order());
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'unknown');
    });

    it('is looked for until looking works; a failed look tells nothing', async () => {
      makeClone('lost');
      const operation = operations.clone(order());
      await settle();
      barrack.failing.set('volumes', failure());
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'checking');
      barrack.failing.clear();
      await clock.advance(1 * second);
      assert.equal(stepOf(operation), 'running');
    });

    it('is looked for no sooner than the rate limit allows', async () => {
      makeClone('lost');
      const operation = operations.clone(order());
      await settle();
      barrack.failing.set('volumes', failure({ kind: 'rateLimited', retryAfterMs: minute }));
      await clock.advance(1 * second);
      barrack.calls.length = 0;
      barrack.failing.clear();
      await clock.advance(59 * second);
      assert.deepEqual(barrack.calls, []);
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'running');
    });

    it('of a program error after sending counts as lost, too', async () => {
      barrack.failing.set('clone', new TypeError('a bug'));
      const operation = operations.clone(order());
      await settle();
      assert.equal(stepOf(operation), 'checking');
    });
  });

  describe('right before sending', () => {
    async function refusal(): Promise<string> {
      const operation = operations.clone(order());
      await settle();
      assert.equal(barrack.countOf('clone'), 0);
      assert.ok(operation.progress.step === 'refused');
      assert.equal(operation.progress.error.outcome, 'notSent');
      return operation.statusText;
    }

    it('the source is read again: nothing is sent where it changed', async () => {
      barrack.volumeList = [volume({ id: '1', name: 'data', sizeGb: 1024 })];
      assert.match(await refusal(), /data has changed: its size was 500 GB and is now 1 TB/u);
    });

    it('nothing is sent where its status rules it out now', async () => {
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'resizing' })];
      assert.match(await refusal(), /busy: resizing/u);
    });

    it('nothing is sent where its instance runs again', async () => {
      const attachedTo = { id: '5', name: 'trainer', status: instanceStatus('ACTIVE') };
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: attachedTo })];
      assert.match(await refusal(), /attached to trainer, which is ACTIVE/u);
    });

    it('the instance is read by itself where the volume does not tell its status', async () => {
      barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'SHUTOFF' })];
      const attachedTo = { id: '5', name: 'trainer', status: undefined };
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: attachedTo })];
      await store.refresh();
      barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
      assert.match(await refusal(), /which is ACTIVE/u);
    });

    it('nothing is sent where it is gone', async () => {
      barrack.volumeList = [];
      assert.match(await refusal(), /data is no longer there/u);
    });

    it('nothing is sent where the name was taken meanwhile, and the error is about the name', async () => {
      barrack.volumeList = [source(), volume({ id: '3', name: 'data-clone' })];
      const operation = operations.clone(order());
      await settle();
      assert.ok(operation.progress.step === 'refused');
      assert.match(operation.progress.error.fieldErrors['name']?.[0] ?? '', /already exists in this region/u);
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('nothing is sent where that check fails', async () => {
      barrack.failing.set('volumes', failure());
      assert.match(await refusal(), /Nothing was sent, since the check before it failed/u);
    });

    it('the list counts where the single volume cannot be found', async () => {
      barrack.failing.set('getVolume', failure({ kind: 'notFound' }));
      makeClone('whole');
      const operation = operations.clone(order());
      await settle();
      assert.equal(stepOf(operation), 'running');
    });
  });

  it('that this program itself breaks before sending says that nothing was sent', async () => {
    const mochas = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const surfaced = new Promise((resolve) => process.once('unhandledRejection', resolve));
    barrack.failing.set('getVolume', new TypeError('a bug'));
    const operation = operations.clone(order());
    assert.match(String(await surfaced), /a bug/u);
    mochas.forEach((listener) => process.on('unhandledRejection', listener));
    assert.equal(stepOf(operation), 'refused');
    assert.match(operation.statusText, /Nothing was sent/u);
    assert.equal(barrack.countOf('clone'), 0);
  });

  describe('an image', () => {
    const imageOrder = () => ({
      snapshot: snapshot({ id: '7', name: 'shot', hasImage: false }),
      name: 'base image',
    });

    it('is made and followed, and the snapshot is known to have it', async () => {
      barrack.onCreateImage = (name) => {
        const made = image({ id: '4', name, status: 'creating', snapshot: { id: '7', name: undefined } });
        barrack.imageList = [made];
        return { value: made, requestId: 'request-2' };
      };
      const operation = operations.createImage(imageOrder());
      await settle();
      assert.equal(stepOf(operation), 'running');
      const shot = store.find('snapshot', '7');
      assert.ok(shot);
      assert.equal(store.imageOf(shot)?.has, true);
      barrack.imageList = [image({ id: '4', name: 'base image', snapshot: { id: '7', name: undefined } })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(operation.result?.id, '4');
    });

    it('is found by its name when the answer was lost', async () => {
      barrack.onCreateImage = (name) => {
        barrack.imageList = [image({ id: '4', name, status: 'creating' })];
        throw lost();
      };
      const operation = operations.createImage(imageOrder());
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '4');
      assert.equal(barrack.countOf('createImage'), 1);
    });

    it('is not made where the snapshot has got one meanwhile', async () => {
      barrack.imageList = [image({ id: '3', name: 'first', snapshot: { id: '7', name: undefined } })];
      const operation = operations.createImage(imageOrder());
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /already has the image first/u);
      assert.equal(barrack.countOf('createImage'), 0);
    });
  });

  describe('the deletion of an image', () => {
    const doomed = { id: '4', name: 'base', status: undefined };

    beforeEach(async () => {
      barrack.imageList = [image({ id: '4', name: 'base', snapshot: { id: '7', name: undefined } })];
      await store.refresh();
      barrack.calls.length = 0;
    });

    it('is done when the image is gone, and then the snapshot has none', async () => {
      const operation = operations.deleteImage(doomed);
      await settle();
      assert.equal(stepOf(operation), 'running');
      barrack.imageList = [image({ id: '4', name: 'base', status: 'deleting' })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'running');
      barrack.imageList = [];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      const shot = store.find('snapshot', '7');
      assert.ok(shot);
      assert.deepEqual(store.imageOf(shot), { has: false });
      assert.equal(operation.statusText, 'The image base was deleted.');
    });

    it('is looked for when the answer was lost: it is gone', async () => {
      barrack.onDeleteImage = () => {
        barrack.imageList = [];
        throw lost();
      };
      const operation = operations.deleteImage(doomed);
      await clock.advance(1 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(barrack.countOf('deleteImage'), 1);
    });

    it('is unknown when the answer was lost and the image stays', async () => {
      barrack.failing.set('deleteImage', lost());
      const operation = operations.deleteImage(doomed);
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'unknown');
      assert.equal(barrack.countOf('deleteImage'), 1);
    });

    it('is not sent for an image that has another name now', async () => {
      barrack.imageList = [image({ id: '4', name: 'other' })];
      const operation = operations.deleteImage(doomed);
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /now named other/u);
      assert.equal(barrack.countOf('deleteImage'), 0);
    });
  });

  describe('signing out', () => {
    it('sends nothing that was about to be sent', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('getVolume', promise);
      const operation = operations.clone(order());
      operations.clear();
      store.clear();
      resolve(undefined);
      await settle();
      assert.equal(barrack.countOf('clone'), 0);
      assert.equal(operation.statusText, 'data was not cloned: You signed out before it was sent.');
      assert.deepEqual(operations.all, []);
    });

    it('stops looking and following, and puts nothing into what comes after', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      makeClone('whole');
      barrack.waiting.set('clone', promise);
      operations.clone(order());
      await settle();
      operations.clear();
      store.clear();
      resolve(undefined);
      await clock.advance(10 * minute);
      assert.deepEqual(store.volumes.items, []);
      assert.equal(clock.pending, 0);
    });
  });

  it('is refused while nobody is signed in', () => {
    const none = new Operations(store, () => undefined, clock);
    const { progress } = none.clone(order());
    assert.ok(progress.step === 'refused');
    assert.equal(progress.error.kind, 'configuration');
  });
});
