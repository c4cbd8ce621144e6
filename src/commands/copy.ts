import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Resource } from '../domain/resources.ts';
import { withoutIcons } from '../ui/safe-text.ts';
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
  const texts = chosen.filter((resource) => resource !== undefined).map(textOf);
  if (texts.length > 0) {
    await copyText(
      texts.join('\n'),
      texts.length === 1 ? (texts[0] ?? '') : l10n.t('{0} lines', texts.length),
    );
  }
}

/** Puts text on the clipboard and says so in the status bar. */
export async function copyText(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(l10n.t('$(check) Copied {0}', withoutIcons(what)), 3000);
}

export function copyId(services: Services, targets: Targets): Promise<void> {
  return copyOf(services, targets, l10n.t('Copy ID'), ({ id }) => id);
}

export async function copyName(services: Services, targets: Targets): Promise<void> {
  const [region] = targets.regions;
  if (targets.resources.length === 0 && region !== undefined) {
    await copyText(targets.regions.join('\n'), region);
    return;
  }
  await copyOf(services, targets, l10n.t('Copy Name'), ({ name }) => name);
}
