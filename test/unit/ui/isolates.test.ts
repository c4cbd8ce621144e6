import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkTo } from '../../../src/commands/navigate/link-text.ts';
import { ordersAsCurl } from '../../../src/commands/curl/curl-text.ts';
import { preview, sorted } from '../../../src/commands/actions/preview/preview.ts';
import { reasonText } from '../../../src/commands/actions/preview/rows.ts';
import { label } from '../../../src/commands/operations/retry-meaning.ts';
import { sshArguments } from '../../../src/commands/connect/ssh.ts';
import { withoutIsolates } from '../../../src/domain/direction.ts';
import { plain, plainLines, tabName } from '../../../src/ui/format/safe-text.ts';
import { supportText } from '../../../src/ui/support-details.ts';
import { cloneForm } from '../forms/harness.ts';
import { loaded, volume as formVolume } from '../forms/records.ts';
import { World, clone, refused } from '../views/operations/support.ts';
import { volume } from '../writes/support/records.ts';

const hebrew = 'שרת גדול';
const isolate = /[\u2066-\u2069]/u;
const shownIsolate = '‹U+2068›';

function assertNone(what: string, text: string): void {
  assert.ok(text.includes('שרת'), `${what} says the name`);
  assert.doesNotMatch(text, isolate, what);
}

describe('The marks that keep what is written from right to left in its place', () => {
  const order = { ...clone, source: { id: '1', name: `500 ${hebrew}`, region: 'FINLAND-1' } } as typeof clone;

  async function worldOf() {
    const world = new World();
    world.barrack.volumeList = [volume({ id: '1', name: `500 ${hebrew}` })];
    await world.store.refresh();
    return world;
  }

  it('are where the text is shown', () => {
    assert.match(plain(`500 ${hebrew}`), isolate);
  });

  it('are not in what is copied: commands, support details, links', async () => {
    const { store } = await worldOf();
    const start = { kind: 'stopInstance', instance: { id: '5', name: hebrew } } as const;
    const target = { baseUrl: 'https://example.invalid/api', authStyle: 'Bearer', overrides: {} } as const;
    assertNone('curl', await ordersAsCurl([start, order], target, store));
    const details = { versions: '', baseUrl: undefined, incidents: [], problems: [] };
    assertNone('support', supportText({ ...details, resources: store.volumes.items }));
    assert.doesNotMatch(linkTo('vscode://x.y', { kind: 'volume', id: hebrew }), isolate);
    assert.doesNotMatch(sshArguments({ user: 'ubuntu', ip: '127.0.0.1' }).join(' '), isolate);
  });

  it('are not in what is exported, kept and logged of an operation', async () => {
    const world = await worldOf();
    const operation = world.operation([[order, refused]]);
    assertNone('export', JSON.stringify(operation.record));
    assertNone('log', operation.statusText);
  });

  it('are not in the name that is typed to confirm, nor in the tab of a list', async () => {
    const { store } = await worldOf();
    const asked = preview('deleteVolume', sorted('deleteVolume', store.volumes.items, store), 0, store);
    assertNone('typed', asked.name ?? '');
    assertNone('tab', tabName(`Delete ${hebrew}`));
  });

  it('are not in what a form sends to its page, which has elements for it', () => {
    const form = cloneForm(({ store }) => {
      store.volumes = loaded(formVolume({ name: `500 ${hebrew}` }));
    });
    assertNone('page', JSON.stringify(form.view));
  });

  it('never are shown as something hidden where a text is cut between them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 320 }), (length) => {
        const name = `${'x'.repeat(length)} ${hebrew} ${'y'.repeat(80)}`;
        const { store } = new World();
        const half = label({ kind: 'stopInstance', instance: { id: '5', name } }, store);
        for (const text of [reasonText(name), half]) {
          assert.ok(!plainLines([text]).includes(shownIsolate), text);
        }
      }),
    );
  });

  it('are taken away again from what was copied from where it is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '5', ' ', 'ש', 'ר', 'ع', '-')), (letters) => {
        const text = letters.join('');
        assert.equal(withoutIsolates(plain(text)), text);
      }),
    );
  });
});
