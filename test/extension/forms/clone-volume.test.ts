import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import { volumeNameProblems } from '../../../src/domain/names.ts';
import { clonesSent, cloneFormOf } from '../support/form.ts';
import { beginLoaded } from '../support/program.ts';

/** What each volume of the demo data may do, and the check that says why not. */
const volumes: readonly (readonly [name: string, what: string, failed: string | undefined])[] = [
  ['training-data', 'is available', undefined],
  ['checkpoints', 'is attached to a SHUTOFF instance', undefined],
  ['golden-boot', 'is bootable', undefined],
  ['archive-2024', 'has a clone already', undefined],
  ['embeddings-wikipedia-en-2024-q', 'has a name that leaves no room', undefined],
  ['scratch', 'is attached to an ACTIVE instance', 'instanceState'],
  ['llama-weights', 'is attached to a HIBERNATED instance', 'instanceState'],
  ['dataset-import', 'is being created', 'volumeStatus'],
  ['old-experiment', 'is in error', 'volumeStatus'],
  ['legacy-datasets', 'is in a legacy region', 'region'],
];

describe('the form Clone Volume', () => {
  let services: TestServices;

  before(async () => {
    services = await beginLoaded();
  });

  for (const [name, what, failed] of volumes) {
    it(`of a volume that ${what} ${failed === undefined ? 'can be sent' : 'says why it cannot be sent'}`, async () => {
      const form = await cloneFormOf(services, name);
      const { checks, draft, submit } = form.state;
      assert.deepEqual(
        checks.map(({ id }) => id),
        ['volumeStatus', 'instanceState', 'credits', 'region', 'name'],
        'the guide’s checks in the guide’s order',
      );
      const failures = checks.filter(({ outcome }) => outcome === 'failed');
      assert.equal(submit.enabled, failed === undefined);
      if (failed === undefined) {
        assert.deepEqual(failures, []);
      } else {
        const failure = failures.find(({ id }) => id === failed);
        assert.ok(failure?.detail && failure.remedy, 'with the reason and what to do');
      }
      const taken = services.store.volumes.items.filter(({ region }) => {
        const source = services.store.volumes.items.find((one) => one.name === name);
        return region === source?.region;
      });
      assert.deepEqual(volumeNameProblems(draft.name, new Set(taken.map((one) => one.name))), []);
      form.shown.panel.dispose();
    });

    if (failed !== undefined) {
      it(`of a volume that ${what} sends nothing, whatever its page says`, async () => {
        const form = await cloneFormOf(services, name);
        form.submit();
        await new Promise((resolve) => setTimeout(resolve, 200));
        assert.deepEqual(await clonesSent(), [0, 0]);
        assert.equal(form.state.phase, 'editing');
        form.shown.panel.dispose();
      });
    }
  }

  it('shows the source, and each type with its price in the account’s currency', async () => {
    const form = await cloneFormOf(services, 'training-data');
    const { facts, options, submit, draft } = form.state;
    const values = facts.map(({ value }) => value).join(' | ');
    for (const fact of ['training-data', 'FINLAND-1', '500 GB', 'NVMe']) {
      assert.ok(values.includes(fact), `${fact} is missing in ${values}`);
    }
    assert.equal(draft.choice, 'NVMe', 'the source’s own type is chosen');
    const of = (type: string): string => JSON.stringify(options.find(({ value }) => value === type));
    assert.match(of('NVMe'), /\$106\.93/u);
    assert.match(of('HDD'), /\$28\.52/u);
    assert.match(submit.sentence, /\$106\.93/u);
    assert.match((await form.enter({ choice: 'HDD' })).submit.sentence, /\$28\.52/u);
    form.shown.panel.dispose();
  });

  it('checks the name as it is typed', async () => {
    const form = await cloneFormOf(services, 'training-data');
    for (const name of ['ab', '-abc', 'with space', 'x'.repeat(31), 'checkpoints']) {
      const { nameProblems, submit } = await form.enter({ name });
      assert.equal(nameProblems.length > 0, true, name);
      assert.equal(submit.enabled, false, name);
    }
    const { nameProblems, submit } = await form.enter({ name: 'good-name_2' });
    assert.deepEqual(nameProblems, []);
    assert.equal(submit.enabled, true);
    form.shown.panel.dispose();
  });
});
