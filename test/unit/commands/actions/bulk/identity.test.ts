import assert from 'node:assert/strict';
import type { BulkAction } from '../../../../../src/commands/actions/preview/bulk-actions.ts';
import { preview, sorted } from '../../../../../src/commands/actions/preview/preview.ts';
import type { Resource, Snapshot } from '../../../../../src/domain/resources.ts';
import { dayText } from '../../../../../src/ui/format/dates.ts';
import { attached, image, instance, snapshot, storeWith, usdPrices, volume } from '../bulk-support.ts';

const prices = usdPrices();
const host = instance('render-node', 'active');
const ofHost = { id: host.id, name: undefined, status: undefined };
const createdAt = '2026-03-01T10:00:00Z';
const time = dayText(createdAt) ?? assert.fail();

/** @param resources what it is done to; together with what the account has besides it is what is listed */
function detailOf(
  action: BulkAction,
  resources: readonly Resource[],
  besides: readonly Resource[] = [],
): string {
  const known = storeWith({ prices, resources: [host, ...besides, ...resources] });
  return preview(action, sorted(action, resources, known), 0, known).detail;
}

function of(name: string, more: Partial<Snapshot> = {}): Snapshot {
  return { ...snapshot(name), instance: ofHost, createdAt, ...more };
}

describe('Which of them it is that is deleted, and what is lost with it', () => {
  it('says of a snapshot of which instance it was taken and when, and that this state is lost', () => {
    const lines = detailOf('deleteSnapshot', [of('weekly')]).split('\n');
    assert.ok(
      lines[0]?.startsWith(`weekly · 100 GB · of render-node · created ${time} · CANADA-1 (`),
      lines[0],
    );
    assert.ok(lines.includes('The saved state of render-node is lost.'), lines.join('\n'));
    assert.equal(lines.at(-1), 'This can’t be undone.');
  });

  it('says that the state is lost, also where the instance is not known, and of many', () => {
    const open = detailOf('deleteSnapshot', [snapshot('weekly')]);
    assert.match(open, /^weekly · 100 GB · CANADA-1 /mu);
    assert.match(open, /^The saved state of its instance is lost\.$/mu);
    const many = detailOf('deleteSnapshot', [of('weekly'), snapshot('other')]);
    assert.match(many, /^The saved states of their instances are lost\.$/mu);
  });

  it('says of an image from which snapshot it was made, and when', () => {
    const farm = { ...image('farm'), snapshot: { id: 's', name: 'base' }, createdAt: 'a while ago' };
    assert.match(detailOf('deleteImage', [farm]), /^farm · 100 GB · from base · created a while ago · /u);
  });

  const kinds: readonly [BulkAction, (name: string) => Resource][] = [
    ['deleteSnapshot', (name) => of(name)],
    ['deleteImage', (name) => image(name)],
    ['deleteVolume', (name) => volume(name)],
    ['detachVolume', (name) => attached(name, instance('gpu', 'shutoff'))],
    ['hibernateInstance', (name) => instance(name, 'active')],
  ];
  for (const [action, make] of kinds) {
    it(`tells two of one name apart by their ids: ${action}`, () => {
      const [one, two, other] = [make('twin'), make('twin'), make('other')];
      const rows = detailOf(action, [one, two, other]).split('\n');
      assert.match(rows[0] ?? '', new RegExp(`^twin · id ${one.id} · `, 'u'));
      assert.match(rows[1] ?? '', new RegExp(`^twin · id ${two.id} · `, 'u'));
      assert.match(rows[2] ?? '', /^other · (?!id )/u);
    });
  }

  it('tells one that goes from one of its name that stays', () => {
    const [free, busy] = [volume('twin'), attached('twin', host)];
    const detail = detailOf('deleteVolume', [free, busy]);
    assert.match(detail, new RegExp(`^twin · id ${free.id} · `, 'u'));
    assert.match(detail, new RegExp(`^twin is attached to render-node\\..* \\(id ${busy.id}\\)$`, 'mu'));
  });

  it('tells one from what is not asked about but looks as if it had its name', () => {
    const same = ['prod', 'prod', 'prod\u200B'].map((name) => volume(name));
    const questions = same.map((one) => {
      const known = storeWith({ prices, resources: same });
      return preview('deleteVolume', sorted('deleteVolume', [one], known), 0, known);
    });
    const ids = same.map(({ id }) => id);
    assert.deepEqual(
      questions.map(({ message }) => message),
      [
        `Delete the volume prod (${ids[0]})?`,
        `Delete the volume prod (${ids[1]})?`,
        `Delete the volume prod‹U+200B› (${ids[2]})?`,
      ],
    );
    assert.deepEqual(
      questions.map(({ id }) => id),
      ids,
      'the name is not what is to be typed',
    );
    for (const [index, { detail }] of questions.entries()) {
      assert.match(detail, new RegExp(`^prod(?:‹U\\+200B›)? · id ${ids[index]} · `, 'u'));
    }
    const alone = volume('prod');
    assert.doesNotMatch(
      detailOf('deleteVolume', [alone], [volume('prod-2'), instance('prod', 'active')]),
      /id /u,
    );
  });

  it('tells those apart whose names are only alike as far as they are shown', () => {
    const [one, two] = ['a', 'b'].map((end) => volume(`${'x'.repeat(80)}${end}`));
    assert.ok(one !== undefined && two !== undefined);
    assert.match(detailOf('deleteVolume', [one, two]), new RegExp(`^x+… · id ${one.id} · `, 'u'));
  });
});
