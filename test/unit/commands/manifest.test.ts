import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { CommandId } from '../../../src/commands/core/ids.ts';
import { commandIds } from '../../../src/commands/contributions/all.ts';

interface Manifest {
  contributes: {
    menus: Record<string, ({ command: string; when?: string } | { submenu: string; when?: string })[]>;
    walkthroughs: { steps: Step[] }[];
    configuration: { properties: Record<string, { scope?: string; markdownDescription: string }> };
    viewsWelcome: { contents: string; when: string }[];
  };
}

interface Step {
  id: string;
  description: string;
  media: { image: Record<string, string> };
  completionEvents: string[];
}

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const text = read('package.json');
const manifest = JSON.parse(text) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;
const known: readonly string[] = commandIds;

describe('the manifest', () => {
  it('makes no menu depend on what is selected: the clicked row may be another', () => {
    const whens = Object.values(manifest.contributes.menus).flatMap((items) => items.map(({ when }) => when));
    assert.deepEqual(
      whens.filter((when) => /\blist(Multi|Double|Has)?Selection/u.test(when ?? '')),
      [],
    );
  });

  it('describes the first steps with pictures that are there and commands that are known', () => {
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['signIn', 'lookAround', 'clone', 'createImage'],
    );
    for (const { description, media, completionEvents } of steps) {
      const pictures = Object.values(media.image);
      assert.ok(
        pictures.length === 4 &&
          pictures.every((file) => existsSync(new URL(`../../../${file}`, import.meta.url))),
      );
      const links = [...(words[description.slice(1, -1)] ?? '').matchAll(/\(command:([\w.]+)\)/gu)];
      const linked = links.map(([, command]) => command ?? '').filter((one) => !one.endsWith('.focus'));
      const events = completionEvents.map((event) => event.replace(/^onCommand:/u, ''));
      for (const command of [...linked, ...events.filter((event) => !event.startsWith('onContext:'))]) {
        assert.ok(known.includes(command), command);
      }
    }
  });

  it('links only known commands from the welcome views', () => {
    for (const { contents } of manifest.contributes.viewsWelcome) {
      const shown = words[contents.slice(1, -1)] ?? '';
      for (const [, command] of shown.matchAll(/\(command:([\w.]+)\)/gu)) {
        assert.ok(known.includes(command ?? ''), command);
      }
    }
  });

  it('hides a command from the palette only where its twin serves there', () => {
    const hidden = manifest.contributes.menus['commandPalette'] ?? [];
    assert.deepEqual(
      hidden.flatMap((item) => ('command' in item && item.when === 'false' ? [item.command] : [])),
      ['barrack.changeFilter'], // the palette has "Filter…"
    );
  });

  describe('offers a command in the palette', () => {
    const offers = manifest.contributes.menus['commandPalette'] ?? [];
    /** Whether it is offered where what these keys say is so; every other one says nothing. */
    const isOffered = (command: CommandId, ...set: readonly string[]): boolean => {
      const when = offers.find((item) => 'command' in item && item.command === command)?.when ?? '';
      return when
        .split(' || ')
        .some((part) => part.split(' && ').every((term) => !set.some((key) => term === `!${key}`)));
    };
    const worksOn: readonly (readonly [key: string, commands: readonly CommandId[]])[] = [
      [
        'barrack.noVolumes',
        [
          'barrack.cloneVolume',
          'barrack.resizeVolume',
          'barrack.attachVolume',
          'barrack.detachVolume',
          'barrack.deleteVolume',
          'barrack.goToSource',
          'barrack.goToClone',
        ],
      ],
      ['barrack.noSnapshots', ['barrack.createImage', 'barrack.restoreSnapshot', 'barrack.deleteSnapshot']],
      ['barrack.noImages', ['barrack.deleteImage']],
      [
        'barrack.noInstances',
        [
          'barrack.attachVolume',
          'barrack.createSnapshot',
          'barrack.startInstance',
          'barrack.stopInstance',
          'barrack.rebootInstance',
          'barrack.hibernateInstance',
          'barrack.restoreInstance',
          'barrack.copyIp',
          'barrack.openSsh',
          'barrack.connectRemoteSsh',
          'barrack.goToVolume',
        ],
      ],
    ];
    for (const [key, commands] of worksOn) {
      it(`not where there is nothing for it: ${key}`, () => {
        const hidden = commandIds.filter((command) => isOffered(command) && !isOffered(command, key));
        assert.deepEqual(hidden.toSorted(), commands.toSorted());
      });
    }

    it('for as long as there is something of any kind that it works on', () => {
      const most = ['barrack.noVolumes', 'barrack.noSnapshots', 'barrack.noImages'];
      assert.ok(isOffered('barrack.showBilling', ...most));
      assert.ok(!isOffered('barrack.showBilling', ...most, 'barrack.noInstances'));
      assert.ok(!isOffered('barrack.goToInstance', ...most));
    });
  });

  it('keeps a workspace from changing where the key is sent, and how deletions are confirmed', () => {
    for (const [name, { scope }] of Object.entries(manifest.contributes.configuration.properties)) {
      const isOwn = name.startsWith('barrack.api.') || name === 'barrack.confirmDelete';
      assert.equal(scope, isOwn ? 'application' : undefined, name);
    }
  });

  it('has words for every placeholder, and a placeholder for all words', () => {
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/gu)].map(([, key]) => key ?? ''));
    assert.deepEqual([...used].toSorted(), Object.keys(words).toSorted());
  });
});
