import assert from 'node:assert/strict';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import { imageOrder, imageDeletion, lost, unreadable, stepOf, minute, second } from '../../support/orders.ts';
import { image } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
  });

  afterEach(() => {
    window.kill();
  });

  describe('an image', () => {
    it('is made and followed, and the snapshot is known to have it', async () => {
      barrack.onCreateImage = (name) => {
        const made = image({ id: '4', name, status: 'creating', snapshot: { id: '7', name: undefined } });
        barrack.imageList = [made];
        return { value: made, requestId: 'request-2' };
      };
      const operation = window.begin(imageOrder());
      await settle();
      assert.equal(stepOf(operation), 'running');
      const shot = window.store.find('snapshot', '7');
      assert.ok(shot);
      assert.equal(window.store.imageOf(shot)?.has, true);
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
      const operation = window.begin(imageOrder());
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '4');
      assert.equal(barrack.countOf('createImage'), 1);
    });

    it('of another snapshot is not taken for it', async () => {
      barrack.onCreateImage = (name) => {
        barrack.imageList = [image({ id: '4', name, snapshot: { id: '8', name: undefined } })];
        throw lost();
      };
      const operation = window.begin(imageOrder());
      await clock.advance(10.1 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('is not made where the snapshot has got one meanwhile', async () => {
      barrack.imageList = [image({ id: '3', name: 'first', snapshot: { id: '7', name: undefined } })];
      const operation = window.begin(imageOrder());
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /already has the image first/u);
      assert.equal(barrack.countOf('createImage'), 0);
    });
  });

  describe('the deletion of an image', () => {
    beforeEach(async () => {
      barrack.imageList = [image({ id: '4', name: 'base', snapshot: { id: '7', name: undefined } })];
      await window.store.refresh();
      barrack.calls.length = 0;
    });

    it('is done when the image is gone, and then the snapshot has none', async () => {
      const operation = window.begin(imageDeletion());
      await settle();
      assert.equal(stepOf(operation), 'running');
      barrack.imageList = [image({ id: '4', name: 'base', status: 'deleting' })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'running');
      barrack.imageList = [];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      const shot = window.store.find('snapshot', '7');
      assert.ok(shot);
      assert.deepEqual(window.store.imageOf(shot), { has: false });
      assert.equal(operation.statusText, 'The image base was deleted.');
    });

    it('is not done while the image cannot be read, or the list is not whole', async () => {
      const operation = window.begin(imageDeletion());
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
      const operation = window.begin(imageDeletion());
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
        window.steps.filter((step) => step === 'done'),
        ['done'],
      );
    });

    it('that leaves the image available is followed for an hour, then nobody knows', async () => {
      const operation = window.begin(imageDeletion());
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
      const operation = window.begin(imageDeletion());
      await clock.advance(1 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(barrack.countOf('deleteImage'), 1);
    });

    it('was not done when the answer was lost and the image stays for ten minutes', async () => {
      barrack.failing.set('deleteImage', lost());
      const operation = window.begin(imageDeletion());
      await clock.advance(9.9 * minute);
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(0.2 * minute);
      assert.equal(stepOf(operation), 'notDone');
      assert.equal(barrack.countOf('deleteImage'), 1);
    });

    it('is not sent for an image that has another name now', async () => {
      barrack.imageList = [image({ id: '4', name: 'other' })];
      const operation = window.begin(imageDeletion());
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /its name was base and is now other/u);
      assert.equal(barrack.countOf('deleteImage'), 0);
    });
  });
});
