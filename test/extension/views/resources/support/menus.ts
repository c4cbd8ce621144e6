import type { TestServices } from '../../../../../src/program.ts';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly group: string;
  readonly when: string;
}

export interface Manifest {
  readonly contributes: { readonly menus: Readonly<Record<string, readonly MenuItem[]>> };
}

/** Whether an item with these flags fulfils all that a `when` clause asks of `viewItem`. */
export function matches(when: string, flags: string): boolean {
  const patterns = [...when.matchAll(/viewItem =~ \/(.*?)\/(?= |$)/gu)].map(([, pattern]) => pattern ?? '');
  if (patterns.length === 0) {
    throw new Error(`"${when}" asks nothing of an item`);
  }
  return patterns.every((pattern) => new RegExp(pattern, 'u').test(flags));
}

/** Tells for an item's flags whether the manifest has that command for it in that group of a menu. */
export function menuOf(
  { context }: TestServices,
  command: string,
  group: string,
  menu = 'view/item/context',
): (flags: string) => boolean {
  const { contributes } = context.extension.packageJSON as Manifest;
  const found = contributes.menus[menu]?.find(
    (item) => item.command === command && item.group.startsWith(group),
  );
  if (found === undefined) {
    throw new Error(`${command} is not in the menu ${menu}`);
  }
  return (flags) => matches(found.when, flags);
}
