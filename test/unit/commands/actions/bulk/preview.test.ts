import assert from 'node:assert/strict';
import type { BulkAction } from '../../../../../src/commands/actions/preview/bulk-actions.ts';
import type { BulkStore } from '../../../../../src/commands/actions/preview/bulk-store.ts';
import type { Preview } from '../../../../../src/commands/actions/preview/preview.ts';
import { preview, sorted } from '../../../../../src/commands/actions/preview/preview.ts';
import type { Resource } from '../../../../../src/domain/resources.ts';
import { noneText } from '../../../../../src/commands/actions/preview/words.ts';
import { attached, image, instance, snapshot, storeWith, usdPrices, volume } from '../bulk-support.ts';

const prices = usdPrices();
const withPrices = storeWith({ prices });

function asked(
  action: BulkAction,
  resources: readonly Resource[],
  store: BulkStore = withPrices,
  others = 0,
): Preview {
  return preview(action, sorted(action, resources, store), others, store);
}

const many = (count: number): readonly Resource[] =>
  Array.from({ length: count }, (_, index) => volume(`data-${index + 1}`));

describe('What is asked before resources are changed', () => {
  it('names one volume, what it frees and that it can’t be undone', () => {
    assert.deepEqual(asked('deleteVolume', [volume('training-data')]), {
      message: 'Delete the volume training-data?',
      detail: [
        'training-data · 500 GB NVMe · FINLAND-1 · $106.93/mo',
        '',
        'This frees $106.93 a month.\nAll data on it is lost.\nThis can’t be undone.',
      ].join('\n'),
      confirm: 'Delete Volume',
      whole: undefined,
      name: 'training-data',
      id: undefined,
      phrase: undefined,
    });
  });

  it('sums up what many free, and says of how many the price is not known', () => {
    const unpriced = [volume('a', { volumeType: 'Tape' }), volume('b', { sizeGb: undefined })];
    const { message, detail, confirm, name, phrase } = asked('deleteVolume', [...many(3), ...unpriced]);
    assert.equal(message, 'Delete 5 volumes?');
    assert.match(detail, /This frees at least \$320\.80 a month\.\nThe prices of 2 of them are not known\./u);
    assert.match(detail, /All data on them is lost\.\nThis can’t be undone\.$/u);
    assert.match(detail, /^a · 500 GB Tape · FINLAND-1 · price unknown$/mu);
    assert.equal(confirm, 'Delete 5 Volumes');
    assert.deepEqual([name, phrase], [undefined, 'delete 5 volumes']);
  });

  it('names no sum where no price is known', () => {
    assert.match(
      asked('deleteVolume', many(2), storeWith()).detail,
      /What this frees a month is not known\./u,
    );
  });

  it('says where the prices are not Barrack’s own of now', () => {
    const store = storeWith({ prices: { ...prices, source: 'documented', currencyAssumed: true } });
    const { detail } = asked('deleteVolume', many(2), store);
    assert.match(detail, /these are the documented prices/u);
    assert.match(detail, /did not tell your account’s currency: these are its prices in USD/u);
  });

  it('lists what can’t be deleted with the reason, and what is of another kind', () => {
    const host = instance('gpu-1', 'active');
    const { detail, message } = asked(
      'deleteVolume',
      [volume('free'), attached('busy', host), volume('new', {}, 'creating')],
      withPrices,
      2,
    );
    assert.equal(message, 'Delete the volume free?');
    assert.match(
      detail,
      /\n\nCannot be deleted now:\nbusy is attached to gpu-1\. Detach it first\.\nnew is still being created\. .*\n2 selected items are of another kind, and stay as they are\.\n\n/u,
    );
  });

  const lengths = [
    { going: 15, staying: 0, shown: 15, shownStaying: 0 },
    { going: 16, staying: 0, shown: 15, shownStaying: 0 },
    { going: 10, staying: 5, shown: 10, shownStaying: 5 },
    { going: 40, staying: 3, shown: 12, shownStaying: 3 },
    { going: 40, staying: 40, shown: 10, shownStaying: 5 },
    { going: 1, staying: 40, shown: 1, shownStaying: 14 },
  ];
  for (const { going, staying, shown, shownStaying } of lengths) {
    it(`shows ${shown} of ${going} and ${shownStaying} of ${staying} that stay, and has the whole list`, () => {
      const stay = Array.from({ length: staying }, (_, index) => volume(`new-${index}`, {}, 'creating'));
      const { detail, whole } = asked('deleteVolume', [...many(going), ...stay]);
      const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
      assert.equal(count(detail, /^data-/gmu), shown);
      assert.equal(count(detail, /^new-/gmu), shownStaying);
      const cuts = [going - shown, staying - shownStaying].filter((left) => left > 0);
      assert.deepEqual(
        [...detail.matchAll(/^and (\d+) more$/gmu)].map(([, left]) => Number(left)),
        cuts,
      );
      assert.equal(whole === undefined, cuts.length === 0);
      assert.equal(count(whole ?? detail, /^data-/gmu), going);
      assert.equal(count(whole ?? detail, /^new-/gmu), staying);
    });
  }

  it('keeps a hostile currency in its line, and short', () => {
    const currency = 'US\nNothing is lost.\nD [x](command:evil)';
    const store = storeWith({ prices: { ...prices, currency, currencyAssumed: true } });
    for (const { detail } of [
      asked('deleteVolume', many(1), store),
      asked('stopInstance', [instance('gpu', 'active')], store),
    ]) {
      assert.doesNotMatch(detail, /^(?:Nothing is lost|D )/mu);
      assert.match(detail, /106\.93 US‹U\+000A›|1460\.00 US‹U\+000A›/u);
    }
  });

  it('keeps hostile and endless names in their line', () => {
    const names = ['a\nThis frees $9,999 a month.', 'b\u202Egnp', 'x'.repeat(5000)];
    const volumes = names.map((name) => volume(name));
    const { detail } = asked('deleteVolume', volumes);
    const lines = detail.split('\n');
    assert.equal(
      lines[0],
      `a‹U+000A›This frees $9,999 a month. · id ${volumes[0]?.id} · 500 GB NVMe · FINLAND-1 · $106.93/mo`,
    );
    assert.match(lines[1] ?? '', /^b‹U\+202E›gnp · /u);
    assert.match(lines[2] ?? '', /^x{59}… · /u);
  });

  it('says of a snapshot which image may go with it, and what it frees in both ways of reading the price', () => {
    const [one, other] = [snapshot('base'), snapshot('weekly')];
    const farm = image('render-farm');
    const store = storeWith({ prices, images: { [one.id]: { has: true, image: farm } } });
    const single = asked('deleteSnapshot', [one], store);
    assert.match(single.detail, /^base · 100 GB · image render-farm · CANADA-1\n/u);
    assert.match(single.detail, /The image render-farm was made from it and may be deleted with it/u);
    const { detail, phrase } = asked('deleteSnapshot', [one, other], store);
    assert.match(detail, /^A snapshot costs \$0\.10 an hour as Barrack states it\. This frees \$146\.00 a month if that is for each snapshot, \$14\.26 if it is per TB \(a snapshot is billed as 100 GB\)\.$/mu); // prettier-ignore
    assert.match(single.detail, /This frees \$73\.00 a month if .*, \$7\.13 if it is per TB/u);
    const old = storeWith({ prices: { ...prices, source: 'documented' } });
    assert.match(
      asked('deleteSnapshot', [one], old).detail,
      /per TB.*\nBarrack’s price list could not be read: these are the documented prices/u,
    );
    assert.match(asked('deleteSnapshot', [one], storeWith()).detail, /^What this frees is not known\.$/mu);
    assert.match(detail, /Images made from them may be deleted with them.*: render-farm\./u);
    assert.match(detail, /^Of 1 of them it is not known whether an image was made from it: one may/mu);
    const open = asked('deleteSnapshot', [one, other], storeWith({ prices })).detail;
    assert.match(open, /^Of 2 of them it is not known whether images were made from them: those may/mu);
    assert.match(detail, /can’t be undone/u);
    assert.equal(phrase, 'delete 2 snapshots');
  });

  it('says of images that no instance can be deployed from them any more', () => {
    const from = { ...image('farm'), snapshot: { id: 's', name: 'base' } };
    assert.match(asked('deleteImage', [from]).detail, /No instance can be deployed from it any more\.\nThe snapshot base, from which it was made, stays\./u); // prettier-ignore
    const base = snapshot('base');
    const byId = { ...from, snapshot: { id: base.id, name: undefined } };
    const store = storeWith({ resources: [base] });
    assert.match(asked('deleteImage', [byId], store).detail, /The snapshot base, from which it was made/u);
    assert.match(asked('deleteImage', [from, image('b')]).detail, /deployed from them any more/u);
  });

  const gpu = (state: string, name = 'gpu-1') => instance(name, state);
  const powers: readonly [BulkAction, readonly Resource[], RegExp][] = [
    [
      'startInstance',
      [gpu('shutoff')],
      /ACTIVE costs \$2\.00 an hour, \$1,460\.00 a month: as much as SHUTOFF/u,
    ],
    ['startInstance', [gpu('shutoff'), gpu('shutoff')], /\$4\.00 an hour, \$2,920\.00 a month/u],
    ['stopInstance', [gpu('active')], /What runs on gpu-1 ends\.\nAn instance in SHUTOFF is still billed in full: \$1,460\.00 a month/u], // prettier-ignore
    ['stopInstance', [gpu('active'), gpu('active')], /What runs on them ends\.\n.*\$2,920\.00 a month/u],
    ['rebootInstance', [gpu('active')], /What runs on gpu-1 is interrupted/u],
    ['rebootInstance', [gpu('active'), gpu('active')], /What runs on them is interrupted/u],
    ['hibernateInstance', [gpu('active')], /ends\.\nHibernated: \$0\.01 an hour, \$7\.30 a month \(documented\)\.\nNow: \$2\.00 an hour, \$1,460\.00 a month\.\nThis saves \$1,452\.70 a month\.$/u], // prettier-ignore
    ['restoreInstance', [gpu('hibernated')], /From then on: \$2\.00 an hour, \$1,460\.00 a month\.\nHibernated, as now: \$0\.01/u], // prettier-ignore
  ];
  for (const [action, resources, expected] of powers) {
    it(`tells what ${action} of ${resources.length} costs and interrupts`, () => {
      const { detail, name, phrase } = asked(action, resources);
      assert.match(detail, expected);
      assert.deepEqual([name, phrase], [undefined, undefined], 'nothing is destroyed');
    });
  }

  const odd = { gpuModel: 'B200' };
  it('compares what hibernation saves over those of which both prices are known', () => {
    const { detail } = asked('hibernateInstance', [gpu('active'), instance('gpu-2', 'active', odd)]);
    assert.match(
      detail,
      /^Hibernated: at least \$0\.01 an hour, \$7\.30 a month \(documented\)\.\nNow: at least \$2\.00 an hour, \$1,460\.00 a month\.\nThis saves at least \$1,452\.70 a month\.\nThe price of 1 of them is not known\.$/mu,
    );
    const sleeping = [gpu('hibernated'), instance('gpu-2', 'hibernated', odd)];
    assert.match(
      asked('restoreInstance', sleeping).detail,
      /^From then on: at least \$2\.00 .*\nHibernated, as now: at least \$0\.01 .*\nThe price of 1 of them is not known\.$/mu,
    );
  });

  it('names no saving where one of the prices is not known', () => {
    const { detail } = asked('hibernateInstance', [instance('gpu-2', 'active', odd)]);
    assert.match(detail, /Hibernated: \$0\.01 .*\nWhat it costs now is not known\.$/mu);
    assert.doesNotMatch(detail, /saves/u);
  });

  it('says that nothing ends on an instance in SHUTOFF that is hibernated', () => {
    assert.doesNotMatch(asked('hibernateInstance', [gpu('shutoff')]).detail, /ends/u);
  });

  it('says where the price of an instance is not known', () => {
    const store = storeWith({ prices: { ...prices, gpus: [] } });
    assert.match(
      asked('startInstance', [gpu('shutoff')], store).detail,
      /What ACTIVE costs here is not known/u,
    );
    assert.match(asked('stopInstance', [gpu('active')], store).detail, /still billed in full\.$/u);
    assert.match(asked('restoreInstance', [gpu('hibernated')], store).detail, /from then on is not known/u);
  });

  it('says what goes on being billed of volumes that are detached, and where they are missed', () => {
    const host = instance('render-node', 'active', { region: 'CANADA-1' });
    const home = attached('home', host, { volumeType: 'SSD', sizeGb: 1024 });
    const { message, detail, confirm } = asked('detachVolume', [home]);
    assert.equal(message, 'Detach the volume home?');
    assert.equal(confirm, 'Detach Volume');
    assert.match(detail, /^home · 1 TB SSD · from render-node · CANADA-1 · \$73\.00\/mo/u);
    assert.match(detail, /What runs on render-node can no longer use it\./u);
    assert.match(detail, /still \$73\.00 a month/u);
  });

  it('shows what only Barrack can tell', () => {
    const { detail } = asked('deleteVolume', [volume('odd', {}, 'quiescing')]);
    assert.match(detail, /^odd · .* \(Barrack will check: .*quiescing.*\)$/mu);
  });
});

describe('What stands in the place of an empty list', () => {
  const texts: readonly [BulkAction, string][] = [
    ['detachVolume', 'There are no volumes in this account. Create a volume first.'],
    ['deleteSnapshot', 'There are no snapshots in this account.'],
    ['deleteImage', 'There are no images in this account.'],
    ['hibernateInstance', 'There are no instances in this account. Deploy one at barrack.ai first.'],
  ];
  for (const [action, text] of texts) {
    it(`is “${text}”`, () => {
      assert.equal(noneText(action), text);
    });
  }
});
