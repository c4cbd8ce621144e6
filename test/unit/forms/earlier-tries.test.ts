import assert from 'node:assert/strict';
import { withEarlierTries } from '../../../src/commands/actions/change/earlier-try.ts';
import { instanceStatus } from '../../../src/domain/status.ts';
import type { Operation } from '../../../src/writes/engine/operation.ts';
import type { Order } from '../../../src/writes/model/orders.ts';
import { World, running, unknown } from '../views/operations/support.ts';
import type { FakeServices } from './fakes.ts';
import { settle } from './fakes.ts';
import { cloneForm, volumeForm } from './harness.ts';
import { loaded, volume } from './records.ts';

const create: Order = {
  kind: 'createVolume',
  name: 'datasets',
  region: 'FINLAND-1',
  sizeGb: 500,
  volumeType: 'HDD',
};

describe('a form of what may have been made with another API key', () => {
  const world = new World();
  const after = (services: FakeServices, operation: Operation): void => {
    services.earlierTries = (question, orders) =>
      withEarlierTries(question, orders, [operation], services.store);
  };
  const filled = async (operation: Operation, answer: boolean) => {
    const form = await volumeForm((services) => {
      after(services, operation);
      services.answer = answer;
    });
    form.type({ name: 'datasets', choice: 'HDD', size: '500 GB' });
    form.submit();
    await settle();
    return form;
  };

  it('asks first while that is paused, and sends nothing unless it is confirmed', async () => {
    const paused = world.operation([[create, running()]], {}, 'foreign');
    const form = await filled(paused, false);
    const [asked] = form.services.questions;
    assert.match(asked?.detail ?? '', /^“Create volume datasets”, started .* is paused\./u);
    assert.deepEqual([form.services.volumes, form.view.phase], [[], 'editing']);
    form.services.answer = true;
    form.submit();
    await settle();
    assert.equal(form.services.volumes.length, 1);
  });

  it('asks also where it has ended and nobody knows how', async () => {
    const form = await filled(world.operation([[create, unknown]], {}, 'foreign'), false);
    assert.equal(form.services.questions.length, 1);
    assert.deepEqual(form.services.volumes, []);
  });

  it('asks nothing about another name', async () => {
    const other = world.operation([[{ ...create, name: 'other' }, unknown]], {}, 'foreign');
    const form = await filled(other, false);
    assert.deepEqual([form.services.questions, form.services.volumes.length], [[], 1]);
  });

  it('says it in the question that is asked anyway', async () => {
    const form = cloneForm((services) => {
      const instance = { id: 'n1', name: 'trainer', status: instanceStatus('active') };
      services.store.volumes = loaded(volume({ word: 'attached', instance }));
      services.answer = false;
    });
    form.type({ prepare: true, name: 'datasets' });
    after(form.services, world.operation([[create, unknown]], {}, 'foreign'));
    form.submit();
    await settle();
    assert.equal(form.services.questions.length, 1);
    assert.match(form.services.questions[0]?.detail ?? '', /^The result of [^\n]*\n\n[^\n]*trainer/u);
  });
});
