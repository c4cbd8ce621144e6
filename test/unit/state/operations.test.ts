import assert from 'node:assert/strict';
import type { UnreadableRecord } from '../../../src/domain/resources.ts';
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

/** A record that cannot be read, or, without an id, a gap. */
const unreadable = (id: string | undefined): UnreadableRecord => ({
  index: 1,
  id,
  name: undefined,
  reason: 'Its "size" could not be read.',
  record: undefined,
});

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

    it('is not taken for a task that the answer shows', async () => {
      barrack.onClone = (name) => {
        barrack.volumeList = [...barrack.volumeList, volume({ id: '2', name, status: 'creating' })];
        return { value: volume({ id: 'task-77', name: 'task-77', status: 'pending' }), requestId: undefined };
      };
      const operation = operations.clone(order());
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '2');
      assert.equal(store.find('volume', 'task-77'), undefined);
    });

    it('that has become unreadable is still there', async () => {
      makeClone('whole');
      const operation = operations.clone(order());
      await settle();
      barrack.volumeList = [source()];
      barrack.unreadable = [unreadable('2')];
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'running');
      barrack.unreadable = [];
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'done');
    });

    it('is not gone because a list is not whole', async () => {
      makeClone('whole');
      const operation = operations.clone(order());
      await settle();
      barrack.volumeList = [source()];
      barrack.unreadable = [unreadable(undefined)];
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'running');
      assert.equal(barrack.countOf('getVolume'), 1, 'nothing to ask for');
    });

    it('that the list lacks for long is asked for by itself, and stays in sight', async () => {
      makeClone('whole');
      const operation = operations.clone(order());
      await settle();
      const { list } = barrack.volumes;
      Object.assign(barrack.volumes, { list: () => Promise.resolve({ items: [source()], unreadable: [] }) });
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'running');
      assert.equal(store.find('volume', '2')?.name, 'data-clone');
      assert.ok(barrack.countOf('getVolume') <= 7, String(barrack.countOf('getVolume')));
      Object.assign(barrack.volumes, { list });
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'done');
    });

    it('has vanished only when Barrack knows nothing of it by itself, either', async () => {
      makeClone('whole');
      const operation = operations.clone(order());
      await settle();
      barrack.volumeList = [source()];
      barrack.failing.set('getVolume', failure());
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'running');
      barrack.failing.clear();
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'error');
      assert.match(operation.statusText, /no longer listed/u);
      assert.deepEqual(new Set(steps), new Set(['sending', 'running', 'error']));
    });

    it('in a status that is not known is followed for an hour, then nobody knows', async () => {
      makeClone('whole', 'ripening');
      const operation = operations.clone(order());
      await clock.advance(59 * minute);
      assert.equal(stepOf(operation), 'running');
      await clock.advance(2 * minute);
      assert.equal(stepOf(operation), 'unknown');
      assert.match(operation.statusText, /Barrack accepted it; data-clone was ripening when last looked at/u);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone', status: 'ripe' })];
      await store.refresh(['volumes']);
      assert.equal(stepOf(operation), 'unknown');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await store.refresh(['volumes']);
      assert.equal(stepOf(operation), 'done');
      assert.deepEqual(steps, ['sending', 'running', 'unknown', 'done']);
      assert.equal(clock.pending, 0);
    });

    it('that Barrack accepted and never lists is said to be that, not a lost answer', async () => {
      const operation = operations.clone(order());
      await clock.advance(10 * minute);
      assert.ok(operation.progress.step === 'unknown');
      assert.equal(operation.progress.error, undefined);
      assert.match(operation.statusText, /^Barrack accepted it, but data-clone is not listed. Before you/u);
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

    it('does not take a volume of another size for its result', async () => {
      barrack.onClone = (name) => {
        barrack.volumeList = [...barrack.volumeList, volume({ id: '2', name, sizeGb: 100 })];
        throw lost();
      };
      const operation = operations.clone(order());
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'unknown');
      assert.match(operation.statusText, /unknown whether/u);
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

    it('of a program error after sending counts as lost, too, to the end', async () => {
      barrack.failing.set('clone', new TypeError('a bug'));
      const operation = operations.clone(order());
      await settle();
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(10 * minute);
      assert.match(operation.statusText, /unknown whether/u);
      assert.ok(operation.progress.step === 'unknown');
      assert.equal(operation.progress.error?.outcome, 'unknown');
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

    it('of another snapshot is not taken for it', async () => {
      barrack.onCreateImage = (name) => {
        barrack.imageList = [image({ id: '4', name, snapshot: { id: '8', name: undefined } })];
        throw lost();
      };
      const operation = operations.createImage(imageOrder());
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'unknown');
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

    it('is not done while the image cannot be read, or the list is not whole', async () => {
      const operation = operations.deleteImage(doomed);
      await settle();
      barrack.unreadableIn = 'images';
      barrack.imageList = [];
      for (const id of ['4', undefined]) {
        barrack.unreadable = [unreadable(id)];
        await clock.advance(1 * minute);
        assert.equal(stepOf(operation), 'running');
      }
      barrack.unreadable = [];
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'done');
    });

    it('is not done while Barrack still knows the image by itself', async () => {
      const operation = operations.deleteImage(doomed);
      await settle();
      const { list } = barrack.images;
      Object.assign(barrack.images, { list: () => Promise.resolve({ items: [], unreadable: [] }) });
      await clock.advance(5 * minute);
      assert.equal(stepOf(operation), 'running');
      Object.assign(barrack.images, { list });
      barrack.imageList = [];
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'done');
      assert.deepEqual(
        steps.filter((step) => step === 'done'),
        ['done'],
      );
    });

    it('that leaves the image available is followed for an hour, then nobody knows', async () => {
      const operation = operations.deleteImage(doomed);
      await clock.advance(59 * minute);
      assert.equal(stepOf(operation), 'running');
      await clock.advance(2 * minute);
      assert.equal(stepOf(operation), 'unknown');
      assert.match(operation.statusText, /Barrack accepted it; base was Available when last looked at/u);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
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

    it('shows nothing of the old account that was being asked for', async () => {
      makeClone('whole');
      operations.clone(order());
      await settle();
      const { list } = barrack.volumes;
      Object.assign(barrack.volumes, { list: () => Promise.resolve({ items: [source()], unreadable: [] }) });
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('getVolume', promise);
      await clock.advance(3 * minute);
      assert.equal(barrack.countOf('getVolume'), 2, 'it is being asked for');
      operations.clear();
      store.clear();
      Object.assign(barrack.volumes, { list });
      barrack.waiting.clear();
      barrack.volumeList = [source()];
      await store.refresh();
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      resolve(undefined);
      await settle();
      assert.equal(store.find('volume', '2'), undefined);
    });

    it('tells the listeners how it leaves what is under way, once, before that is forgotten', async () => {
      makeClone('whole');
      const followed = operations.clone(order());
      await settle();
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('clone', promise);
      const sent = operations.clone({ ...order(), name: 'other' });
      await settle();
      const told: unknown[] = [];
      operations.onDidChange((operation) =>
        told.push([operation.name, operation.progress.step, operations.all.includes(operation)]),
      );
      operations.clear();
      assert.deepEqual(told, [
        ['data-clone', 'unknown', true],
        ['other', 'unknown', true],
      ]);
      assert.match(followed.statusText, /Barrack accepted it; data-clone was Creating when last looked at/u);
      assert.match(sent.statusText, /unknown whether data was cloned as other/u);
      assert.deepEqual(operations.all, []);
      resolve(undefined);
      await clock.advance(10 * minute);
      assert.equal(told.length, 2);
      assert.equal(clock.pending, 0);
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
