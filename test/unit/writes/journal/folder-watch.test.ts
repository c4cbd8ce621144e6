import assert from 'node:assert/strict';
import { watch as tell } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { systemClock } from '../../../../src/base/clock.ts';
import { FolderWatch } from '../../../../src/writes/journal/folder-watch.ts';

describe('a folder that the system does not watch', () => {
  it('is looked at now and again, which is told once', async () => {
    const lines: string[] = [];
    const { promise, resolve } = Promise.withResolvers<undefined>();
    // Nothing can be watched where there is no folder: as where a system has no watchers left.
    const watch = new FolderWatch(
      join(tmpdir(), 'no-such-folder-of-barrack'),
      () => resolve(undefined),
      (line) => lines.push(line),
      { clock: systemClock, watch: tell },
    );
    watch.begin();
    watch.begin();
    assert.equal(lines.length, 1);
    await promise;
    watch.end();
  });
});
