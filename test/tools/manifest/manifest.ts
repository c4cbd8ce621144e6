import { contributions, goToMenu } from '../../../src/commands/contributions/all.ts';
import type { Contribution } from '../../../src/commands/contributions/contribution.ts';
import type { Placed } from '../../../src/commands/contributions/when.ts';
import { commandIds } from '../../../src/commands/core/ids.ts';

/** The part of package.json that is made of the list of commands. */
export interface Generated {
  readonly commands: readonly object[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
}
type MenuItem = Partial<Placed> & ({ readonly command: string } | { readonly submenu: string });

/** @param of what is said of every command */
export function generate(of: Readonly<Record<string, Contribution>> = contributions): Generated {
  const all = commandIds.map((command) => ({ command, ...of[command] }));
  const placed = (where: 'title' | 'context' | 'goTo'): readonly MenuItem[] =>
    all.flatMap(({ command, ...one }) => (one[where] ?? []).map((place) => ({ command, ...place })));
  return {
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
