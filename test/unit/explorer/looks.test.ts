import assert from 'node:assert/strict';
import { instanceStatus } from '../../../src/domain/status.ts';
import { itemLook } from '../../../src/explorer/item-look.ts';
import { escapeMarkdown } from '../../../src/ui/markdown.ts';
import { ageLabel } from '../../../src/ui/text.ts';
import { plain } from '../../../src/ui/safe-text.ts';
import { itemTooltip } from '../../../src/explorer/tooltip.ts';
import { ResourceStore } from '../../../src/state/store.ts';
import { FakeBarrack } from '../state/support/fake-barrack.ts';
import { FakeClock } from '../state/support/fake-clock.ts';
import { image, instance, snapshot, volume } from '../state/support/records.ts';

describe('How a resource looks', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;

  beforeEach(async () => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
    barrack.instanceList = [instance({ id: '5', name: 'trainer-1', status: 'ACTIVE' })];
    await store.refresh();
  });

  const attachedTo = (status: string) => ({ id: '5', name: 'trainer-1', status: instanceStatus(status) });

  it('tells size, type, what it is attached to and the cost of a volume', () => {
    const look = itemLook(volume({ status: 'in-use', instance: attachedTo('ACTIVE') }), store, false);
    assert.equal(look.description, '500 GB NVMe · $106.93/mo · Attached to trainer-1');
    assert.equal(
      look.spoken,
      'volume-1, Volume, 500 GB NVMe, Attached to trainer-1, $106.93 a month, FINLAND-1',
    );
  });

  it("tells the status in the platform's words, and the region where the tree does not", () => {
    const look = itemLook(volume({ status: 'available', volumeType: 'HDD', sizeGb: 2048 }), store, true);
    assert.equal(look.description, '2 TB HDD · $116.80/mo · Available · FINLAND-1');
  });

  it('leaves out what is not known', () => {
    const bare = volume({ sizeGb: undefined, volumeType: undefined, region: undefined, status: 'mystery' });
    assert.equal(itemLook(bare, store, false).description, 'mystery');
    assert.equal(itemLook(bare, store, true).description, 'mystery · no region');
  });

  it('says of a volume whether it can be cloned', () => {
    const flagsOf = (given: Parameters<typeof volume>[0]) =>
      itemLook(volume(given), store, false).contextValue;
    assert.equal(flagsOf({}), 'cloneable;volume');
    assert.equal(flagsOf({ region: 'CANADA-1' }), 'volume');
    assert.equal(flagsOf({ status: 'creating' }), 'volume');
    assert.equal(flagsOf({ status: 'attached', instance: attachedTo('ACTIVE') }), 'volume');
    assert.equal(flagsOf({ region: 'NOWHERE-1' }), 'cloneable;volume');
  });

  it('says of a snapshot which image it has, or that one can be made', () => {
    const base = { id: '9', name: 'base', status: undefined };
    const without = itemLook(snapshot({ hasImage: false, instance: attachedTo('ACTIVE') }), store, false);
    assert.equal(without.contextValue, 'imageable;snapshot');
    assert.equal(without.description, '100 GB · Available · of trainer-1');
    const having = itemLook(snapshot({ image: base }), store, false);
    assert.equal(having.contextValue, 'hasImage;snapshot');
    assert.equal(having.description, '100 GB · Available · image base');
    assert.equal(itemLook(snapshot({ status: 'creating' }), store, false).contextValue, 'snapshot');
  });

  it('names the snapshot of an image by its name where only the id is told', async () => {
    barrack.snapshotList = [snapshot({ id: '7', name: 'shot' })];
    await store.refresh();
    const look = itemLook(image({ snapshot: { id: '7', name: undefined } }), store, false);
    assert.equal(look.description, '100 GB · Available · from shot');
    assert.equal(look.contextValue, 'image');
  });

  it('tells the GPUs, the status and the volumes of an instance', () => {
    const running = instance({ gpuCount: 2, status: 'running', volumes: [{ id: '1', name: undefined }] });
    assert.equal(itemLook(running, store, false).description, '2× A100 · ACTIVE · 1 volume');
  });

  it('has an icon by status, which spins while in transition', () => {
    const iconOf = (resource: Parameters<typeof itemLook>[0]) => itemLook(resource, store, false).icon?.name;
    assert.equal(iconOf(volume()), 'database');
    assert.equal(iconOf(volume({ status: 'cloning' })), 'loading~spin');
    assert.equal(iconOf(snapshot({ status: 'saving' })), 'loading~spin');
    assert.equal(iconOf(instance({ status: 'stopping' })), 'loading~spin');
    assert.equal(iconOf(volume({ status: 'error_deleting' })), 'error');
    assert.equal(iconOf(image({ status: 'weird' })), 'question');
    assert.equal(iconOf(instance({ status: 'ACTIVE' })), 'vm-running');
    assert.equal(iconOf(instance({ status: 'SHUTOFF' })), 'vm-outline');
    assert.equal(iconOf(snapshot()), 'device-camera');
    assert.equal(iconOf(image()), 'package');
  });

  it('cannot be broken by a hostile name', () => {
    const name = 'a\nb\u202Egnp.exe';
    const look = itemLook(volume({ name }), store, false);
    assert.equal(look.label, 'a\uFFFDb\uFFFDgnp.exe');
    assert.ok(!/[\n\u202E]/u.test(look.spoken));
  });
});

