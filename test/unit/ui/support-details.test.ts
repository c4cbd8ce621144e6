import assert from 'node:assert/strict';
import { BarrackError } from '../../../src/api/errors.ts';
import type { Volume } from '../../../src/domain/resources.ts';
import { volumeStatus } from '../../../src/domain/status.ts';
import { supportText } from '../../../src/ui/support-details.ts';

const volume: Volume = {
  kind: 'volume',
  id: '101',
  wireId: 101,
  name: 'training-data',
  status: volumeStatus('in-use'),
  region: 'FINLAND-1',
  createdAt: undefined,
  record: { secret_note: 'not for support' },
  sizeGb: 100,
  volumeType: 'NVMe',
  bootable: false,
  instance: undefined,
};

describe('the support details', () => {
  it('hold what the clone guide asks for, and nothing of the record', () => {
    const error = new BarrackError({
      kind: 'conflict',
      message: 'Barrack refused: name taken.',
      remedy: 'Choose another name.',
      outcome: 'refused',
      operation: 'cloneVolume',
      status: 409,
      requestId: 'a1b2c3d4',
    });
    const text = supportText({
      versions: 'Barrack Explorer 0.1.0, VS Code 1.105.0',
      baseUrl: 'https://barrack.ai/api',
      resources: [volume],
      incidents: [
        {
          what: 'clone: volume training-data (101)',
          name: 'training-data-clone',
          message: error.message,
          requestId: 'a1b2c3d4',
        },
      ],
      problems: [{ error, doing: 'Refresh', at: '2026-11-22T00:00:00.000Z' }],
    });
    for (const part of [
      'Name: training-data',
      'ID: 101',
      'Region: FINLAND-1',
      'Status: in-use',
      'Name tried: training-data-clone',
      'Message: Barrack refused: name taken.',
      'Request ID: a1b2c3d4',
      'HTTP status: 409',
      'At: 2026-11-22T00:00:00.000Z',
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.ok(!text.includes('not for support'));
    assert.ok(!text.includes('undefined'));
  });

  it('have a line of its own for each fact, whatever is in it', () => {
    const text = supportText({
      versions: 'x',
      baseUrl: undefined,
      resources: [{ ...volume, name: 'a\nStatus: gone\u202E' }],
      incidents: [],
      problems: [],
    });
    assert.match(text, /^Name: a‹U\+000A›Status: gone‹U\+202E›$/mu);
    assert.equal(text.match(/^Status:/gmu)?.length, 1);
  });

  it('leave out what is not known', () => {
    const text = supportText({
      versions: 'v',
      baseUrl: undefined,
      resources: [],
      incidents: [],
      problems: [],
    });
    assert.equal(text, 'Program: v\n');
  });
});
