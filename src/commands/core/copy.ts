import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Resource } from '../../domain/resources.ts';
import { iconText } from '../../ui/format/safe-text.ts';
import { setStatusBarMessage } from '../../ui/surfaces.ts';
import { chooseResource } from './choose.ts';
import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

/** Copies a line of each resource it was called on, else of one that the user chooses. */
export async function copyOf(
  { store }: Services,
  { resources }: Targets,
  title: string,
  textOf: (resource: Resource) => string,
): Promise<void> {
  const chosen = resources.length > 0 ? resources : [await chooseResource(store, title)];
  await copyLines(chosen.filter((resource) => resource !== undefined).map(textOf));
}

/** One text on each line; of several only their number is said. */
async function copyLines(lines: readonly string[]): Promise<void> {
  const [first] = lines;
  if (first !== undefined) {
    await copyText(lines.join('\n'), lines.length === 1 ? first : l10n.t('{0} lines', lines.length));
  }
}

/** Puts text on the clipboard and says so in the status bar. */
export async function copyText(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  setStatusBarMessage(iconText(l10n.t('Copied {0}', what), 'check'), 3000);
}

export function copyId(services: Services, targets: Targets): Promise<void> {
  return copyOf(services, targets, l10n.t('Copy ID'), ({ id }) => id);
}

export async function copyName(services: Services, targets: Targets): Promise<void> {
  const { regions, resources } = targets;
  await (regions.length === 0
    ? copyOf(services, targets, l10n.t('Copy Name'), ({ name }) => name)
    : copyLines([...regions, ...resources.map(({ name }) => name)]));
}
