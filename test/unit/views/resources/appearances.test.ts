import assert from 'node:assert/strict';
import { instanceStatus } from '../../../../src/domain/status.ts';
import { itemAppearance } from '../../../../src/views/resources/item-appearance.ts';
import { escapeMarkdown } from '../../../../src/ui/format/markdown.ts';
import { ageLabel } from '../../../../src/ui/format/text.ts';
import type { Known } from '../../../../src/kinds/kind.ts';
import { itemTooltip } from '../../../../src/views/resources/tooltip.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../../writes/support/fake-barrack.ts';
import { FakeClock } from '../../writes/support/fake-clock.ts';
import { knownFrom } from './support.ts';
import { image, instance, snapshot, volume } from '../../writes/support/records.ts';

const mention = (id: string) => ({ id, name: undefined, status: undefined });

describe('How a resource looks', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;
  let known: Known;

  beforeEach(async () => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
    known = knownFrom(store);
    barrack.instanceList = [instance({ id: '5', name: 'trainer-1', status: 'ACTIVE' })];
    await store.refresh();
  });

  const attachedTo = (status: string) => ({ id: '5', name: 'trainer-1', status: instanceStatus(status) });

  it('tells size, type, what it is attached to and the cost of a volume', () => {
    const appearance = itemAppearance(volume({ status: 'in-use', instance: attachedTo('ACTIVE') }), known);
    assert.equal(appearance.description, '500 GB NVMe · $106.93/mo · Attached to trainer-1');
    assert.equal(
      appearance.spoken,
      'volume-1, Volume, 500 GB NVMe, Attached to trainer-1, $106.93 a month, FINLAND-1',
    );
  });

  it('tells an attached volume from an available one by more than color', () => {
    const iconOf = (status: string) => itemAppearance(volume({ status }), known).icon?.name;
    assert.notEqual(iconOf('attached'), iconOf('available'));
  });

  it("tells the status in the platform's words, and the region where the tree does not", () => {
    const appearance = itemAppearance(
      volume({ status: 'available', volumeType: 'HDD', sizeGb: 2048 }),
      known,
      {
        withRegion: true,
      },
    );
    assert.equal(appearance.description, '2 TB HDD · $116.80/mo · Available · FINLAND-1');
  });

  it('says of a volume that its size and its price are unknown where they are', () => {
    const bare = volume({ sizeGb: undefined, volumeType: undefined, region: undefined, status: 'mystery' });
    assert.equal(itemAppearance(bare, known).description, 'size unknown · price unknown · mystery');
    assert.equal(
      itemAppearance(bare, known, { withRegion: true }).description,
      'size unknown · price unknown · mystery · no region',
    );
  });

  it('says of a volume whether it can be cloned, attached or detached', () => {
    const flagsOf = (given: Parameters<typeof volume>[0]) =>
      itemAppearance(volume(given), known).contextValue;
    assert.equal(flagsOf({}), 'cloneable;free;volume');
    assert.equal(flagsOf({ region: 'CANADA-1' }), 'free;volume');
    assert.equal(flagsOf({ status: 'creating' }), 'volume');
    assert.equal(
      flagsOf({ status: 'attached', instance: attachedTo('ACTIVE') }),
      'attached;cloneable;volume',
    );
    assert.equal(flagsOf({ region: 'NOWHERE-1' }), 'cloneable;free;volume');
    assert.equal(flagsOf({ status: 'error' }), 'volume');
    assert.equal(flagsOf({ status: 'quiescing', region: 'CANADA-1' }), 'attached;free;volume');
  });

  it('says of a snapshot which image it has, or that one can be made', () => {
    const base = { id: '9', name: 'base', status: undefined };
    const without = itemAppearance(snapshot({ hasImage: false, instance: attachedTo('ACTIVE') }), known);
    assert.equal(without.contextValue, 'imageable;snapshot');
    assert.equal(without.description, '100 GB · Available · of trainer-1');
    const having = itemAppearance(snapshot({ image: base }), known);
    assert.equal(having.contextValue, 'imageable;snapshot');
    assert.equal(having.description, '100 GB · Available · image base');
    assert.equal(itemAppearance(snapshot({ status: 'creating' }), known).contextValue, 'snapshot');
  });

  it('says of an instance in which state it is, and whether it can be connected to', () => {
    const flagsOf = (given: Parameters<typeof instance>[0]) =>
      itemAppearance(instance(given), known).contextValue;
    assert.equal(flagsOf({ status: 'ACTIVE', publicIp: '203.0.113.7' }), 'active;hasIp;instance');
    assert.equal(flagsOf({ status: 'stopped' }), 'instance;shutoff');
    assert.equal(flagsOf({ status: 'HIBERNATED' }), 'hibernated;instance');
    assert.equal(flagsOf({ status: 'stopping' }), 'instance');
    assert.equal(flagsOf({ status: 'quiescing' }), 'active;hibernated;instance;shutoff');
    assert.equal(flagsOf({ status: 'error' }), 'instance');
  });

  it('says what can be gone to', async () => {
    barrack.volumeList = [
      volume({ id: '1', status: 'attached', instance: attachedTo('ACTIVE') }),
      volume({ id: '2', source: { id: '1', name: undefined } }),
    ];
    barrack.snapshotList = [snapshot({ id: '7', instance: attachedTo('ACTIVE') })];
    barrack.imageList = [image({ id: '9', snapshot: { id: '7', name: undefined } })];
    barrack.instanceList.push(instance({ id: '6', image: { id: '9', name: 'image-9' } }));
    await store.refresh();
    const flagsOf = (...[kind, id]: Parameters<ResourceStore['find']>): string => {
      const found = store.find(kind, id);
      assert.ok(found);
      return itemAppearance(found, known).contextValue;
    };
    assert.equal(flagsOf('volume', '1'), 'attached;cloneable;hasClone;hasInstance;volume');
    assert.equal(flagsOf('volume', '2'), 'cloneable;free;hasSource;volume');
    assert.equal(flagsOf('snapshot', '7'), 'hasImage;hasInstance;imageable;snapshot');
    assert.equal(flagsOf('image', '9'), 'hasInstance;hasSnapshot;image');
    assert.equal(flagsOf('instance', '5'), 'active;hasSnapshot;hasVolume;instance');
    assert.equal(flagsOf('instance', '6'), 'hasImage;instance;shutoff');
  });

  it('expands only an instance that has volumes or snapshots', async () => {
    const [trainer = instance()] = barrack.instanceList;
    assert.equal(itemAppearance(trainer, known).expandable, false);
    barrack.snapshotList = [snapshot({ instance: attachedTo('ACTIVE') })];
    await store.refresh();
    assert.equal(itemAppearance(trainer, known).expandable, true);
    assert.equal(itemAppearance(snapshot({ instance: attachedTo('ACTIVE') }), known).expandable, false);
  });

  it('names the snapshot of an image by its name where only the id is told', async () => {
    barrack.snapshotList = [snapshot({ id: '7', name: 'shot' })];
    await store.refresh();
    const appearance = itemAppearance(image({ snapshot: { id: '7', name: undefined } }), known);
    assert.equal(appearance.description, '100 GB · Available · from shot');
    assert.equal(appearance.contextValue, 'image');
  });

  it('tells the GPUs, the status and the volumes of an instance, which its own record need not name', async () => {
    const running = instance({ id: '5', gpuCount: 2, status: 'running' });
    const gone = instance({ ...running, status: 'running', volumes: [{ id: '7', name: 'deleted' }] });
    assert.equal(itemAppearance(gone, known).description, '2× A100 · ACTIVE · price unknown');
    barrack.volumeList = ['1', '2'].map((id) => volume({ id, instance: attachedTo('ACTIVE') }));
    await store.refresh();
    assert.equal(itemAppearance(running, known).description, '2× A100 · ACTIVE · price unknown · 2 volumes');
  });

  it('tells the volumes that the record of an instance names where their list was never read', () => {
    const unread = knownFrom(new ResourceStore(() => barrack, new FakeClock()));
    const running = instance({ gpuCount: 2, status: 'running', volumes: [{ id: '1', name: undefined }] });
    assert.equal(itemAppearance(running, unread).description, '2× A100 · ACTIVE · 1 volume');
  });

  it('tells what an instance costs in its state', () => {
    const description = (status: string, gpuModel = 'H100'): string =>
      itemAppearance(instance({ gpuModel, gpuCount: 2, status }), known).description;
    assert.equal(description('ACTIVE'), '2× H100 · ACTIVE · $3,212.00/mo');
    assert.equal(description('SHUTOFF'), '2× H100 · SHUTOFF · $3,212.00/mo');
    assert.equal(description('stopping'), '2× H100 · stopping · $3,212.00/mo');
    assert.equal(description('HIBERNATED'), '2× H100 · HIBERNATED · $7.30/mo (documented)');
    assert.equal(description('mystery'), '2× H100 · mystery · price unknown');
    assert.equal(description('deleted'), '2× H100 · DELETED');
    assert.equal(description('ACTIVE', 'H900'), '2× H900 · ACTIVE · price unknown');
    assert.equal(
      itemAppearance(instance({ gpuModel: 'H100', gpuCount: 2, status: 'ACTIVE' }), known).spoken,
      'instance-1, Instance, 2× H100, ACTIVE, $3,212.00 a month, FINLAND-1',
    );
  });

  it('has an icon by status, which spins while in transition', () => {
    const iconOf = (resource: Parameters<typeof itemAppearance>[0]) =>
      itemAppearance(resource, known).icon?.name;
    assert.equal(iconOf(volume()), 'database');
    assert.equal(iconOf(volume({ status: 'cloning' })), 'loading~spin');
    assert.equal(iconOf(snapshot({ status: 'saving' })), 'loading~spin');
    assert.equal(iconOf(instance({ status: 'stopping' })), 'loading~spin');
    assert.equal(iconOf(volume({ status: 'error_deleting' })), 'error');
    assert.equal(iconOf(image({ status: 'weird' })), 'question');
    assert.equal(iconOf(instance({ status: 'ACTIVE' })), 'vm-running');
    assert.equal(iconOf(instance({ status: 'SHUTOFF' })), 'vm-outline');
    assert.equal(iconOf(instance({ status: 'HIBERNATED' })), 'debug-pause');
    assert.equal(iconOf(snapshot()), 'device-camera');
    assert.equal(iconOf(image()), 'package');
  });

  it('cannot be broken by a hostile name', () => {
    const name = 'a\nb\u202Egnp.exe';
    const appearance = itemAppearance(volume({ name }), known);
    assert.equal(appearance.label, 'a‹U+000A›b‹U+202E›gnp.exe');
    assert.ok(!/[\n\u202E]/u.test(appearance.spoken));
  });
});

