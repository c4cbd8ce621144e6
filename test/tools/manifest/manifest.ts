import { commandIds, contributions } from '../../../src/commands/contributions/all.ts';
import type { Family } from '../../../src/commands/contributions/contribution.ts';
import { goToMenu } from '../../../src/commands/contributions/navigate.ts';
import { views, viewsWelcome } from '../../../src/commands/contributions/views.ts';

/** The part of package.json that is made of src/commands/contributions. */
export type Generated = ReturnType<typeof generate>;

/** @param of what is said of every command */
export function generate(of: Family = contributions) {
  const all = commandIds.map((command) => ({ command, ...of[command] }));
  const placed = (where: 'title' | 'context' | 'goTo') =>
    all.flatMap(({ command, ...one }) => (one[where] ?? []).map((place) => ({ command, ...place })));
  return {
    views,
    viewsWelcome,
    commands: all.map(({ command, icon }) => ({
      command,
      title: `%${command.replace(/^barrack/u, 'command')}%`,
      category: 'Barrack',
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
    })),
    menus: {
      commandPalette: all.flatMap(({ command, palette }) =>
        palette === undefined ? [] : [{ command, when: palette }],
      ),
      'view/title': placed('title'),
      'view/item/context': [...placed('context'), goToMenu],
      'barrack.goTo': placed('goTo'),
    },
  };
}

/** The text of package.json with that part made anew. */
export function withGenerated(text: string, generated: Generated = generate()): string {
  const manifest = JSON.parse(text) as { contributes: object };
  manifest.contributes = { ...manifest.contributes, ...generated };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