describe('The tooltip of a resource', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;

  beforeEach(async () => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
    await store.refresh();
  });

  const unescaped = (markdown: string): string => markdown.replaceAll(/\\(.)/gu, '$1');

  it('tells everything known, and both prices', () => {
    const text = unescaped(itemTooltip(volume({ id: 'v-1', bootable: true }), store));
    for (const part of [
      '**Volume volume-v-1**',
      'Status: Available',
      'Region: FINLAND-1',
      'Size: 500 GB',
      'Type: NVMe',
      'Bootable: yes',
      'Cost: $106.93 a month, $0.1465 an hour',
      'ID: v-1',
    ]) {
      assert.ok(text.includes(part), `${part} in\n${text}`);
    }
    assert.ok(!text.includes('Cannot be cloned'));
  });

  it('names what it was made of as the lists do, where a record has only an id', async () => {
    const mention = (id: string) => ({ id, name: undefined, status: undefined });
    barrack.snapshotList = [snapshot({ id: '7', name: 'golden' })];
    barrack.instanceList = [instance({ id: '5', name: 'trainer' })];
    await store.refresh();
    const made = image({ id: '9', snapshot: mention('7') });
    assert.match(unescaped(itemTooltip(made, store)), /Made from: golden/u);
    assert.match(unescaped(itemTooltip(snapshot({ instance: mention('5') }), store)), /Made of: trainer/u);
    assert.match(unescaped(itemTooltip(snapshot({ instance: mention('6') }), store)), /Made of: 6/u);
  });

  it('says where the currency is assumed', async () => {
    barrack.currency = undefined;
    await store.refresh();
    const text = unescaped(itemTooltip(volume(), store));
    assert.match(text, /Prices: in USD, since Barrack did not tell the account’s currency/u);
  });

  it("keeps Barrack's own word where the status is told in another", () => {
    assert.ok(
      unescaped(itemTooltip(volume({ status: 'in-use' }), store)).includes('Attached (Barrack: in-use)'),
    );
  });

  it('says why a volume cannot be cloned and why no image can be made', () => {
    const legacy = unescaped(itemTooltip(volume({ region: 'CANADA-1' }), store));
    assert.match(legacy, /Cannot be cloned: CANADA-1 is in the legacy tier/u);
    const base = { id: '9', name: 'base', status: undefined };
    const having = unescaped(itemTooltip(snapshot({ image: base }), store));
    assert.match(having, /No image can be made from it: The snapshot already has the image base/u);
  });

  it('does not sum up what is unclear: the price of a snapshot is as Barrack states it', () => {
    const text = unescaped(itemTooltip(snapshot(), store));
    assert.match(
      text,
      /Cost: \$0\.1000 an hour as Barrack states it|Cost: \$0\.10 an hour as Barrack states it/u,
    );
  });

  it('has nothing of a hostile value as Markdown, HTML, link or icon', () => {
    const name =
      '[x](command:evil) <img src=x> **b** `c` $(zap) https://evil.example www.evil.example a@b.example\n# h';
    const text = itemTooltip(volume({ name, volumeType: '<b>' }), store);
    assert.ok(!/(^|[^\\])[[\]()<>`$#@]/u.test(text), text);
    assert.ok(!/https:\/\/|www\.|\n#/u.test(text), text);
    assert.ok(unescaped(text).includes('<img src=x>'));
  });
});

describe('Text', () => {
  it('is escaped so that Markdown shows every ASCII punctuation mark as it is', () => {
    const marks = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
    assert.equal(escapeMarkdown(marks), Array.from(marks, (mark) => `\\${mark}`).join(''));
    assert.equal(escapeMarkdown('Größe 500 GB'), 'Größe 500 GB');
  });

  it('loses what would break its line or turn it around', () => {
    assert.equal(plain('a\u2028b\u200Fc\u0000d'), 'a\uFFFDb\uFFFDc\uFFFDd');
    assert.equal(plain('名前 é 👩‍🚀'), '名前 é 👩‍🚀');
  });

  it('tells an age', () => {
    assert.equal(ageLabel(59_999), 'less than a minute old');
    assert.equal(ageLabel(12.9 * 60_000), '12 min old');
    assert.equal(ageLabel(150 * 60_000), '2 h old');
  });
});
