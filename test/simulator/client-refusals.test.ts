import assert from 'node:assert/strict';
import { clientOf, errorOf } from './client-harness.ts';
import type { AccountName } from './model.ts';
import { Harness } from './tests/harness.ts';

describe('the client and the refusals of the platform', () => {
  const harness = new Harness();
  const start = (account?: AccountName) => clientOf(harness.simulator, account).client;
  const clone = (name: string, source: string, region = 'FINLAND-1', account: AccountName = 'usd') =>
    start(account).volumes.clone(harness.id('volume', source, account), { name, volumeType: 'NVMe', region });

  const refusals: readonly (readonly [
    what: string,
    kind: string,
    run: () => Promise<unknown>,
    field?: string,
  ])[] = [
    ['a legacy volume', 'invalid', () => clone('new-clone', 'legacy-datasets', 'CANADA-1')],
    ['another region', 'invalid', () => clone('new-clone', 'training-data', 'FINLAND-2')],
    ['a volume of an ACTIVE instance', 'invalid', () => clone('new-clone', 'scratch')],
    ['a volume in error', 'invalid', () => clone('new-clone', 'old-experiment', 'FINLAND-2')],
    ['a name that is taken', 'conflict', () => clone('checkpoints', 'training-data'), 'name'],
    ['a name that is not valid', 'invalid', () => clone('no spaces', 'training-data'), 'name'],
    ['an incomplete profile', 'profile', () => clone('corpus-clone', 'corpus', 'FINLAND-1', 'eur')],
    ['too few credits', 'credits', () => clone('results-clone', 'results', 'FINLAND-3', 'inr')],
    [
      'a snapshot that has an image',
      'conflict',
      () => start().images.createFromSnapshot(harness.id('snapshot', 'render-node base'), { name: 'base' }),
    ],
    [
      'a snapshot that is creating',
      'conflict',
      () =>
        start().images.createFromSnapshot(harness.id('snapshot', 'render-node tonight'), { name: 'base' }),
    ],
    [
      'a taken image name',
      'conflict',
      () =>
        start().images.createFromSnapshot(harness.id('snapshot', 'render-node weekly'), {
          name: 'CUDA 12.4 clean',
        }),
      'name',
    ],
    [
      'a snapshot that is not there',
      'notFound',
      () => start().images.createFromSnapshot('nothing', { name: 'base' }),
    ],
    [
      'a size below the minimum',
      'invalid',
      () => start().volumes.create({ name: 'tiny', sizeGb: 1, volumeType: 'NVMe', region: 'FINLAND-1' }),
      'size',
    ],
  ];
  for (const [what, kind, run, field] of refusals) {
    it(`know the refusal of ${what}, in either form, with its request id`, async () => {
      for (const refusalField of ['message', 'error'] as const) {
        harness.simulator.configure({ refusalField });
        const error = await errorOf(run());
        assert.deepEqual([error.kind, error.outcome], [kind, 'refused'], error.message);
        assert.match(error.requestId ?? '', /^[0-9a-f]{8}$/u);
        assert.deepEqual(Object.keys(error.fieldErrors), field === undefined ? [] : [field]);
        assert.ok(error.serverText !== undefined && error.message.includes(error.serverText));
      }
      assert.equal(harness.simulator.effects('cloneVolume') + harness.simulator.effects('createImage'), 0);
    });
  }
});