describe('The tooltip of a resource', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;
  let known: Known;

  beforeEach(async () => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
    known = knownFrom(store);
    await store.refresh();
  });

  const unescaped = (markdown: string): string => markdown.replaceAll(/\\(.)/gu, '$1');

  it('tells everything known, and both prices', () => {
    const text = unescaped(itemTooltip(volume({ id: 'v-1', bootable: true }), known));
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

  it('says of a volume what is not known of it, an attachment that nothing tells of among it', () => {
    const untold = { sizeGb: undefined, volumeType: undefined, bootable: undefined };
    const text = itemTooltip(volume({ status: 'mystery', ...untold }), known).replaceAll('\\', '');
    for (const label of ['Size', 'Type', 'Bootable', 'Attached to', 'Cost']) {
      assert.match(text, new RegExp(`${label}: not known`, 'u'));
    }
    for (const told of [volume({ status: 'mystery', instance: null }), volume()]) {
      assert.doesNotMatch(itemTooltip(told, known), /Attached to/u);
    }
  });

  it('names what it was made of as the lists do, where a record has only an id', async () => {
    barrack.snapshotList = [snapshot({ id: '7', name: 'golden' })];
    barrack.instanceList = [instance({ id: '5', name: 'trainer' })];
    await store.refresh();
    const made = image({ id: '9', snapshot: mention('7') });
    assert.match(unescaped(itemTooltip(made, known)), /Made from: golden/u);
    assert.match(unescaped(itemTooltip(snapshot({ instance: mention('5') }), known)), /Instance: trainer/u);
    assert.match(unescaped(itemTooltip(snapshot({ instance: mention('6') }), known)), /Instance: 6/u);
  });

  it('names where a volume comes from, and its clones', async () => {
    barrack.volumeList = [volume({ id: '1', name: 'base' })];
    barrack.volumeList.push(volume({ id: '2', source: { id: '1', name: 'as it was called' } }));
    await store.refresh();
    const [base = volume(), clone = volume()] = store.volumes.items;
    assert.match(unescaped(itemTooltip(clone, known)), /Cloned from: base/u);
    assert.match(unescaped(itemTooltip(base, known)), /Clones: volume-2/u);
    const orphan = volume({ id: '3', source: { id: '8', name: 'gone' } });
    assert.match(unescaped(itemTooltip(orphan, known)), /Cloned from: gone/u);
    assert.doesNotMatch(unescaped(itemTooltip(volume(), known)), /Cloned from|Restored/u);
    const source = { id: '1', name: undefined };
    barrack.volumeList = [base, ...Array.from({ length: 12 }, (_, n) => volume({ id: `c${n}`, source }))];
    await store.refresh();
    assert.match(unescaped(itemTooltip(base, known)), /Clones: volume-c0, .*volume-c7 and 4 more/u);
  });

  it('names what was made of a snapshot and an image, and what an instance was made from', async () => {
    barrack.snapshotList = [snapshot({ id: '7', name: 'shot', instance: mention('5') })];
    barrack.imageList = [image({ id: '9', name: 'base', snapshot: mention('7') })];
    barrack.instanceList = [
      instance({ id: '5', name: 'first', image: { id: '9', name: 'base' } }),
      instance({ id: '6', name: 'second', snapshot: { id: '7', name: undefined } }),
      instance({ id: '8', name: 'third', image: { id: '1', name: 'Ubuntu 22.04' } }),
    ];
    await store.refresh();
    const textOf = (resource: Parameters<typeof itemTooltip>[0] | undefined): string =>
      resource === undefined ? '' : unescaped(itemTooltip(resource, known));
    assert.match(
      textOf(store.find('snapshot', '7')),
      /Instance: first[^]*Image: base[^]*Instances made from it: second/u,
    );
    assert.match(textOf(store.find('image', '9')), /Made from: shot[^]*Instances made from it: first/u);
    assert.match(textOf(store.find('instance', '5')), /Snapshots: shot[^]*Image: base/u);
    assert.match(textOf(store.find('instance', '6')), /Restored from: shot/u);
    assert.match(textOf(store.find('instance', '8')), /Image: Ubuntu 22\.04/u);
  });

  it('names the volumes attached to an instance as those below it, and no more than a few', async () => {
    const trainer = instance({ id: '5', name: 'trainer', volumes: [{ id: '90', name: 'deleted' }] });
    const attached = (count: number) =>
      Array.from({ length: count }, (_, n) => volume({ id: `v${n}`, instance: mention('5') }));
    barrack.instanceList = [trainer];
    barrack.volumeList = attached(2);
    await store.refresh();
    assert.match(unescaped(itemTooltip(trainer, known)), /Volumes: volume-v0, volume-v1 {2}\n/u);
    barrack.volumeList = attached(12);
    await store.refresh();
    assert.match(unescaped(itemTooltip(trainer, known)), /Volumes: volume-v0, .*volume-v7 and 4 more/u);
  });

  it('tells both prices of an instance, and that one in SHUTOFF is billed in full', () => {
    const textOf = (status: string) => unescaped(itemTooltip(instance({ gpuModel: 'H100', status }), known));
    const running = '$1,606.00 a month, $2.20 an hour';
    const asleep = '$7.30 a month, $0.01 an hour (documented)';
    assert.ok(
      textOf('ACTIVE').includes(`Cost: ${running}  \nCost when hibernated: ${asleep}`),
      textOf('ACTIVE'),
    );
    assert.ok(textOf('SHUTOFF').includes(`Cost: ${running}`));
    assert.match(textOf('SHUTOFF'), /SHUTOFF is billed in full/u);
    assert.ok(textOf('HIBERNATED').includes(`Cost: ${asleep}  \nCost when restored: ${running}`));
    assert.match(unescaped(itemTooltip(instance({ gpuModel: 'H900' }), known)), /Cost: not known/u);
  });

  it('passes no documented price off as Barrack’s own', async () => {
    barrack.failing.set('pricing', failure({ kind: 'server', status: 503 }));
    const asked = new ResourceStore(() => barrack, new FakeClock());
    await asked.refresh();
    const documented = knownFrom(asked);
    assert.equal(asked.prices?.source, 'documented');
    assert.equal(
      itemAppearance(volume(), documented).description,
      '500 GB NVMe · $106.93/mo (documented) · Available',
    );
    assert.match(itemAppearance(volume(), documented).spoken, /\$106\.93 a month \(documented\)/u);
    const note = /Prices: Barrack’s price list could not be read: these are the documented prices/u;
    const shot = unescaped(itemTooltip(snapshot(), documented));
    assert.match(shot, /Cost: \$0\.10 an hour by Barrack’s documentation: \$73\.00 a month/u);
    assert.doesNotMatch(shot, /as Barrack states/u);
    for (const text of [shot, unescaped(itemTooltip(volume(), documented))]) {
      assert.match(text, note);
    }
    assert.match(unescaped(itemTooltip(volume(), documented)), /\$0\.1465 an hour \(documented\)/u);
  });

  it('says where the currency is assumed', async () => {
    barrack.currency = undefined;
    await store.refresh();
    const text = unescaped(itemTooltip(volume(), known));
    assert.match(text, /Prices: Barrack did not tell your account’s currency: these are its prices in USD/u);
  });

  it("keeps Barrack's own word where the status is told in another", () => {
    assert.ok(
      unescaped(itemTooltip(volume({ status: 'in-use' }), known)).includes('Attached (Barrack: in-use)'),
    );
  });

  it('says why a volume cannot be cloned and why no image can be made', () => {
    const legacy = unescaped(itemTooltip(volume({ region: 'CANADA-1' }), known));
    assert.match(legacy, /Cannot be cloned: CANADA-1 is in the legacy tier/u);
    const base = { id: '9', name: 'base', status: undefined };
    const having = unescaped(itemTooltip(snapshot({ image: base }), known));
    assert.match(having, /Creating an image: Deletes the image base first/u);
  });

  it('has the price of a snapshot as Barrack states it, and what it comes to read both ways', () => {
    const text = unescaped(itemTooltip(snapshot(), known));
    assert.match(
      text,
      /Cost: \$0\.10 an hour as Barrack states it: \$73\.00 a month if that is for each snapshot, \$7\.13 if it is per TB \(a snapshot is billed as 100 GB\)/u,
    );
  });

  it('has nothing of a hostile value as Markdown, HTML, link or icon', () => {
    const name =
      '[x](command:evil) <img src=x> **b** `c` $(zap) https://evil.example www.evil.example a@b.example\n# h';
    const text = itemTooltip(volume({ name, volumeType: '<b>' }), known);
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

  it('tells an age', () => {
    assert.equal(ageLabel(59_999), 'less than a minute old');
    assert.equal(ageLabel(12.9 * 60_000), '12 min old');
    assert.equal(ageLabel(150 * 60_000), '2 h old');
  });
});
